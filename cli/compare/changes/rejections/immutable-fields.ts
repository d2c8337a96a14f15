import type { Json, JsonObject } from '../../../../lib/kubernetes/json';
import { valueAt } from '../../manifests/object';
import type { RejectionAction } from './actions';

/** A field that you cannot change after the object is created. */
export interface ImmutableField {
  readonly kind: string;
  readonly path: string;
  /** Fields below the path that you can change, such as `containers[].image`, and the first minor version that allows it. */
  readonly mutable?: Readonly<Record<string, number>>;
  /** Values that the API server sets if the manifest has none, by their path below this one. The path itself is ''. */
  readonly defaults?: Readonly<Record<string, Json>>;
  /** The apiVersions of the new manifest for which the change is rejected. All by default. */
  readonly apiVersions?: readonly string[];
  /** The first minor version that rejects a change. */
  readonly since?: number;
  /** The last minor version that rejects a change. */
  readonly until?: number;
  /** Whether the value is a quantity that can grow. */
  readonly canGrow?: boolean;
  /** The first minor version that keeps the old value if the new manifest omits the field. */
  readonly canBeOmittedSince?: number;
  /** When the API server accepts a value for a field that had none, depending on the state in the cluster. */
  readonly exception?: string;
  /** Whether the field is immutable for these two versions of the object. Always by default. */
  readonly when?: (before: JsonObject, after: JsonObject) => boolean;
  readonly action: RejectionAction;
  /** The function in kubernetes/kubernetes that rejects the change, or the pull request that added it. */
  readonly source: string;
}

const always = 0;
const isSuspended = (job: JsonObject) => valueAt(job, 'spec.suspend') === true;
const isImmutable = ({ immutable }: JsonObject) => immutable === true;
const hasType = (type: string) => (service: JsonObject) => valueAt(service, 'spec.type') === type;
const isExternalName = hasType('ExternalName');
const isLoadBalancer = hasType('LoadBalancer');
/** An Indexed Job can be scaled if its completions and its parallelism stay equal. */
const isElastic = (job: JsonObject) =>
  valueAt(job, 'spec.completionMode') === 'Indexed' &&
  valueAt(job, 'spec.completions') === valueAt(job, 'spec.parallelism');

const core = (name: string) => `pkg/apis/core/validation/validation.go, ${name}`;
const apps = 'https://github.com/kubernetes/kubernetes/pull/50719';
const batch = 'pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate';
const storage = 'pkg/apis/storage/validation/validation.go, ValidateStorageClassUpdate';
const rbac = (name: string) => `pkg/apis/rbac/validation/validation.go, ${name}`;
const crd =
  'staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go, ValidateCustomResourceDefinitionUpdate';
const scheduling = 'pkg/apis/scheduling/validation/validation.go, ValidatePriorityClassUpdate';

/** Older apiVersions accept another selector. */
const APIS_WITH_FIXED_SELECTOR = ['apps/v1beta2', 'apps/v1'];

