import { changesByObject, effectsOf, type Manifest, manifest } from '../fixtures';
import { manifests, type Nodes } from './manifests';

const CLUSTER = 'Elasticsearch cluster logging/logs';
const set = (name: string, replicas: number, rest: Partial<Nodes> = {}): Nodes => ({ name, replicas, ...rest });
const changesOfCluster = (before: Nodes[], after: Nodes[]) =>
  changesByObject(manifests(...before), manifests(...after))[CLUSTER] ?? [];
const zones = (revision: number) => ['a', 'b', 'c'].map((zone) => set(zone, 1, { revision }));

test('StatefulSets of one cluster that restart at the same time cause an outage', () => {
  const [quorum, shards] = changesOfCluster(zones(1), zones(2));
  expect(quorum).toMatchObject({
    effect: 'outage',
    message: '3 of 3 master-eligible nodes restart at the same time. Until they are back, Elasticsearch has no master',
    action: expect.stringContaining('apply one StatefulSet at a time'),
  });
  expect(shards?.effect).toBe('outage');
});

test('with OnDelete, no node restarts', () => {
  const onDelete = (revision: number) => zones(revision).map((zone) => ({ ...zone, strategy: 'OnDelete' as const }));
  expect(changesOfCluster(onDelete(1), onDelete(2))).toEqual([]);
});

test('two data nodes that stop at the same time can have both copies of a shard', () => {
  expect(changesOfCluster([set('a', 5)], [set('a', 3)])).toMatchObject([
    { effect: 'data-loss', action: expect.stringContaining('cluster.routing.allocation.exclude._name') },
  ]);
});

test('five masters have no majority if two are removed while another one restarts', () => {
  const masters = (replicas: number, revision: number) => [
    set('m', replicas, { roles: ['master'], revision }),
    set('d', 3, { roles: ['data'] }),
  ];
  expect(changesOfCluster(masters(5, 1), masters(3, 1))).toEqual([]);
  expect(changesOfCluster(masters(5, 1), masters(3, 2))).toMatchObject([
    { effect: 'outage', message: expect.stringMatching(/^2 of 5 master-eligible nodes stop while 1 can restart/) },
  ]);
});

test('masters in a new node set can form a second cluster', () => {
  const after = [set('old', 3, { roles: ['data'] }), set('new', 3, { roles: ['master'] })];
  expect(changesOfCluster([set('old', 3)], after)).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('can form a second cluster') },
  ]);
});

describe('nodes that stop one at a time', () => {
  const stopsInTurn = true;
  const old = set('old', 3, { stopsInTurn });

  test('are replaced by new masters in two applies, because they stop if no new master joins', () => {
    const masters = set('new', 3, { roles: ['master'], stopsInTurn });
    const demoted = { ...old, roles: ['data'] as const };
    expect(changesOfCluster([old], [demoted, masters])).toEqual([
      {
        effect: 'outage',
        message: expect.stringMatching(/^Every master-eligible node is replaced.* within four minutes/),
        action: expect.stringContaining('apply twice'),
      },
    ]);
    expect(changesOfCluster([old], [old, masters])).toEqual([]);
    expect(changesOfCluster([old, masters], [demoted, masters])).toEqual([]);
  });

  test('are replaced by new data nodes in two applies, because they stop if no new node joins', () => {
    const moved = set('new', 3, { stopsInTurn });
    const [quorum, shards, ...others] = changesOfCluster([old], [moved]);
    expect([quorum?.effect, others]).toEqual(['outage', []]);
    expect(shards).toMatchObject({ effect: 'outage', message: expect.stringMatching(/^Every data node is replaced/) });
    expect(changesOfCluster([old, moved], [moved])).toMatchObject([{ effect: 'scaled' }]);
  });

  test('can be reduced to one, because they give up their votes', () => {
    expect(changesOfCluster([old], [set('old', 1, { stopsInTurn })])[0]).toMatchObject({
      effect: 'scaled',
      message: expect.stringMatching(/^1 of 3 master-eligible nodes remains/),
    });
  });
});

