import { ElasticsearchImage, ElasticsearchSecurity } from '../../lib';
import { isAtLeast } from '../../lib/elasticsearch/images/contract';
import { SETTING_ROWS, type SettingName } from '../../lib/elasticsearch/nodes/setting-rows';
import { parseStackVersion } from '../../lib/images/stack-version';
import { StoreWorld } from './world';

const VERSIONS = ['7.17.29', '8.0.1', '8.1.3', '8.2.0', '8.19.20', '9.5.6'];
const SETTINGS = Object.entries(SETTING_ROWS);

const world = (version: string) => new StoreWorld({ image: ElasticsearchImage.official(version) });

test.each(SETTINGS)('%s names the page that tells of it', (_, { page }) => {
  expect(page).toMatch(/^(docs|guide)\/[a-z0-9./_-]+$/);
});

test.each(VERSIONS)('Elasticsearch %s gets no setting that it does not know', (text) => {
  const version = parseStackVersion(text);
  const unknown = Object.keys(world(text).settings()).filter(
    (name) => !version || !isAtLeast(version, SETTING_ROWS[name as SettingName]?.from ?? '99.0.0'),
  );
  expect(unknown).toEqual([]);
});

test('a node opens a port for readiness from 8.2 on, and is asked on it', () => {
  expect(world('8.1.3').settings()).not.toHaveProperty(['readiness.port']);
  expect(world('8.2.0').settings()['readiness.port']).toBe(8080);
  const probed = (version: string) => world(version).pod().containers[0].readinessProbe.tcpSocket.port;
  expect(VERSIONS.map(probed)).toEqual(['http', 'http', 'http', 'readiness', 'readiness', 'readiness']);
});

test('the start script has no port to ask where nodes open none', () => {
  const [without, withPort] = [world('8.1.3').env(), world('8.2.0').env()];
  // Empty, and yet there: the script ends at variables that nobody sets.
  expect(Object.entries(without)).toContainEqual(['READINESS_PORT', undefined]);
  expect(withPort.READINESS_PORT).toBe('8080');
});

test('nothing makes itself up: neither certificates nor passwords nor downloads', () => {
  expect(world('9.5.6').settings()).toMatchObject({
    'xpack.security.autoconfiguration.enabled': false,
    'ingest.geoip.downloader.enabled': false,
  });
});

test('nodes know each other by their certificates, not by addresses that change', () => {
  expect(world('9.5.6').settings()['xpack.security.transport.ssl.verification_mode']).toBe('certificate');
});

test('without security no certificate is named', () => {
  const open = new StoreWorld({ security: ElasticsearchSecurity.disabled() });
  expect(Object.keys(open.settings()).filter((name) => name.includes('ssl'))).toEqual([]);
});

test('the name of a node is that of its pod', () => {
  expect(world('9.5.6').settings()['node.name']).toBe('${NODE_NAME}');
  expect(world('9.5.6').pod().containers[0].env[0].valueFrom.fieldRef.fieldPath).toBe('metadata.name');
});
