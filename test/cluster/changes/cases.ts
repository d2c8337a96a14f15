import type { ApiObject } from '../server/api-object';

/** Objects beside those of dist/production, of kinds with immutable fields. */
export const OTHERS: readonly ApiObject[] = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'claim', namespace: 'logging' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'slow', resources: { requests: { storage: '10Gi' } } },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'volume' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'slow',
      capacity: { storage: '10Gi' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'logging', name: 'claim' },
      csi: { driver: 'volumes.test', volumeHandle: 'volume' },
    },
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'slow' },
    provisioner: 'volumes.test',
    parameters: { type: 'disk' },
    allowVolumeExpansion: true,
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'logging' },
    value: 1000,
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'immutable', namespace: 'logging' },
    immutable: true,
    data: { key: 'value' },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'test' },
    spec: { controller: 'test/one' },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'suspended', namespace: 'logging-agents' },
    spec: {
      suspend: true,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'image:1' }] } },
    },
  },
];

/** What changes: `kind` and the first part of a name say where, `path` and `value` what. */
export interface Change {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
  /** Undefined takes the field away. */
  readonly value: unknown;
}

/** A change, as the tables write it. */
export const change = (kind: string, path: string, value?: unknown, name = ''): Change => ({ kind, name, path, value });

export const IMAGE = 'spec.template.spec.containers.0.image';
const CLAIM = 'spec.volumeClaimTemplates.0';

/** One change each, which the API server accepts or rejects. */
export const CHANGES: readonly Change[] = [
  change('StatefulSet', 'spec.replicas', 5),
  change('StatefulSet', 'spec.serviceName', 'other'),
  change('StatefulSet', 'spec.podManagementPolicy', 'OrderedReady'),
  change('StatefulSet', 'spec.minReadySeconds', 5),
  change('StatefulSet', 'spec.revisionHistoryLimit', 3),
  change('StatefulSet', 'spec.ordinals', { start: 1 }),
  change('StatefulSet', 'spec.persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Delete', whenScaled: 'Retain' }),
  change('StatefulSet', 'spec.updateStrategy', { type: 'OnDelete' }),
  change('StatefulSet', 'spec.updateStrategy.rollingUpdate.partition', 1),
  change('StatefulSet', IMAGE, 'image:2'),
  change('StatefulSet', `${CLAIM}.spec.resources.requests.storage`, '100Gi'),
  change('StatefulSet', `${CLAIM}.spec.storageClassName`, 'slow'),
  change('StatefulSet', `${CLAIM}.metadata.labels.other`, 'label'),
  change('StatefulSet', CLAIM),
  change('DaemonSet', 'spec.selector.matchLabels.other', 'label'),
  change('DaemonSet', 'spec.updateStrategy', { type: 'OnDelete' }),
  change('DaemonSet', IMAGE, 'image:2'),
  change('Deployment', 'spec.selector.matchLabels.other', 'label'),
  change('Deployment', 'spec.replicas', 2),
  change('Deployment', IMAGE, 'image:2'),
  change('Job', IMAGE, 'image:2'),
  change('Job', 'spec.template.spec.nodeSelector.disk', 'ssd'),
  change('Job', 'spec.backoffLimit', 3),
  change('Job', 'spec.parallelism', 2),
  change('Job', 'spec.completions', 2),
  change('Job', 'spec.ttlSecondsAfterFinished', 60),
  change('Job', 'spec.template.spec.nodeSelector', { disk: 'ssd' }, 'suspended'),
  change('Job', IMAGE, 'image:2', 'suspended'),
  change('CronJob', 'spec.schedule', '1 1 * * *'),
  change('CronJob', 'spec.jobTemplate.spec.template.spec.containers.0.image', 'image:2'),
  change('Service', 'spec.clusterIP', 'None', 'kibana'),
  change('Service', 'spec.clusterIP', undefined, 'elasticsearch-nodes'),
  change('Service', 'spec.type', 'NodePort', 'kibana'),
  change('Service', 'spec.ports.0.port', 81, 'kibana'),
  change('Service', 'spec.selector.other', 'label', 'kibana'),
  change('PodDisruptionBudget', 'spec.maxUnavailable', 2),
  change('PodDisruptionBudget', 'spec.selector.matchLabels.other', 'label'),
  change('Secret', 'type', 'kubernetes.io/dockercfg'),
  change('ConfigMap', 'data.other', 'value', 'fluentd'),
  change('ConfigMap', 'data.key', 'other', 'immutable'),
  change('ConfigMap', 'immutable', undefined, 'immutable'),
  change('ServiceAccount', 'automountServiceAccountToken', true),
  change('RoleBinding', 'roleRef.name', 'other'),
  change('RoleBinding', 'subjects.0.name', 'other'),
  change('ClusterRoleBinding', 'roleRef.name', 'other'),
  change('ClusterRole', 'rules.0.verbs', ['get']),
  change('NetworkPolicy', 'spec.podSelector', {}),
  change('Namespace', 'metadata.labels.other', 'label'),
  change('PersistentVolumeClaim', 'spec.resources.requests.storage', '20Gi'),
  change('PersistentVolumeClaim', 'spec.resources.requests.storage', '5Gi'),
  change('PersistentVolumeClaim', 'spec.storageClassName', 'fast'),
  change('PersistentVolumeClaim', 'spec.accessModes', ['ReadWriteMany']),
  change('PersistentVolume', 'spec.csi.volumeHandle', 'other'),
  change('PersistentVolume', 'spec.persistentVolumeReclaimPolicy', 'Delete'),
  change('StorageClass', 'provisioner', 'other.test'),
  change('StorageClass', 'parameters.type', 'flash'),
  change('StorageClass', 'reclaimPolicy', 'Retain'),
  change('StorageClass', 'volumeBindingMode', 'WaitForFirstConsumer'),
  change('StorageClass', 'allowVolumeExpansion', false),
  change('PriorityClass', 'value', 2000),
  change('PriorityClass', 'description', 'other'),
  change('IngressClass', 'spec.controller', 'test/two'),
];

/** A copy of the object with the change in it. */
export function changed(object: ApiObject, { path, value }: Change): ApiObject {
  const copy = structuredClone(object);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  // biome-ignore lint/suspicious/noExplicitAny: a path into an object of any kind
  let owner: any = copy;
  for (const key of keys) {
    owner[key] ??= {};
    owner = owner[key];
  }
  if (value !== undefined) owner[last] = value;
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete owner[last];
  return copy;
}
