import { NodeSpread } from '../../lib';
import { StoreWorld, THREE_MASTERS, TWO_DATA } from './world';

const ALL_NODES = {
  'app.kubernetes.io/name': 'elasticsearch',
  'app.kubernetes.io/instance': 'elasticsearch',
  'app.kubernetes.io/component': 'node',
};

test('by default nodes keep apart where they can: the store comes up on one machine too', () => {
  const { affinity, topologySpreadConstraints } = new StoreWorld().pod();
  const { podAntiAffinity } = affinity;
  expect(Object.keys(podAntiAffinity)).toEqual(['preferredDuringSchedulingIgnoredDuringExecution']);
  expect(topologySpreadConstraints).toBeUndefined();
});

test('two nodes of a store are never on one machine where the user says so, whatever their groups', () => {
  const world = new StoreWorld({ spread: NodeSpread.hosts(), nodeSets: [THREE_MASTERS, TWO_DATA] });
  for (const name of ['elasticsearch-masters', 'elasticsearch-data']) {
    const { podAntiAffinity } = world.pod(name).affinity;
    expect(podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: ALL_NODES } },
    ]);
  }
  expect(world.errors).toEqual([]);
});

describe('nodes that are spread over zones', () => {
  const spread = NodeSpread.zones();
  const nodeSets = [THREE_MASTERS, TWO_DATA];
  const world = new StoreWorld({ spread, nodeSets });

  test('are as many in each zone as can be, group by group, and apart on their machines', () => {
    const { affinity, topologySpreadConstraints } = world.pod('elasticsearch-masters');
    expect(topologySpreadConstraints).toEqual([
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { ...ALL_NODES, 'elasticsearch/node-set': 'elasticsearch-masters' } },
      },
    ]);
    expect(affinity.podAntiAffinity).toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
  });

  test('carry the labels by which they are counted', () => {
    for (const name of ['elasticsearch-masters', 'elasticsearch-data']) {
      const { template } = world.find('StatefulSet', name).spec;
      const [constraint] = template.spec.topologySpreadConstraints;
      expect(template.metadata.labels).toMatchObject(constraint.labelSelector.matchLabels);
    }
  });

  test('tell Elasticsearch their zone, which Kubernetes 1.35 and newer put on the pod', () => {
    expect(world.settings('elasticsearch-data')).toMatchObject({
      'node.attr.zone': '${ZONE}',
      'cluster.routing.allocation.awareness.attributes': 'k8s_node_name,zone',
    });
    expect(world.pod('elasticsearch-data').containers[0].env).toContainEqual({
      name: 'ZONE',
      valueFrom: { fieldRef: expect.objectContaining({ fieldPath: "metadata.labels['topology.kubernetes.io/zone']" }) },
    });
    expect(world.warning.join()).not.toContain('zone');
  });

  test('come with the warning that Elasticsearch does not know their zones on older clusters', () => {
    const older = new StoreWorld({ spread, nodeSets }, '1.34');
    expect(older.warning).toEqual(expect.arrayContaining([expect.stringContaining('node set for each zone')]));
    expect(older.settings('elasticsearch-data')).not.toHaveProperty(['node.attr.zone']);
  });

  test('never have two copies of a shard in one zone where the zones are named', () => {
    const forced = new StoreWorld({ spread: NodeSpread.zones({ forcedZones: ['a', 'b'] }) });
    expect(forced.settings()['cluster.routing.allocation.awareness.force.zone.values']).toBe('a,b');
    expect(world.settings('elasticsearch-data')).not.toHaveProperty([
      'cluster.routing.allocation.awareness.force.zone.values',
    ]);
  });

  test('of groups that have their zones are told to Elasticsearch, and nothing is left to spread', () => {
    const nodeSets = ['a', 'b', 'c'].map((zone) => ({ name: zone, replicas: 1, zone: `eu-1${zone}` }));
    const zoned = new StoreWorld({ spread: NodeSpread.zones(), nodeSets });
    expect(zoned.pod('elasticsearch-b').topologySpreadConstraints).toBeUndefined();
    expect(zoned.settings('elasticsearch-b')['cluster.routing.allocation.awareness.attributes']).toBe(
      'k8s_node_name,zone',
    );
    expect(zoned.warning.join()).not.toContain('zone');
    expect(zoned.errors).toEqual([]);
  });
});

test.each(['1.20', '1.27', '1.37'])('on Kubernetes %s the rules for machines and zones are kept', (kubernetes) => {
  const image = kubernetes === '1.20' ? { image: undefined } : {};
  const world = new StoreWorld({ ...image, spread: NodeSpread.zones() }, kubernetes);
  expect(world.errors).toEqual([]);
  expect(world.pod()).toHaveProperty(['topologySpreadConstraints', 0, 'whenUnsatisfiable'], 'DoNotSchedule');
  expect(world.pod().affinity.podAntiAffinity).toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
});
