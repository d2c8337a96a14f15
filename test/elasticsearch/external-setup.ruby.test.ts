import { Duration } from 'cdk8s';
import { ExternalElasticsearch, type ExternalSetupOptions, SecretRef } from '../../lib';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { cleanUp, mounted, type Outcome, run } from '../provisioning/run';
import { Elasticsearch } from '../provisioning/servers/elasticsearch';
import { ElasticsearchFixture } from './fixture';

// The input of the manifests, with the address, the mounted file and the time limits of the test.

const PASSWORD = 'admin-of-the-logs';
let elasticsearch: Elasticsearch;

beforeEach(async () => {
  elasticsearch = new Elasticsearch();
  elasticsearch.passwords.admin = PASSWORD;
  await elasticsearch.start();
});

afterEach(async () => {
  await elasticsearch.stop();
  cleanUp();
});

function setUp(setup: Partial<ExternalSetupOptions> = {}): Promise<Outcome> {
  const { chart, ...fixture } = new ElasticsearchFixture();
  new ExternalElasticsearch(chart, 'outside', {
    url: 'https://logs.example.com',
    version: '9.5.6',
    setup: { credentials: { username: 'admin', secret: SecretRef.fromName('admin') }, ...setup },
  });
  expect(fixture.app.errors()).toEqual([]);
  const config = chart
    .toJson()
    .find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('external-elasticsearch'));
  const input: ProvisionInput = JSON.parse(config.data['input.json']);
  expect(input.urls).toEqual(['https://logs.example.com:443']);
  const here = { urls: [`http://localhost:${elasticsearch.port}`], passwordFile: mounted(PASSWORD) };
  return run('provision', { ...input, ...here, waitSeconds: 5, refusedSeconds: 0 });
}

test('an external Elasticsearch gets retention and templates, and no user', async () => {
  expect(await setUp()).toEqual({
    status: 0,
    log: [
      'cluster: ready',
      'retention: created',
      'template of the logs: created',
      'template of rejected documents: created',
      'done',
    ],
  });
  expect(elasticsearch.asked('PUT', 'POST').join()).not.toContain('_security');
});

test('a second run changes nothing there', async () => {
  await setUp();
  elasticsearch.requests.length = 0;
  expect((await setUp()).status).toBe(0);
  expect(elasticsearch.asked('PUT', 'POST')).toEqual([]);
});

test('only a changed retention is written', async () => {
  await setUp();
  elasticsearch.requests.length = 0;
  await setUp({ retention: Duration.days(30) });
  expect(elasticsearch.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});
