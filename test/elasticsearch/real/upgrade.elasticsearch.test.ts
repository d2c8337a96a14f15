import { ElasticsearchImage, ElasticsearchSecurity } from '../../../lib';
import type { ServerProcess } from '../../e2e/elasticsearch/server/server-process';
import type { Major } from '../../e2e/elasticsearch/server/versions';
import { cleanUp, mounted, type Running, start } from '../../provisioning/run';
import { ElasticsearchFixture } from '../fixture';
import { Nodes, type ScriptOutcome, script } from './nodes';

// Ends what hangs. Servers start slowly on busy machines.
jest.setTimeout(1_800_000);

// One data directory, upgraded from 7.17 to 8.19 and 9.5, with the check of the entrypoint before each start.

const PORT = 9200;
const nodes = new Nodes();
const servers = new Map<Major, ServerProcess>();

beforeAll(async () => {
  const seven = await running(7);
  await seven.request('PUT', '/old', { settings: { 'index.number_of_replicas': 0 } });
  await seven.request('POST', '/old/_doc?refresh=true', { message: 'written by 7.17' });
  await seven.stop('SIGTERM');
});

afterAll(async () => {
  await nodes.end();
  cleanUp();
});

/** A server of a major version, started on the data directory that all versions have. */
async function running(major: Major): Promise<ServerProcess> {
  const server = servers.get(major) ?? nodes.server({ major, secure: false }, 'node', PORT);
  servers.set(major, server);
  await server.start();
  return server;
}

/** Runs the entrypoint of another node of this version, which has no data yet, up to the start of Elasticsearch. */
function entrypoint(major: Major): Promise<ScriptOutcome> {
  return script(
    'entrypoint.sh',
    {
      NODE_NAME: 'elasticsearch-1',
      NODES_SERVICE: 'localhost',
      NODE_URL: 'http://localhost:9201',
      INITIAL_MASTERS: mounted('elasticsearch-0'),
      CLUSTER_UUID: mounted('the-cluster-was-formed'),
      READINESS_PORT: '',
      MAJOR: `${major}`,
      DATA_PATH: '/nonexistent',
    },
    'echo',
    'Elasticsearch starts',
  );
}

/** Starts the provisioning of 8.19 with the steps for templates, and returns when a request was rejected. */
async function provisioning(): Promise<Running> {
  const image = ElasticsearchImage.official('8.19.20');
  const input = new ElasticsearchFixture({ image, security: ElasticsearchSecurity.disabled() }).input('provisioning');
  const steps = input.steps.filter(({ path }: { path?: string }) => path?.startsWith('/_index_template/'));
  const program = start('provision', { ...input, urls: [`http://localhost:${PORT}`], steps });
  await new Promise<void>((resolve) => {
    program.process.stdout?.on('data', (text) => `${text}`.includes('waiting: PUT') && resolve());
    program.process.on('exit', () => resolve());
  });
  return program;
}

test('8 starts on the data of 7.17, as the entrypoint says, and its provisioning waits for it', async () => {
  const seven = await running(7);
  const { outcome } = await provisioning();
  expect(await entrypoint(8)).toEqual({ status: 0, log: expect.stringContaining('Elasticsearch starts') });
  await seven.stop('SIGTERM');
  const eight = await running(8);
  expect((await eight.request('GET', '/old/_count')).body).toMatchObject({ count: 1 });
  const { status, log } = await outcome;
  expect(log.at(0)).toMatch(/^waiting: PUT .*: 400 .*unknown setting .* \(nodes have version 7\.17\.\d+\)$/);
  expect([status, ...log.slice(-3)]).toEqual([
    0,
    'template of the logs: created',
    'template of rejected documents: created',
    'done',
  ]);
  await eight.stop('SIGTERM');
});

test('9 does not start on an index of 7.17, which the entrypoint names before', async () => {
  const eight = await running(8);
  const refused = await entrypoint(9);
  expect(refused.status).toBe(1);
  expect(refused.log).toContain(
    'Elasticsearch 9 does not start: these indices were created before Elasticsearch 8: old.',
  );
  await eight.stop('SIGTERM');
  await expect(running(9)).rejects.toThrow('must be marked as read-only');
});

test('9 starts after the index was made read-only as the runbook says', async () => {
  const eight = await running(8);
  expect((await eight.request('PUT', '/old/_block/write')).status).toBe(200);
  expect((await entrypoint(9)).status).toBe(0);
  await eight.stop('SIGTERM');
  const nine = await running(9);
  expect((await nine.request('GET', '/old/_count')).body).toMatchObject({ count: 1 });
  await nine.stop('SIGTERM');
});
