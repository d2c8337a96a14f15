import fc from 'fast-check';
import { isBlocking } from '../../../../cli/compare/change';
import { changesByObject } from '../fixtures';
import { manifests, type Nodes } from './manifests';
import { ElasticsearchModel } from './model';

const SEED = Number(process.env.SEED ?? 20261126);

// Generous, so that a slow machine does not fail the properties.
jest.setTimeout(10 * 60_000);

const roles = fc.constantFrom<Nodes['roles']>(undefined, ['master'], ['data']);
const nodes = (name: string): fc.Arbitrary<Nodes> =>
  fc.record({
    name: fc.constant(name),
    replicas: fc.integer({ min: 1, max: 5 }),
    roles,
    revision: fc.integer({ min: 1, max: 2 }),
    hasHook: fc.boolean(),
    hasClaims: fc.boolean(),
    stopsInTurn: fc.boolean(),
    strategy: fc.constantFrom('RollingUpdate' as const, 'OnDelete' as const),
  });

const clusters = fc
  .tuple(fc.option(nodes('a')), fc.option(nodes('b')), fc.option(nodes('c')))
  .map((sets) => sets.filter((set) => set !== null));

/** A cluster with three masters and two data nodes can stay available. */
function isResilient(sets: readonly Nodes[]): boolean {
  return countOf(sets, 'master') >= 3 && countOf(sets, 'data') >= 2;
}

/** The model needs two data nodes for a shard with two copies. */
function hasData(sets: readonly Nodes[]): boolean {
  return countOf(sets, 'master') >= 1 && countOf(sets, 'data') >= 2;
}

function countOf(sets: readonly Nodes[], role: 'master' | 'data'): number {
  return sets
    .filter((set) => set.roles === undefined || set.roles.includes(role))
    .reduce((sum, set) => sum + set.replicas, 0);
}

/** One change of one or two node sets, as between two commits. */
const changes = fc.array(
  fc.record({
    set: fc.constantFrom('a', 'b', 'c'),
    change: fc.constantFrom('template', 'more', 'fewer', 'two fewer', 'remove', 'add', 'move', 'roles', 'remove hook'),
  }),
  { minLength: 1, maxLength: 2 },
);

function changed(sets: readonly Nodes[], { set: name, change }: { set: string; change: string }): Nodes[] {
  if (change === 'add' && !sets.some((set) => set.name === name)) return [...sets, { name, replicas: 3 }];
  return sets.flatMap((set): Nodes[] => {
    if (set.name !== name) return [set];
    if (change === 'template') return [{ ...set, revision: (set.revision ?? 1) + 1 }];
    if (change === 'more') return [{ ...set, replicas: set.replicas + 1 }];
    if (change === 'fewer') return [{ ...set, replicas: Math.max(1, set.replicas - 1) }];
    if (change === 'two fewer') return [{ ...set, replicas: Math.max(1, set.replicas - 2) }];
    if (change === 'roles') return [{ ...set, roles: set.roles === undefined ? ['data'] : undefined }];
    if (change === 'move' && !sets.some((other) => other.name === `${name}-moved`))
      return [{ ...set, name: `${name}-moved` }];
    if (change === 'remove hook') return [{ ...set, hasHook: false }];
    return change === 'remove' ? [] : [set];
  });
}

const changesOf = (before: readonly Nodes[], after: readonly Nodes[]) =>
  Object.values(changesByObject(manifests(...before), manifests(...after))).flat();
const hasBlockingChange = (before: readonly Nodes[], after: readonly Nodes[]) =>
  changesOf(before, after).some(isBlocking);
const losesData = (before: readonly Nodes[], after: readonly Nodes[]) =>
  changesOf(before, after).some(({ effect }) => effect === 'data-loss');
const isRejected = (before: readonly Nodes[], after: readonly Nodes[]) =>
  changesOf(before, after).some(({ effect }) => effect === 'rejected');

/** Runs events until there are none, in an order that the numbers choose. Returns what was lost. */
function run(model: ElasticsearchModel, order: readonly number[]): string[] {
  const lost = new Set<string>();
  for (let step = 0; step < 1000; step++) {
    const events = model.events();
    if (events.length === 0) return [...lost];
    events[(order[step % order.length] ?? 0) % events.length]?.();
    if (!model.hasMaster) lost.add('master');
    if (!model.hasEveryShard) lost.add('shard');
    if (!model.hasData) lost.add('data');
  }
  return [...lost, 'does not end'];
}

const orders = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });

