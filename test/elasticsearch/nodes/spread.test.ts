import { NodeSpread } from '../../../lib';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from '../fixture';

const ALL_NODES = {
  'app.kubernetes.io/name': 'elasticsearch',
  'app.kubernetes.io/instance': 'elasticsearch',
  'app.kubernetes.io/component': 'node',
};

/** A preference against what runs another node. */
const preferred = (topologyKey: string, weight: number) => ({
  weight,
  podAffinityTerm: { topologyKey, labelSelector: { matchLabels: ALL_NODES } },
});

test('by default nodes prefer different machines, and then zones, so that Elasticsearch also starts on one machine', () => {
  const { affinity, topologySpreadConstraints } = new ElasticsearchFixture().pod();
  const { podAntiAffinity } = affinity;
  expect(podAntiAffinity).toEqual({
    preferredDuringSchedulingIgnoredDuringExecution: [
      preferred('kubernetes.io/hostname', 100),
      preferred('topology.kubernetes.io/zone', 50),
    ],
  });
  expect(topologySpreadConstraints).toBeUndefined();
});

test('with hosts, two nodes are never on one machine, also of different node sets', () => {
  const fixture = new ElasticsearchFixture({ spread: NodeSpread.hosts(), nodeSets: [THREE_MASTERS, TWO_DATA] });
  for (const name of ['elasticsearch-masters', 'elasticsearch-data']) {
    const { podAntiAffinity } = fixture.pod(name).affinity;
    expect(podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: ALL_NODES } },
    ]);
    expect(podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual([
      preferred('topology.kubernetes.io/zone', 100),
    ]);
  }
  expect(fixture.errors).toEqual([]);
});

describe('nodes that are spread over zones', () => {
  const spread = NodeSpread.zones();
  const nodeSets = [THREE_MASTERS, TWO_DATA];
  const fixture = new ElasticsearchFixture({ spread, nodeSets });

  test('are spread evenly over zones by node set, and on different machines', () => {
    const { affinity, topologySpreadConstraints } = fixture.pod('elasticsearch-masters');
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

  test('have the labels by which they are counted', () => {
    for (const name of ['elasticsearch-masters', 'elasticsearch-data']) {
      const { template } = fixture.find('StatefulSet', name).spec;
      const [constraint] = template.spec.topologySpreadConstraints;
      expect(template.metadata.labels).toMatchObject(constraint.labelSelector.matchLabels);
    }
  });

  test('report their zone to Elasticsearch, from the label of the pod on Kubernetes 1.35 and newer', () => {
    expect(fixture.settings('elasticsearch-data')).toMatchObject({
      'node.attr.zone': '${ZONE}',
      'cluster.routing.allocation.awareness.attributes': 'k8s_node_name,zone',
    });
    expect(fixture.pod('elasticsearch-data').containers[0].env).toContainEqual({
      name: 'ZONE',
      valueFrom: { fieldRef: expect.objectContaining({ fieldPath: "metadata.labels['topology.kubernetes.io/zone']" }) },
    });
    expect(fixture.warning.join()).not.toContain('zone');
  });

  test('cause the warning that Elasticsearch does not know their zones on older clusters', () => {
    const older = new ElasticsearchFixture({ spread, nodeSets }, '1.34');
    expect(older.warning).toEqual(expect.arrayContaining([expect.stringContaining('node set for each zone')]));
    expect(older.settings('elasticsearch-data')).not.toHaveProperty(['node.attr.zone']);
  });

  test('never have two copies of a shard in one zone if the zones are named', () => {
    const forced = new ElasticsearchFixture({ spread: NodeSpread.zones({ forcedZones: ['a', 'b'] }) });
    expect(forced.settings()['cluster.routing.allocation.awareness.force.zone.values']).toBe('a,b');
    expect(fixture.settings('elasticsearch-data')).not.toHaveProperty([
      'cluster.routing.allocation.awareness.force.zone.values',
    ]);
  });

  test('of node sets with zones report them to Elasticsearch, and need no spread constraint', () => {
    const nodeSets = ['a', 'b', 'c'].map((zone) => ({ name: zone, replicas: 1, zone: `eu-1${zone}` }));
    const zoned = new ElasticsearchFixture({ spread: NodeSpread.zones(), nodeSets });
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
  const fixture = new ElasticsearchFixture({ ...image, spread: NodeSpread.zones() }, kubernetes);
  expect(fixture.errors).toEqual([]);
  expect(fixture.pod()).toHaveProperty(['topologySpreadConstraints', 0, 'whenUnsatisfiable'], 'DoNotSchedule');
  expect(fixture.pod().affinity.podAntiAffinity).toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
});
