import { ExternalElasticsearch, type ExternalSetupOptions, SecretRef } from '../../lib';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { Elasticsearch } from '../provisioning/elasticsearch';
import { cleanUp, mounted, type Outcome, run } from '../provisioning/run';
import { StoreWorld } from './world';

// The plan as it stands in the manifests; only the address, the mounted file and the patience are those of the test.

const PASSWORD = 'admin-of-the-logs';
let store: Elasticsearch;

beforeEach(async () => {
  store = new Elasticsearch();
  store.passwords.admin = PASSWORD;
  await store.start();
});

afterEach(async () => {
  await store.stop();
  cleanUp();
});

function setUp(setup: Partial<ExternalSetupOptions> = {}): Promise<Outcome> {
  const { chart, ...world } = new StoreWorld();
  new ExternalElasticsearch(chart, 'outside', {
    url: 'https://logs.example.com',
    version: '9.5.6',
    setup: { credentials: { username: 'admin', secret: SecretRef.fromName('admin') }, ...setup },
  });
  expect(world.app.errors()).toEqual([]);
  const config = chart.toJson().find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('log-'));
  const plan: ProvisionInput = JSON.parse(config.data['plan.json']);
  expect(plan.urls).toEqual(['https://logs.example.com:443']);
  const here = { urls: [`http://localhost:${store.port}`], passwordFile: mounted(PASSWORD) };
  return run('provision', { ...plan, ...here, waitSeconds: 5, refusedSeconds: 0 });
}

test('a store elsewhere gets retention and templates, and no user', async () => {
  expect(await setUp()).toEqual({
    status: 0,
    log: [
      'cluster: ready',
      'retention: created',
      'template of the logs: created',
      'template of what was refused: created',
      'done',
    ],
  });
  expect(store.asked('PUT', 'POST').join()).not.toContain('_security');
});

test('a second run changes nothing there', async () => {
  await setUp();
  store.requests.length = 0;
  expect((await setUp()).status).toBe(0);
  expect(store.asked('PUT', 'POST')).toEqual([]);
});

test('another retention is written, and nothing else', async () => {
  await setUp();
  store.requests.length = 0;
  await setUp({ retentionDays: 30 });
  expect(store.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});
