import { createHash } from 'node:crypto';
import { MetadataLevel } from '../../../lib';
import { ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';

export const scenarios: Scenario[] = [
  {
    name: 'metadata-full',
    title:
      'documents have all metadata of their pod: labels without dots, image of the container, labels and uid of the namespace',
    cases: [ES9],
    manifest: { pipeline: { metadata: MetadataLevel.FULL, dedotLabels: true } },
    async run(environment) {
      await write(environment, {
        labels: { 'app.kubernetes.io/name': 'web' },
        fields: {
          'kubernetes.host': 'node-1',
          'kubernetes.labels.app_kubernetes_io/name': 'web',
          'kubernetes.container_image': 'registry.example/app:1',
          'kubernetes.namespace_labels.team': 'shop',
          'docker.container_id': createHash('sha256').update('shop/web-1').digest('hex'),
        },
      });
    },
  },
  {
    name: 'metadata-names',
    title: 'documents have the names of their pod and no other metadata',
    cases: [ES9],
    manifest: { pipeline: { metadata: MetadataLevel.NAMES } },
    async run(environment) {
      await write(environment, {
        labels: { tier: 'front' },
        unlabelled: true,
        fields: { 'kubernetes.host': 'node-1' },
      });
      const names = 'container_name,host,namespace_name,pod_id,pod_ip,pod_name';
      const [other] = environment.elasticsearch
        .documents()
        .map(({ source: { kubernetes } }) => Object.keys(Object(kubernetes)).sort().join())
        .filter((keys) => keys !== names);
      if (other !== undefined) throw new Error(`a document says ${other} of its pod`);
    },
  },
];

async function write(
  environment: Environment,
  options: Omit<Parameters<Environment['pod']>[0], 'name'>,
): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const pod = environment.pod({ name: 'web-1', namespace: 'shop', ...options });
  pod.lines(100);
  environment.agent.start();
  pod.lines(100, 300, 'stderr');
  await environment.arrived();
  await environment.drained();
}
