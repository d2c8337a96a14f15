import fc from 'fast-check';
import { isWorry } from '../../../cli/compare/finding';
import { outcome } from './changes';
import { manifests, type Nodes } from './elasticsearch-manifests';
import { ElasticsearchModel } from './elasticsearch-model';

const roles = fc.constantFrom<Nodes['roles']>(undefined, ['master'], ['data']);
const nodes = (name: string): fc.Arbitrary<Nodes> =>
  fc.record({
    name: fc.constant(name),
    replicas: fc.integer({ min: 1, max: 5 }),
    roles,
    revision: fc.integer({ min: 1, max: 2 }),
    guarded: fc.boolean(),
    ordered: fc.boolean(),
    strategy: fc.constantFrom('RollingUpdate' as const, 'OnDelete' as const),
  });

const clusters = fc
  .tuple(fc.option(nodes('a')), fc.option(nodes('b')), fc.option(nodes('c')))
  .map((sets) => sets.filter((set) => set !== null));

/** From three masters and two data nodes on, a cluster can stay available. */
function isResilient(sets: readonly Nodes[]): boolean {
  return countOf(sets, 'master') >= 3 && countOf(sets, 'data') >= 2;
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
    change: fc.constantFrom('template', 'more', 'fewer', 'two fewer', 'remove', 'add', 'roles', 'unguard'),
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
    if (change === 'unguard') return [{ ...set, guarded: false }];
    return change === 'remove' ? [] : [set];
  });
}

const isHarmless = (before: readonly Nodes[], after: readonly Nodes[]) =>
  Object.values(outcome(manifests(...before), manifests(...after))).every((findings) => !findings.some(isWorry));

/** Runs all steps in an order that numbers choose, and returns what was lost. */
function run(model: ElasticsearchModel, order: readonly number[]): string[] {
  const lost = new Set<string>();
  for (let step = 0; step < 1000; step++) {
    const events = model.events();
    if (events.length === 0) return [...lost];
    events[(order[step % order.length] ?? 0) % events.length]?.();
    if (!model.hasMaster) lost.add('master');
    if (!model.hasEveryShard) lost.add('shard');
    if (lost.has('master')) return [...lost];
  }
  return [...lost, 'settles never'];
}

const orders = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });

test('no sequence of applies without a warning of compare loses the quorum or every copy of a shard', () => {
  let harmless = 0;
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
          if (!isResilient(now) || !isHarmless(now, next)) continue;
          harmless++;
          model.apply(next);
          expect(run(model, order)).toEqual([]);
          now = next;
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 300), seed: 20261126 },
  );
  expect(harmless).toBeGreaterThan(90);
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
    'a set with data vanishes',
    [set('a', 3, { roles: ['master'] }), set('b', 2, { roles: ['data'] }), set('c', 2, { roles: ['data'] })],
    [set('a', 3, { roles: ['master'] }), set('c', 2, { roles: ['data'] })],
    'shard',
  ],
  [
    'nothing waits for green',
    [set('a', 3, { guarded: false })],
    [set('a', 3, { guarded: false, revision: 2 })],
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
  expect(isHarmless(before, after)).toBe(false);
});

const zones = (revision: number) => ['a', 'b', 'c'].map((zone) => set(zone, 1, { ordered: true, revision }));

test.each<[what: string, before: Nodes[], after: Nodes[]]>([
  ['a new template', [set('a', 3)], [set('a', 3, { revision: 2 })]],
  ['more nodes', [set('a', 3)], [set('a', 5)]],
  ['one node less of four', [set('a', 4)], [set('a', 3)]],
  ['zones whose hooks let one node stop at a time', zones(1), zones(2)],
  ['5 nodes become 3 with such hooks', [set('a', 5, { ordered: true })], [set('a', 3, { ordered: true, revision: 2 })]],
  ['another set', [set('a', 3)], [set('a', 3), set('b', 2, { roles: ['data'] })]],
])('compare reports no loss: %s', (_what, before, after) => {
  expect(isHarmless(before, after)).toBe(true);
});
