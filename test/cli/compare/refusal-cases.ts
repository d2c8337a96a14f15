import { type Literal, literal, otherImage, podTemplate, workload } from './changes';

export const selector = { matchLabels: { app: 'y' } };
export const claim = (storage: string, rest = {}) => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...rest },
});
export const pvc = (storage: string, rest = {}) =>
  literal('v1', 'PersistentVolumeClaim', { spec: claim(storage, rest).spec });
export const statefulSet = (spec = {}) =>
  workload('apps/v1', 'StatefulSet', { serviceName: 'x', volumeClaimTemplates: [claim('10Gi')], ...spec });

/** An object before and after a change, and the text that names the field. */
type Case = [what: string, before: Literal, after: Literal, where: string];

/** Changes that every API server rejects. */
export const refused: Case[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map(
    (kind): Case => [
      `the selector of a ${kind}`,
      workload('apps/v1', kind),
      workload('apps/v1', kind, { selector }),
      'spec.selector.matchLabels.app: "x" → "y"',
    ],
  ),
  ['the selector of a StatefulSet', statefulSet(), statefulSet({ selector }), 'spec.selector.matchLabels.app'],
  [
    'the size in a claim template',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [claim('20Gi')] }),
    'spec.volumeClaimTemplates[0].spec.resources.requests.storage: "10Gi" → "20Gi"',
  ],
  [
    'the service name of a StatefulSet',
    statefulSet(),
    statefulSet({ serviceName: 'y' }),
    'spec.serviceName: "x" → "y"',
  ],
  [
    'the pod management of a StatefulSet',
    statefulSet(),
    statefulSet({ podManagementPolicy: 'Parallel' }),
    'spec.podManagementPolicy is new: "Parallel"',
  ],
  [
    'the template of a Job',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: otherImage }),
    'spec.template.spec.containers[main].image',
  ],
  [
    'the completions of a Job',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { completions: 2 }),
    'completions',
  ],
  [
    'a Service that becomes headless',
    literal('v1', 'Service', { spec: {} }),
    literal('v1', 'Service', { spec: { clusterIP: 'None' } }),
    'spec.clusterIP is new: "None"',
  ],
  ['a claim that shrinks', pvc('20Gi'), pvc('10Gi'), 'spec.resources.requests.storage: "20Gi" → "10Gi"'],
  ['the class of a claim', pvc('20Gi'), pvc('20Gi', { storageClassName: 'fast' }), 'spec.storageClassName is new'],
  [
    'OnDelete where the server has written the default strategy',
    statefulSet(),
    statefulSet({ updateStrategy: { type: 'OnDelete' } }),
    'spec.updateStrategy.type becomes OnDelete beside the rollingUpdate that the server has written',
  ],
  [
    'the node selector of a Job that runs',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: podTemplate({ nodeSelector: { a: 'b' } }) }),
    'spec.template.spec.nodeSelector',
  ],
  [
    'the source of a volume',
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'b' } } }),
    'spec.rbd.image: "a" → "b"',
  ],
  ...['RoleBinding', 'ClusterRoleBinding'].map(
    (kind): Case => [
      `the role of a ${kind}`,
      literal('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'a' } }),
      literal('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'b' } }),
      'roleRef.name: "a" → "b"',
    ],
  ),
  ...['provisioner', 'reclaimPolicy', 'volumeBindingMode'].map(
    (field): Case => [
      `the ${field} of a StorageClass`,
      literal('storage.k8s.io/v1', 'StorageClass', { [field]: 'a' }),
      literal('storage.k8s.io/v1', 'StorageClass', { [field]: 'b' }),
      `${field}: "a" → "b"`,
    ],
  ),
  [
    'the parameters of a StorageClass',
    literal('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'a' } }),
    literal('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'b' } }),
    'parameters.type',
  ],
  [
    'the content of an immutable ConfigMap',
    literal('v1', 'ConfigMap', { immutable: true, data: { a: '1' } }),
    literal('v1', 'ConfigMap', { immutable: true, data: { a: '2' } }),
    'data.a: "1" → "2"',
  ],
  [
    'an immutable Secret that shall be mutable',
    literal('v1', 'Secret', { immutable: true }),
    literal('v1', 'Secret'),
    'immutable',
  ],
  [
    'the type of a Secret',
    literal('v1', 'Secret'),
    literal('v1', 'Secret', { type: 'kubernetes.io/tls' }),
    'type changes',
  ],
  [
    'the value of a PriorityClass',
    literal('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }),
    literal('scheduling.k8s.io/v1', 'PriorityClass', { value: 2 }),
    'value: 1 → 2',
  ],
  [
    'the controller of an IngressClass',
    literal('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/b' } }),
    literal('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/c' } }),
    'spec.controller',
  ],
  [
    'the volumes of a bare pod',
    literal('v1', 'Pod', { spec: { volumes: [] } }),
    literal('v1', 'Pod', { spec: { volumes: [{ name: 'a', emptyDir: {} }] } }),
    'spec.volumes',
  ],
];

/** Changes that a current API server accepts. */
export const taken: Case[] = [
  ...['replicas', 'minReadySeconds', 'revisionHistoryLimit'].map(
    (field): Case => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: 5 }), ''],
  ),
  ...['updateStrategy', 'ordinals', 'persistentVolumeClaimRetentionPolicy'].map(
    (field): Case => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: { a: 1 } }), ''],
  ),
  ['the template of a StatefulSet', statefulSet(), statefulSet({ template: otherImage }), ''],
  [
    'OnDelete beside no rollingUpdate',
    statefulSet({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } }),
    statefulSet({ updateStrategy: { type: 'OnDelete' } }),
    '',
  ],
  [
    'a Service whose clusterIP is left out, which keeps it',
    literal('v1', 'Service', { spec: { clusterIP: 'None' } }),
    literal('v1', 'Service', { spec: {} }),
    '',
  ],
  [
    'the node selector of a suspended Job',
    workload('batch/v1', 'Job', { suspend: true }),
    workload('batch/v1', 'Job', { suspend: true, template: podTemplate({ nodeSelector: { a: 'b' } }) }),
    '',
  ],
  ['a claim that grows', pvc('900Gi'), pvc('1Ti'), ''],
  [
    'a ConfigMap',
    literal('v1', 'ConfigMap', { data: { a: '1' } }),
    literal('v1', 'ConfigMap', { data: { a: '2' } }),
    '',
  ],
  [
    'the ports of a Service',
    literal('v1', 'Service'),
    literal('v1', 'Service', { spec: { ports: [{ port: 1 }] } }),
    '',
  ],
  [
    'what a volume allows, but its source',
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' }, persistentVolumeReclaimPolicy: 'Retain' } }),
    '',
  ],
  ['the parallelism of a Job', workload('batch/v1', 'Job'), workload('batch/v1', 'Job', { parallelism: 2 }), ''],
  [
    'the image of a bare pod',
    literal('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '1' }] } }),
    literal('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '2' }] } }),
    '',
  ],
  [
    'a custom resource that has the name of a built-in kind',
    literal('serving.knative.dev/v1', 'Service', { spec: {} }),
    literal('serving.knative.dev/v1', 'Service', { spec: { clusterIP: 'None' } }),
    '',
  ],
];
