import { ElasticsearchImage, ElasticsearchSecurity } from '../../../lib';
import { isAtLeast } from '../../../lib/elasticsearch/images/features';
import { SETTING_ROWS, type SettingName } from '../../../lib/elasticsearch/nodes/setting-rows';
import { parseStackVersion } from '../../../lib/images/stack-version';
import { ElasticsearchFixture } from '../fixture';

const VERSIONS = ['7.17.29', '8.0.1', '8.1.3', '8.2.0', '8.19.20', '9.5.6'];
const SETTINGS = Object.entries(SETTING_ROWS);

const fixture = (version: string) => new ElasticsearchFixture({ image: ElasticsearchImage.official(version) });

test.each(SETTINGS)('%s names its documentation', (_, { page }) => {
  expect(page).toMatch(/^(docs|guide)\/[a-z0-9./_-]+$/);
});

test.each(VERSIONS)('Elasticsearch %s gets no unknown setting', (text) => {
  const version = parseStackVersion(text);
  const unknown = Object.keys(fixture(text).settings()).filter(
    (name) => !version || !isAtLeast(version, SETTING_ROWS[name as SettingName]?.from ?? '99.0.0'),
  );
  expect(unknown).toEqual([]);
});

test('a node opens a readiness port from 8.2 on, and the probe uses it', () => {
  expect(fixture('8.1.3').settings()).not.toHaveProperty(['readiness.port']);
  expect(fixture('8.2.0').settings()['readiness.port']).toBe(8080);
  const probed = (version: string) => fixture(version).pod().containers[0].readinessProbe.tcpSocket.port;
  expect(VERSIONS.map(probed)).toEqual(['http', 'http', 'http', 'readiness', 'readiness', 'readiness']);
});

test('the start script gets no port if nodes open none', () => {
  const [without, withPort] = [fixture('8.1.3').env(), fixture('8.2.0').env()];
  // Set but empty, because the script ends at unset variables.
  expect(Object.entries(without)).toContainEqual(['READINESS_PORT', undefined]);
  expect(withPort.READINESS_PORT).toBe('8080');
});

test('Elasticsearch creates no certificates or passwords itself, and downloads nothing', () => {
  expect(fixture('9.5.6').settings()).toMatchObject({
    'xpack.security.autoconfiguration.enabled': false,
    'ingest.geoip.downloader.enabled': false,
  });
});

test('nodes verify certificates without their addresses, which change', () => {
  expect(fixture('9.5.6').settings()['xpack.security.transport.ssl.verification_mode']).toBe('certificate');
});

test('without security there are no settings for certificates', () => {
  const open = new ElasticsearchFixture({ security: ElasticsearchSecurity.disabled() });
  expect(Object.keys(open.settings()).filter((name) => name.includes('ssl'))).toEqual([]);
});

test('the name of a node is the name of its pod', () => {
  expect(fixture('9.5.6').settings()['node.name']).toBe('${NODE_NAME}');
  expect(fixture('9.5.6').pod().containers[0].env[0].valueFrom.fieldRef.fieldPath).toBe('metadata.name');
});