export const IMMUTABLE_FIELDS: readonly ImmutableField[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map(
    (kind): ImmutableField => ({
      kind,
      path: 'spec.selector',
      apiVersions: APIS_WITH_FIXED_SELECTOR,
      action: 'recreateWithPods',
      source: apps,
    }),
  ),
  {
    kind: 'StatefulSet',
    path: 'spec',
    mutable: {
      replicas: always,
      template: always,
      updateStrategy: always,
      minReadySeconds: 22,
      persistentVolumeClaimRetentionPolicy: 23,
      ordinals: 26,
      revisionHistoryLimit: 34,
    },
    defaults: {
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 10,
      'volumeClaimTemplates[].apiVersion': 'v1',
      'volumeClaimTemplates[].kind': 'PersistentVolumeClaim',
      'volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
      'volumeClaimTemplates[].status.phase': 'Pending',
    },
    action: 'recreateStatefulSet',
    source: 'pkg/apis/apps/validation/validation.go, ValidateStatefulSetUpdate',
  },
  ...['selector', 'podFailurePolicy', 'successPolicy', 'backoffLimitPerIndex', 'managedBy'].map(
    (field): ImmutableField => ({ kind: 'Job', path: `spec.${field}`, action: 'rename', source: batch }),
  ),
  {
    kind: 'Job',
    path: 'spec.template',
    when: (before) => !isSuspended(before),
    action: 'rename',
    source: batch,
  },
  {
    kind: 'Job',
    path: 'spec.template',
    when: isSuspended,
    mutable: {
      'metadata.annotations': 23,
      'metadata.labels': 23,
      'spec.affinity': 23,
      'spec.nodeSelector': 23,
      'spec.containers[].resources': 36,
      'spec.initContainers[].resources': 36,
      'spec.schedulingGates': 26,
      'spec.tolerations': 23,
    },
    action: 'rename',
    source: batch,
  },
  {
    kind: 'Job',
    path: 'spec.completions',
    defaults: { '': 1 },
    when: (before, after) => !isElastic(before) || !isElastic(after),
    action: 'rename',
    source: batch,
  },
  {
    kind: 'Job',
    path: 'spec.completions',
    until: 26,
    when: (before, after) => isElastic(before) && isElastic(after),
    action: 'rename',
    source: batch,
  },
  { kind: 'Job', path: 'spec.completionMode', defaults: { '': 'NonIndexed' }, action: 'rename', source: batch },
  {
    kind: 'Pod',
    path: 'spec',
    mutable: {
      activeDeadlineSeconds: always,
      'containers[].image': always,
      'initContainers[].image': always,
      tolerations: always,
    },
    action: 'recreate',
    source: core('ValidatePodUpdate'),
  },
  {
    kind: 'Service',
    path: 'spec.clusterIP',
    when: (before, after) => !isExternalName(before) && !isExternalName(after),
    canBeOmittedSince: 20,
    action: 'recreate',
    source: 'pkg/registry/core/service/strategy.go, patchAllocatedValues',
  },
  {
    kind: 'Service',
    path: 'spec.ipFamilies.0',
    since: 20,
    canBeOmittedSince: 20,
    exception: 'the Service already has this family',
    when: (before, after) => !isExternalName(before) && !isExternalName(after),
    action: 'recreate',
    source: core('ValidateServiceUpdate'),
  },
  {
    kind: 'Service',
    path: 'spec.loadBalancerClass',
    when: (before, after) => isLoadBalancer(before) && isLoadBalancer(after),
    action: 'recreate',
    source: core('ValidateServiceUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec',
    mutable: { resources: 11, storageClassName: always, volumeAttributesClassName: 34, volumeName: always },
    defaults: { volumeMode: 'Filesystem' },
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.volumeName',
    exception: 'the claim is not bound, or is bound to this volume',
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.storageClassName',
    action: 'copyClaim',
    source: core('validateStorageClassUpgradeFromNil'),
    exception: 'the claim has no class yet and Kubernetes is 1.26 or newer',
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.resources.requests.storage',
    since: 11,
    canGrow: true,
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolume',
    path: 'spec',
    mutable: {
      accessModes: always,
      capacity: always,
      claimRef: always,
      mountOptions: always,
      nodeAffinity: always,
      persistentVolumeReclaimPolicy: always,
      storageClassName: always,
      volumeAttributesClassName: always,
      volumeMode: always,
    },
    since: 9,
    action: 'addVolume',
    source: 'https://github.com/kubernetes/kubernetes/pull/54761',
  },
  {
    kind: 'PersistentVolume',
    path: 'spec.volumeMode',
    defaults: { '': 'Filesystem' },
    action: 'addVolume',
    source: core('ValidatePersistentVolumeUpdate'),
  },
  {
    kind: 'PersistentVolume',
    path: 'spec.nodeAffinity',
    since: 10,
    when: (before) => valueAt(before, 'spec.nodeAffinity') !== undefined,
    action: 'addVolume',
    source: core('ValidatePersistentVolumeUpdate'),
  },
  { kind: 'RoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateRoleBindingUpdate') },
  { kind: 'ClusterRoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateClusterRoleBindingUpdate') },
  { kind: 'StorageClass', path: 'provisioner', action: 'addClass', source: storage },
  { kind: 'StorageClass', path: 'parameters', action: 'addClass', source: storage },
  { kind: 'StorageClass', path: 'reclaimPolicy', defaults: { '': 'Delete' }, action: 'addClass', source: storage },
  {
    kind: 'StorageClass',
    path: 'volumeBindingMode',
    defaults: { '': 'Immediate' },
    action: 'addClass',
    source: storage,
  },
  ...['ConfigMap', 'Secret'].flatMap((kind) =>
    ['immutable', 'data', 'binaryData'].map(
      (path): ImmutableField => ({
        kind,
        path,
        since: 19,
        when: isImmutable,
        action: 'rename',
        source: core(`Validate${kind}Update`),
      }),
    ),
  ),
  {
    kind: 'Secret',
    path: 'type',
    defaults: { '': 'Opaque' },
    action: 'rename',
    source: core('ValidateSecretUpdate'),
  },
  { kind: 'PriorityClass', path: 'value', action: 'rename', source: scheduling },
  {
    kind: 'PriorityClass',
    path: 'preemptionPolicy',
    defaults: { '': 'PreemptLowerPriority' },
    action: 'rename',
    source: scheduling,
  },
  {
    kind: 'PodDisruptionBudget',
    path: 'spec',
    until: 14,
    action: 'recreate',
    source: 'https://github.com/kubernetes/kubernetes/pull/69867',
  },
  {
    kind: 'IngressClass',
    path: 'spec.controller',
    action: 'rename',
    source: 'pkg/apis/networking/validation/validation.go, ValidateIngressClassUpdate',
  },
  {
    kind: 'ResourceQuota',
    path: 'spec.scopes',
    action: 'rename',
    source: core('ValidateResourceQuotaUpdate'),
  },
  {
    kind: 'RuntimeClass',
    path: 'handler',
    apiVersions: ['node.k8s.io/v1beta1', 'node.k8s.io/v1'],
    action: 'rename',
    source: 'pkg/apis/node/validation/validation.go, ValidateRuntimeClassUpdate',
  },
  {
    kind: 'EndpointSlice',
    path: 'addressType',
    action: 'rename',
    source: 'pkg/apis/discovery/validation/validation.go, ValidateEndpointSliceUpdate',
  },
  ...['spec.scope', 'spec.names.kind'].map(
    (path): ImmutableField => ({
      kind: 'CustomResourceDefinition',
      path,
      apiVersions: ['apiextensions.k8s.io/v1beta1', 'apiextensions.k8s.io/v1'],
      action: 'rename',
      source: crd,
    }),
  ),
];
