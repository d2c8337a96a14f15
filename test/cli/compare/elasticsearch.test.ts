import { effectsOf, literal, outcome } from './changes';
import { manifests, type Nodes } from './elasticsearch-manifests';

const set = (name: string, replicas: number, rest: Partial<Nodes> = {}): Nodes => ({ name, replicas, ...rest });
const findings = (before: Nodes[], after: Nodes[]) =>
  outcome(manifests(...before), manifests(...after))['Elasticsearch cluster logging/logs'] ?? [];
const zones = (revision: number) => ['a', 'b', 'c'].map((zone) => set(zone, 1, { revision }));

test('StatefulSets of one cluster that restart at once cause an outage, because none waits for another', () => {
  const [quorum, shards] = findings(zones(1), zones(2));
  expect(quorum).toMatchObject({
    effect: 'outage',
    text: '3 of 3 master-eligible nodes restart at once: no majority until they are back',
    action: expect.stringContaining('apply one StatefulSet at a time'),
  });
  expect(shards?.effect).toBe('outage');
});

test('with OnDelete nothing restarts by itself', () => {
  const onDelete = (revision: number) => zones(revision).map((zone) => ({ ...zone, strategy: 'OnDelete' as const }));
  expect(findings(onDelete(1), onDelete(2))).toEqual([]);
});

test('two data nodes that leave at once can remove both copies of a shard', () => {
  expect(findings([set('a', 5)], [set('a', 3)])).toMatchObject([
    { effect: 'data', action: expect.stringContaining('cluster.routing.allocation.exclude._name') },
  ]);
});

test('two masters that leave while a third restarts leave no majority of five', () => {
  const masters = (replicas: number, revision: number) => [
    set('m', replicas, { roles: ['master'], revision }),
    set('d', 3, { roles: ['data'] }),
  ];
  expect(findings(masters(5, 1), masters(3, 1))).toEqual([]);
  expect(findings(masters(5, 1), masters(3, 2))).toMatchObject([
    { effect: 'outage', text: '2 master-eligible nodes of 5 leave, while 1 more restarts: no majority' },
  ]);
});

test('masters in a new node set form another cluster', () => {
  const before = [set('old', 3)];
  const after = [set('old', 3, { roles: ['data'] }), set('new', 3, { roles: ['master'] })];
  expect(findings(before, after)).toMatchObject([
    { effect: 'data', text: expect.stringContaining('form another cluster') },
  ]);
});

test('removing a node set with data loses its shards', () => {
  const masters = set('m', 3, { roles: ['master'] });
  const [a, b] = [set('a', 2, { roles: ['data'] }), set('b', 3, { roles: ['data'] })];
  expect(effectsOf(findings([masters, a, b], [masters, b]))).toEqual(['data']);
});

test('a node set that loses its data role does not start while it has shards', () => {
  const after = [set('a', 3), set('b', 2, { roles: ['master'] })];
  expect(findings([set('a', 3), set('b', 2)], after)[0]).toMatchObject({
    effect: 'refused',
    text: expect.stringContaining('b loses its data role'),
  });
});

test('a restart of the only node is no outage', () => {
  expect(findings([set('a', 1)], [set('a', 1, { revision: 2 })])).toMatchObject([
    { effect: 'restarts', text: 'with 1 master-eligible node, Elasticsearch answers nothing while one restarts' },
  ]);
});

test('the roles come from the elasticsearch.yml that the pods mount', () => {
  const withFile = (roles: string, revision: number) => {
    const [object] = manifests(set('a', 3, { revision }));
    const template = (object as unknown as { spec: { template: { spec: Record<string, unknown> } } }).spec.template;
    template.spec.volumes = [{ name: 'config', configMap: { name: 'file' } }];
    const data = { 'elasticsearch.yml': `node.roles: ${roles}\n` };
    return [...(object ? [object] : []), literal('v1', 'ConfigMap', { metadata: { name: 'file' }, data })];
  };
  const effects = outcome(withFile('[master, data]', 1), withFile('[ master ]', 1));
  expect(effects['Elasticsearch cluster logging/logs']?.[0]?.text).toContain('loses its data role');
});

const policy = (body: object) =>
  literal('v1', 'ConfigMap', {
    data: { 'input.json': JSON.stringify({ steps: [{ path: '/_ilm/policy/logs', body }] }) },
  });
const ilm = (age?: string) => ({ policy: { phases: { hot: {}, ...(age && { delete: { min_age: age } }) } } });

test.each([
  ['15d', '4d', ['applied', 'data']],
  ['15d', '15d', []],
  ['4d', '15d', ['applied']],
  ['48h', '3d', ['applied']],
  [undefined, '4d', ['applied', 'data']],
  ['4d', undefined, ['applied']],
])('a change of the retention from %s to %s: %j', (before, after, effects) => {
  const found = Object.values(outcome([policy(ilm(before))], [policy(ilm(after))])).flat();
  expect(effectsOf(found).sort()).toEqual(effects);
});

test('a shorter retention of a data stream or of snapshots is reported too', () => {
  const stream = (age: string) => policy({ template: { lifecycle: { data_retention: age } } });
  const snapshots = (age: string) => policy({ retention: { expire_after: age } });
  for (const kept of [stream, snapshots]) {
    const found = Object.values(outcome([kept('30d')], [kept('7d')])).flat();
    expect(found.find(({ effect }) => effect === 'data')?.text).toContain('for 7d instead of 30d');
  }
});
