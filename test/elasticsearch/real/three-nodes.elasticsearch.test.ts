import { randomBytes } from 'node:crypto';
import type { ProvisionInput, ProvisionStep } from '../../../lib/provisioning/input';
import type { ServerProcess } from '../../e2e/elasticsearch/server/server-process';
import { until } from '../../e2e/environment/wait';
import { cleanUp, run } from '../../provisioning/run';
import { Nodes, type ScriptOutcome, script } from './nodes';

// Ends what hangs. Servers start slowly on busy machines.
jest.setTimeout(1_800_000);

// The preStop hook, and the repair of the runbook, in a cluster of three real nodes.

const NAMES = ['elasticsearch-0', 'elasticsearch-1', 'elasticsearch-2'] as const;
type Name = (typeof NAMES)[number];
const nodes = new Nodes();
const servers = new Map<Name, ServerProcess>();

beforeAll(async () => {
  await Promise.all(NAMES.map((name) => start(name)));
  await request('PUT', '/_index_template/two-copies', {
    index_patterns: ['logs-*'],
    template: { settings: { 'index.unassigned.node_left.delayed_timeout': '5m' } },
  });
  await request('PUT', '/logs-1', { settings: { 'index.number_of_shards': 3, 'index.number_of_replicas': 1 } });
  await green();
});

afterAll(async () => {
  await nodes.end();
  cleanUp();
});

const portOf = (name: Name) => 9200 + NAMES.indexOf(name);

async function start(name: Name): Promise<void> {
  const node =
    servers.get(name) ??
    nodes.server({ major: 9, secure: false }, name, portOf(name), {
      settings: {
        'node.name': name,
        'node.attr.pod': name,
        'discovery.type': undefined,
        'discovery.seed_hosts': '127.0.0.1:9300,127.0.0.1:9301,127.0.0.1:9302',
        'cluster.initial_master_nodes': NAMES.join(','),
        // Found again at once after a restart.
        'discovery.find_peers_interval': '200ms',
      },
    });
  servers.set(name, node);
  await node.start();
}

/** Waits until three nodes have all copies of all shards. */
function green(): Promise<void> {
  return until('three nodes are green', async () => {
    const { body } = await request('GET', '/_cluster/health');
    const { status, number_of_nodes } = body as { status?: string; number_of_nodes?: number };
    return status === 'green' && number_of_nodes === 3;
  });
}

async function restart(name: Name): Promise<void> {
  await server(name).stop('SIGTERM');
  await start(name);
}

function nodesStep(keep: readonly string[]): ProvisionStep {
  return { kind: 'nodes', name: 'nodes', prefix: 'elasticsearch-', keep, masters: keep };
}

/** What the provisioning program does for nodes that are removed. */
const INPUT: ProvisionInput = {
  urls: [`http://localhost:${portOf(NAMES[0])}`],
  waitSeconds: 600,
  steps: [nodesStep([NAMES[0]])],
};

/** Frees the lock of the node that has stopped last, as its restart does. */
async function unlock(): Promise<void> {
  await request('DELETE', '/_component_template/node-stop-*');
}

function request(method: string, path: string, body?: unknown, name: Name = NAMES[0]) {
  return server(name).request(method, path, body);
}

function server(name: Name): ServerProcess {
  const found = servers.get(name);
  if (!found) throw new Error(`${name} is not started`);
  return found;
}

/** Runs the hook of a node. */
function hook(name: Name, longSeconds = 600): Promise<ScriptOutcome> {
  const env = {
    NODE_NAME: name,
    NODE_URL: `http://127.0.0.1:${portOf(name)}`,
    NODES_SERVICE: 'localhost',
    PAUSE_SECONDS: '1',
    DRAIN_SECONDS: '0',
    SETTLE_SECONDS: '5',
  };
  return script('node-stop.sh', env, '600', `${longSeconds}`);
}