test('applies without a blocking change never lose the quorum or every copy of a shard', () => {
  let applied = 0;
  fc.assert(
    fc.property(
      clusters.filter(isResilient),
      fc.array(changes, { minLength: 1, maxLength: 3 }),
      orders,
      (start, sequence, order) => {
        let now: readonly Nodes[] = start;
        const model = new ElasticsearchModel(now);
        for (const step of sequence) {
          const next = step.reduce<Nodes[]>(changed, [...now]);
          if (!isResilient(now) || hasBlockingChange(now, next)) continue;
          applied++;
          model.apply(next);
          expect(run(model, order)).toEqual([]);
          now = next;
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 300), seed: SEED },
  );
  expect(applied).toBeGreaterThan(90);
});

/** Clusters whose controllers replace pods without an operator. */
const rollingClusters = clusters
  .filter(hasData)
  .map((sets) => sets.map((nodes) => ({ ...nodes, strategy: 'RollingUpdate' as const })));

test('an apply without data loss never loses every copy of a shard', () => {
  let applied = 0;
  fc.assert(
    fc.property(rollingClusters, changes, orders, (start, step, order) => {
      const next = step.reduce<Nodes[]>(changed, [...start]);
      fc.pre(!isRejected(start, next) && !losesData(start, next));
      applied++;
      const model = new ElasticsearchModel(start);
      model.apply(next);
      expect(run(model, order)).not.toContain('data');
    }),
    { numRuns: Number(process.env.RUNS ?? 200), seed: SEED },
  );
  expect(applied).toBeGreaterThan(60);
});

const set = (name: string, replicas: number, rest: Partial<Nodes> = {}): Nodes => ({ name, replicas, ...rest });

test.each<[what: string, before: Nodes[], after: Nodes[], lost: string]>([
  [
    'three sets of one node restart at once',
    ['a', 'b', 'c'].map((n) => set(n, 1)),
    ['a', 'b', 'c'].map((n) => set(n, 1, { revision: 2 })),
    'master',
  ],
  ['5 nodes become 3', [set('a', 5)], [set('a', 3)], 'shard'],
  ['5 nodes become 3 with another template', [set('a', 5)], [set('a', 3, { revision: 2 })], 'master'],
  [
    '3 masters become 1',
    [set('a', 3, { roles: ['master'] }), set('b', 2, { roles: ['data'] })],
    [set('a', 1, { roles: ['master'] }), set('b', 2, { roles: ['data'] })],
    'master',
  ],
  [
    'a set with data is removed',
    [set('a', 3, { roles: ['master'] }), set('b', 2, { roles: ['data'] }), set('c', 2, { roles: ['data'] })],
    [set('a', 3, { roles: ['master'] }), set('c', 2, { roles: ['data'] })],
    'shard',
  ],
  [
    'two nodes without persistent volumes restart at once',
    [set('m', 3, { roles: ['master'] }), ...['a', 'b'].map((n) => set(n, 1, { roles: ['data'], hasClaims: false }))],
    [
      set('m', 3, { roles: ['master'] }),
      ...['a', 'b'].map((n) => set(n, 1, { roles: ['data'], hasClaims: false, revision: 2 })),
    ],
    'shard',
  ],
  [
    'no hook waits until the health is green',
    [set('a', 3, { hasHook: false })],
    [set('a', 3, { hasHook: false, revision: 2 })],
    'shard',
  ],
])('compare reports the loss that the model shows: %s', (_what, before, after, lost) => {
  const orders = fc.sample(fc.array(fc.nat(1000), { minLength: 30, maxLength: 60 }), { numRuns: 200, seed: 1 });
  const losses = orders.flatMap((order) => {
    const model = new ElasticsearchModel(before);
    model.apply(after);
    return run(model, order);
  });
  expect(losses).toContain(lost);
  expect(hasBlockingChange(before, after)).toBe(true);
});

const zones = (revision: number) => ['a', 'b', 'c'].map((zone) => set(zone, 1, { stopsInTurn: true, revision }));

test.each<[what: string, before: Nodes[], after: Nodes[]]>([
  ['a new template', [set('a', 3)], [set('a', 3, { revision: 2 })]],
  ['more nodes', [set('a', 3)], [set('a', 5)]],
  ['three nodes instead of four', [set('a', 4)], [set('a', 3)]],
  ['zones whose hooks let one node stop at a time', zones(1), zones(2)],
  [
    '5 nodes become 3 with such hooks',
    [set('a', 5, { stopsInTurn: true })],
    [set('a', 3, { stopsInTurn: true, revision: 2 })],
  ],
  ['another node set', [set('a', 3)], [set('a', 3), set('b', 2, { roles: ['data'] })]],
])('compare reports no loss: %s', (_what, before, after) => {
  expect(hasBlockingChange(before, after)).toBe(false);
});
