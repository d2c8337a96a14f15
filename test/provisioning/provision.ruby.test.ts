import type { EnsureStep, Json, ProvisionInput, ProvisionStep } from '../../lib/provisioning/input';
import { cleanUp, mounted, type Outcome, run, start } from './run';
import { Elasticsearch } from './servers/elasticsearch';
import { agent, health, password, provisionInput, role, template } from './steps';

let elasticsearch: Elasticsearch;

beforeEach(async () => {
  elasticsearch = new Elasticsearch();
  await elasticsearch.start();
});

afterEach(async () => {
  await elasticsearch.stop();
  cleanUp();
});

function provision(steps: readonly ProvisionStep[], more: Partial<ProvisionInput> = {}): Promise<Outcome> {
  return run('provision', provisionInput(elasticsearch.url, steps, more));
}

test('the log has one line for each step that changed something', async () => {
  const { status, log } = await provision([health, template(), role]);
  expect([status, log]).toEqual([0, ['cluster: green', 'template: created', 'role: created', 'done']]);
});

test('a second run writes nothing, although Elasticsearch returns values in its own notation', async () => {
  const settings = { 'index.number_of_shards': 1, hidden: false, 'mapping.total_fields.limit': 2000 };
  const steps = [template(settings), role, agent(mounted('agent-secret'))];
  await provision(steps);
  elasticsearch.requests.length = 0;
  const { log } = await provision(steps);
  expect(log).toEqual(['unchanged: template, role, user', 'done']);
  expect(elasticsearch.asked('PUT', 'POST')).toEqual([]);
});

test('an object that differs is written again as a whole', async () => {
  await provision([template()]);
  expect((await provision([template({ number_of_shards: 3 })])).log[0]).toBe('template: updated');
  expect((await provision([template({ number_of_shards: 3 })])).log[0]).toBe('unchanged: template');
});

test.each<[string, Record<string, Json>]>([
  ['a map more in a list', { indices: [role.body.indices ?? [], { names: ['*'], privileges: ['all'] }].flat() }],
  ['a name more in a list', { cluster: ['monitor', 'manage'] }],
  ['an empty list', { cluster: [] }],
])('%s counts as a difference', async (_, changed) => {
  await provision([role]);
  elasticsearch.things.set(role.path, { ...elasticsearch.things.get(role.path), ...changed });
  expect((await provision([role])).log[0]).toBe('role: updated');
});

test('with a fingerprint, a field removed from the input is a difference too', async () => {
  const marked = (step: EnsureStep): EnsureStep => ({ ...step, fingerprintAt: ['_meta', 'fingerprint'] });
  await provision([marked(template({ number_of_shards: 1, codec: 'best_compression' }))]);
  expect((await provision([marked(template())])).log[0]).toBe('template: updated');
  expect((await provision([marked(template())])).log[0]).toBe('unchanged: template');
});

test.each<[string, EnsureStep]>([
  [
    'a lifecycle policy',
    {
      kind: 'ensure',
      name: 'thing',
      path: '/_ilm/policy/k8s',
      at: ['k8s'],
      body: { policy: { phases: { delete: { min_age: '7d', actions: { delete: {} } } } } },
    },
  ],
  [
    'a snapshot repository',
    {
      kind: 'ensure',
      name: 'thing',
      path: '/_snapshot/backup',
      at: ['backup'],
      body: { type: 'fs', settings: { location: '/backup', compress: true } },
    },
  ],
  [
    'a snapshot policy',
    {
      kind: 'ensure',
      name: 'thing',
      path: '/_slm/policy/daily',
      at: ['daily', 'policy'],
      body: { schedule: '0 30 1 * * ?', name: '<daily-{now/d}>', repository: 'backup' },
    },
  ],
  [
    'an ingest pipeline',
    {
      kind: 'ensure',
      name: 'thing',
      path: '/_ingest/pipeline/k8s',
      at: ['k8s'],
      body: { processors: [{ set: { field: 'a', value: 'b' } }] },
    },
  ],
])('%s is created once', async (_, step) => {
  elasticsearch.things.set('/_snapshot/backup', { type: 'fs' });
  elasticsearch.things.delete(step.path);
  expect((await provision([step])).log[0]).toBe('thing: created');
  expect((await provision([step])).log[0]).toBe('unchanged: thing');
});

test('a user is created with the password from a file, and signs in with it', async () => {
  const file = mounted('agent-secret');
  const { log } = await provision([agent(file), password('agent', file)]);
  expect(log).toEqual(['user: created', 'unchanged: password', 'done']);
  expect(elasticsearch.passwords.agent).toBe('agent-secret');
});

test('the password of kibana_system is set once, and again when its Secret changes', async () => {
  const step = password('kibana_system', mounted('päss:"wörd"\n'));
  expect((await provision([step])).log[0]).toBe('password: updated');
  expect(elasticsearch.passwords.kibana_system).toBe('päss:"wörd"');
  expect((await provision([step])).log[0]).toBe('unchanged: password');
  expect((await provision([password('kibana_system', mounted('next'))])).log[0]).toBe('password: updated');
});

test('a step for a data stream is skipped until the data stream exists', async () => {
  const path = '/_data_stream/k8s-logs';
  const step: EnsureStep = {
    kind: 'ensure',
    name: 'retention',
    path: `${path}/_lifecycle`,
    at: ['data_streams', 0, 'lifecycle'],
    body: { data_retention: '7d' },
    skipIf: { path, status: 404 },
  };
  expect((await provision([step])).log[0]).toBe('retention: skipped');
  elasticsearch.dataStreams.add('k8s-logs');
  expect((await provision([step])).log[0]).toBe('retention: created');
  expect((await provision([step])).log[0]).toBe('unchanged: retention');
});

test('the next run completes a run that was killed after any of its requests', async () => {
  const file = mounted('agent-secret');
  const steps = [health, template(), role, agent(file), password('kibana_system', file)];
  await provision(steps);
  const all = elasticsearch.requests.length;
  const complete = [...elasticsearch.things];
  for (let last = 1; last < all; last += 1) {
    elasticsearch.things.clear();
    elasticsearch.passwords.kibana_system = 'changed-at-start';
    elasticsearch.requests.length = 0;
    const running = start('provision', provisionInput(elasticsearch.url, steps));
    elasticsearch.afterRequest = (count) => count === last && running.process.kill('SIGKILL');
    expect((await running.outcome).status).toBeNull();
    elasticsearch.afterRequest = () => {};
    expect((await provision(steps)).status).toBe(0);
    expect([...elasticsearch.things]).toEqual(complete);
    expect(elasticsearch.passwords.kibana_system).toBe('agent-secret');
  }
}, 120_000);