test('the removal of a node set with data loses its shards', () => {
  const masters = set('m', 3, { roles: ['master'] });
  const [a, b] = [set('a', 2, { roles: ['data'] }), set('b', 3, { roles: ['data'] })];
  expect(effectsOf(changesOfCluster([masters, a, b], [masters, b]))).toEqual(['data-loss']);
});

test('a node that loses the data role does not start while it has shards', () => {
  const after = [set('a', 3), set('b', 2, { roles: ['master'] })];
  expect(changesOfCluster([set('a', 3), set('b', 2)], after)[0]).toMatchObject({
    effect: 'outage',
    message: expect.stringContaining('The nodes of b lose the data role'),
  });
});

test('the restart of the only node is not an outage', () => {
  expect(changesOfCluster([set('a', 1)], [set('a', 1, { revision: 2 })])).toMatchObject([
    {
      effect: 'restart',
      message: 'With 1 master-eligible node, Elasticsearch does not answer requests while one restarts',
    },
  ]);
});

/** A node set whose roles are in an elasticsearch.yml. */
function withFile(roles: string, revision: number): Manifest[] {
  const volumes = [{ name: 'config', configMap: { name: 'file' } }];
  const data = { 'elasticsearch.yml': `node.roles: ${roles}\n` };
  return [
    ...manifests(set('a', 3, { revision, volumes })),
    manifest('v1', 'ConfigMap', { metadata: { name: 'file' }, data }),
  ];
}

test('the roles can be in the elasticsearch.yml that the pods mount', () => {
  const [change] = changesByObject(withFile('[master, data]', 1), withFile('[ master ]', 1))[CLUSTER] ?? [];
  expect(change?.message).toContain('lose the data role');
});

describe('nodes without persistent volumes', () => {
  const volumes = [{ name: 'data', emptyDir: {} }];
  const ephemeral = (replicas: number, rest: Partial<Nodes>) =>
    changesOfCluster(
      [set('a', replicas, { hasClaims: false, volumes, ...rest })],
      [set('a', replicas, { hasClaims: false, volumes, ...rest, revision: 2 })],
    );

  test('the restart of the only node loses the data', () => {
    expect(effectsOf(ephemeral(1, {}))).toContain('data-loss');
  });

  test('a restart without a preStop hook loses the data', () => {
    expect(effectsOf(ephemeral(3, { hasHook: false }))).toContain('data-loss');
  });

  test('a restart that waits for the other copies loses no data', () => {
    expect(ephemeral(3, {})).toEqual([]);
    expect(ephemeral(3, { stopsInTurn: true })).toEqual([]);
  });
});

test('nodes with other ordinals are other nodes', () => {
  expect(changesOfCluster([set('a', 3)], [set('a', 3, { firstOrdinal: 3 })])).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('can form a second cluster') },
    { effect: 'data-loss', message: expect.stringContaining('3 data nodes can have all 2 copies') },
  ]);
});

/** The index template with this number of replicas, and nodes. */
function withReplicas(replicas: number, nodes: Nodes): Manifest[] {
  const data = { 'input.json': JSON.stringify({ settings: { 'index.number_of_replicas': String(replicas) } }) };
  return [...manifests(nodes), manifest('v1', 'ConfigMap', { metadata: { name: 'provisioning' }, data })];
}

test('an index template with more replicas does not protect the existing shards', () => {
  const all = changesByObject(withReplicas(0, set('a', 4)), withReplicas(1, set('a', 3)))[CLUSTER] ?? [];
  expect(all).toMatchObject([{ effect: 'data-loss', message: expect.stringContaining('the only copy') }]);
});

test('a rejected StatefulSet does not stop nodes', () => {
  const [before] = manifests(set('a', 5));
  const [after] = manifests(set('a', 1));
  const rejected = { ...after, spec: { ...(after?.spec as object), serviceName: 'y' } } as Manifest;
  expect(Object.keys(changesByObject(before ? [before] : [], [rejected]))).toEqual(['StatefulSet logging/a']);
});