describe('the preStop hook', () => {
  test('a node stops at once while the cluster is green', async () => {
    expect(await hook('elasticsearch-2')).toEqual({ status: 0, log: '' });
    await unlock();
  });

  test('of two nodes that stop at the same time, the second waits until the first has restarted', async () => {
    const names = ['elasticsearch-1', 'elasticsearch-2'] as const;
    const order: Name[] = [];
    const outcomes = await Promise.all(
      names.map(async (name) => {
        const outcome = await hook(name);
        order.push(name);
        const { body } = await request('GET', '/_cluster/health');
        await restart(name);
        return { name, log: outcome.log, health: body };
      }),
    );
    const second = outcomes.find(({ name }) => name === order[1]);
    expect(second?.log).toContain('waiting: ');
    expect(outcomes.map(({ health }) => health)).toEqual(
      names.map(() => expect.objectContaining({ number_of_nodes: 3 })),
    );
  });

  test('a node waits while another one is down, and stops when it has returned', async () => {
    await server('elasticsearch-1').stop('SIGKILL');
    const waiting = hook('elasticsearch-2');
    await until('the other node has left', async () => {
      const { body } = await request('GET', '/_cluster/health');
      return (body as { number_of_nodes: number }).number_of_nodes === 2;
    });
    await start('elasticsearch-1');
    const { status, log } = await waiting;
    expect([status, log]).toEqual([
      0,
      expect.stringMatching(/waiting: (1 of 3 voting masters|no other node has an active copy)/),
    ]);
    await unlock();
  });

  test('a red index of other nodes does not delay a node', async () => {
    const settings = { 'index.routing.allocation.require._name': 'nobody', 'index.number_of_replicas': 0 };
    await request('PUT', '/red?wait_for_active_shards=0', { settings });
    expect(await hook('elasticsearch-2')).toEqual({ status: 0, log: '' });
    await request('DELETE', '/red');
    await unlock();
  });

  test('a node that is removed stops when it has no shard and no vote', async () => {
    await request('POST', '/_cluster/voting_config_exclusions?node_names=elasticsearch-2');
    await request('PUT', '/_cluster/settings', {
      persistent: { 'cluster.routing.allocation.exclude.pod': 'elasticsearch-2' },
    });
    expect((await hook('elasticsearch-2')).status).toBe(0);
    const { body } = await request('GET', '/_cat/shards?h=node');
    expect(body).not.toContain('elasticsearch-2');
    expect((await request('GET', '/_cluster/health')).body).toMatchObject({ status: 'green' });
    await request('PUT', '/_cluster/settings', { persistent: { 'cluster.routing.allocation.exclude.pod': null } });
    await request('DELETE', '/_cluster/voting_config_exclusions?wait_for_removal=false');
    await unlock();
  });
});

describe('two of three nodes are removed while one of them is stopping', () => {
  const INDEX = '/expanding';
  const settings = (persistent: Record<string, string | null>) => request('PUT', '/_cluster/settings', { persistent });

  beforeAll(async () => {
    // A copy on each of the nodes that are removed, and none on the one that stays, to which Elasticsearch moves it slowly.
    const filter = 'index.routing.allocation.exclude._name';
    await settings({ 'cluster.routing.rebalance.enable': 'none', 'indices.recovery.max_bytes_per_sec': '10kb' });
    await request('PUT', INDEX, { settings: { [filter]: NAMES[0], 'index.auto_expand_replicas': '0-1' } });
    await green();
    await request('POST', `${INDEX}/_doc`, { message: randomBytes(1_000_000).toString('base64') });
    await request('POST', `${INDEX}/_flush`);
    await request('PUT', `${INDEX}/_settings`, { [filter]: null });

    // Elasticsearch deletes the replica. The node with the primary has the lock, and stops after the program has begun.
    const { body: primary } = await request('GET', '/_cat/shards/expanding?h=prirep,node&s=prirep');
    const [, first, second] = `${primary}`.startsWith(`p ${NAMES[1]}`) ? NAMES : [NAMES[0], NAMES[2], NAMES[1]];
    await hook(first);
    const program = run('provision', INPUT);
    await until('the node is named, or the replica is deleted', async () => {
      const { body } = await request('GET', '/_cluster/settings?filter_path=persistent');
      const { body: copies } = await request('GET', '/_cat/shards/expanding?h=prirep');
      return JSON.stringify(body).includes('removed_pods') || !`${copies}`.includes('r');
    });
    await server(first).stop('SIGTERM');
    expect((await program).status).toBe(0);
    await settings({ 'indices.recovery.max_bytes_per_sec': null });
    await hook(second);
    await server(second).stop('SIGTERM');
  });

  afterAll(async () => {
    await Promise.all([start('elasticsearch-1'), start('elasticsearch-2')]);
    expect((await run('provision', { ...INPUT, steps: [nodesStep(NAMES)] })).status).toBe(0);
    await settings({ 'cluster.routing.rebalance.enable': null });
    await green();
  });

  test('the node that stays has the documents of an index with auto_expand_replicas', async () => {
    expect((await request('GET', `${INDEX}/_count`)).body).toMatchObject({ count: 1 });
  });
});

describe('after the loss of two of three masters', () => {
  const lost = ['elasticsearch-1', 'elasticsearch-2'] as const;

  beforeAll(async () => {
    await request('POST', '/logs-1/_doc?refresh=true', { message: 'kept' });
    await request('PUT', '/logs-1/_settings', { 'index.number_of_replicas': 2 });
    await green();
    await Promise.all(NAMES.map((name) => server(name).stop('SIGKILL')));
  });

  test('unsafe-bootstrap lets the master that has its data form a cluster with the data', async () => {
    expect(server('elasticsearch-0').tool('elasticsearch-node', 'y\n', 'unsafe-bootstrap')).toContain(
      'Master node was successfully bootstrapped',
    );
    await start('elasticsearch-0');
    expect((await request('GET', '/logs-1/_count')).body).toMatchObject({ count: 1 });
  });

  test('detach-cluster lets a node with data of the old cluster join it', async () => {
    const [name] = lost;
    expect(server(name).tool('elasticsearch-node', 'y\n', 'detach-cluster')).toContain('successfully detached');
    await start(name);
    const { body } = await request('GET', '/_cluster/health');
    expect(body).toMatchObject({ number_of_nodes: 2 });
  });
});
