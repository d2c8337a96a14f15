import { MetadataLevel } from '../../../lib';
import { ES9, type Scenario } from '../driver/scenario';
import type { World } from '../world/world';

export const scenarios: Scenario[] = [
  {
    name: 'metadata-full',
    story:
      'documents tell all of their pod: labels without dots, image of the container, labels and uid of the namespace',
    cases: [ES9],
    manifest: { pipeline: { metadata: MetadataLevel.FULL, dedotLabels: true } },
    async run(world) {
      await write(world, {
        labels: { 'app.kubernetes.io/name': 'web' },
        fields: {
          'kubernetes.host': 'node-1',
          'kubernetes.labels.app_kubernetes_io/name': 'web',
          'kubernetes.container_image': 'registry.example/app:1',
          'kubernetes.namespace_labels.team': 'shop',
        },
      });
    },
  },
  {
    name: 'metadata-names',
    story: 'documents tell the names of their pod, and nothing else of it',
    cases: [ES9],
    manifest: { pipeline: { metadata: MetadataLevel.NAMES } },
    async run(world) {
      await write(world, { labels: { tier: 'front' }, unlabelled: true, fields: { 'kubernetes.host': 'node-1' } });
      const names = 'container_name,host,namespace_name,pod_id,pod_ip,pod_name';
      const [other] = world.store.indices
        .documents()
        .map(({ source: { kubernetes } }) => Object.keys(Object(kubernetes)).sort().join())
        .filter((keys) => keys !== names);
      if (other !== undefined) throw new Error(`a document says ${other} of its pod`);
    },
  },
];

async function write(world: World, wish: Omit<Parameters<World['pod']>[0], 'name'>): Promise<void> {
  await world.api.start();
  await world.store.start();
  const pod = world.pod({ name: 'web-1', namespace: 'shop', ...wish });
  pod.lines(100);
  world.agent.start();
  pod.lines(100, 300, 'stderr');
  await world.arrived();
  await world.drained();
}
