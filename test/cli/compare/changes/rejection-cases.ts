import {
  claim,
  claimTemplate,
  type Manifest,
  manifest,
  otherImage,
  podTemplate,
  statefulSet,
  workload,
} from '../fixtures';

export const selector = { matchLabels: { app: 'y' } };

/** The two versions of an object, and a part of the message. */
type RejectedCase = [what: string, before: Manifest, after: Manifest, message: string];
type AcceptedCase = [what: string, before: Manifest, after: Manifest];

/** Changes that every API server rejects. */
export const rejected: RejectedCase[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map(
    (kind): RejectedCase => [
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
    statefulSet({ volumeClaimTemplates: [claimTemplate('20Gi')] }),
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
    'spec.podManagementPolicy is added: "Parallel"',
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
    'the clusterIP of a Service that becomes headless',
    manifest('v1', 'Service', { spec: {} }),
    manifest('v1', 'Service', { spec: { clusterIP: 'None' } }),
    'spec.clusterIP is added: "None"',
  ],
  ['a claim that shrinks', claim('20Gi'), claim('10Gi'), 'spec.resources.requests.storage: "20Gi" → "10Gi"'],
  [
    'the class of a claim',
    claim('20Gi'),
    claim('20Gi', { storageClassName: 'fast' }),
    'spec.storageClassName is added',
  ],
  [
    'OnDelete if the API server added the default strategy',
    statefulSet(),
    statefulSet({ updateStrategy: { type: 'OnDelete' } }),
    'spec.updateStrategy.type: OnDelete is not valid with the rollingUpdate that the API server added',
  ],
  [
    'the node selector of a running Job',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: podTemplate({ nodeSelector: { a: 'b' } }) }),
    'spec.template.spec.nodeSelector',
  ],
  [
    'the source of a volume',
    manifest('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    manifest('v1', 'PersistentVolume', { spec: { rbd: { image: 'b' } } }),
    'spec.rbd.image: "a" → "b"',
  ],
  ...['RoleBinding', 'ClusterRoleBinding'].map(
    (kind): RejectedCase => [
      `the role of a ${kind}`,
      manifest('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'a' } }),
      manifest('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'b' } }),
      'roleRef.name: "a" → "b"',
    ],
  ),
  ...['provisioner', 'reclaimPolicy', 'volumeBindingMode'].map(
    (field): RejectedCase => [
      `the ${field} of a StorageClass`,
      manifest('storage.k8s.io/v1', 'StorageClass', { [field]: 'a' }),
      manifest('storage.k8s.io/v1', 'StorageClass', { [field]: 'b' }),
      `${field}: "a" → "b"`,
    ],
  ),
  [
    'the parameters of a StorageClass',
    manifest('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'a' } }),
    manifest('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'b' } }),
    'parameters.type',
  ],
  [
    'the content of an immutable ConfigMap',
    manifest('v1', 'ConfigMap', { immutable: true, data: { a: '1' } }),
    manifest('v1', 'ConfigMap', { immutable: true, data: { a: '2' } }),
    'data.a: "1" → "2"',
  ],
  [
    'immutable of an immutable Secret',
    manifest('v1', 'Secret', { immutable: true }),
    manifest('v1', 'Secret'),
    'immutable',
  ],
  [
    'the type of a Secret',
    manifest('v1', 'Secret'),
    manifest('v1', 'Secret', { type: 'kubernetes.io/tls' }),
    'type changes',
  ],
  [
    'the value of a PriorityClass',
    manifest('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }),
    manifest('scheduling.k8s.io/v1', 'PriorityClass', { value: 2 }),
    'value: 1 → 2',
  ],
  [
    'the controller of an IngressClass',
    manifest('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/b' } }),
    manifest('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/c' } }),
    'spec.controller',
  ],
  [
    'the volumes of a Pod',
    manifest('v1', 'Pod', { spec: { volumes: [] } }),
    manifest('v1', 'Pod', { spec: { volumes: [{ name: 'a', emptyDir: {} }] } }),
    'spec.volumes',
  ],
];

/** Changes that a current API server accepts. */
export const accepted: AcceptedCase[] = [
  ...['replicas', 'minReadySeconds', 'revisionHistoryLimit'].map(
    (field): AcceptedCase => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: 5 })],
  ),
  ...['updateStrategy', 'ordinals', 'persistentVolumeClaimRetentionPolicy'].map(
    (field): AcceptedCase => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: { start: 1 } })],
  ),
  ['the template of a StatefulSet', statefulSet(), statefulSet({ template: otherImage })],
  [
    'OnDelete that replaces a stated rollingUpdate',
    statefulSet({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } }),
    statefulSet({ updateStrategy: { type: 'OnDelete' } }),
  ],
  [
    'an omitted clusterIP, which stays',
    manifest('v1', 'Service', { spec: { clusterIP: 'None' } }),
    manifest('v1', 'Service', { spec: {} }),
  ],
  [
    'the node selector of a suspended Job',
    workload('batch/v1', 'Job', { suspend: true }),
    workload('batch/v1', 'Job', { suspend: true, template: podTemplate({ nodeSelector: { a: 'b' } }) }),
  ],
  ['a claim that grows', claim('900Gi'), claim('1Ti')],
  [
    'the data of a ConfigMap',
    manifest('v1', 'ConfigMap', { data: { a: '1' } }),
    manifest('v1', 'ConfigMap', { data: { a: '2' } }),
  ],
  ['the ports of a Service', manifest('v1', 'Service'), manifest('v1', 'Service', { spec: { ports: [{ port: 1 }] } })],
  [
    'the reclaim policy of a volume',
    manifest('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    manifest('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' }, persistentVolumeReclaimPolicy: 'Retain' } }),
  ],
  ['the parallelism of a Job', workload('batch/v1', 'Job'), workload('batch/v1', 'Job', { parallelism: 2 })],
  [
    'the image of a Pod',
    manifest('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '1' }] } }),
    manifest('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '2' }] } }),
  ],
  [
    'a custom resource with the name of a built-in kind',
    manifest('serving.knative.dev/v1', 'Service', { spec: {} }),
    manifest('serving.knative.dev/v1', 'Service', { spec: { clusterIP: 'None' } }),
  ],
];
