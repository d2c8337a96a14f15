import type { Json } from '../../lib/kubernetes/lowering/json';
import type { WayOut } from './ways-out';

/** A part of a kind that a server keeps as it was created. */
export interface ImmutableField {
  readonly kind: string;
  readonly path: string;
  /** Places under the path that can change, as `containers[].image`, each with the first minor (of Kubernetes 1) in which they can. */
  readonly except?: Readonly<Record<string, number>>;
  /** What a server writes where a manifest leaves a field out, by its path from here; the path itself is ''. */
  readonly defaults?: Readonly<Record<string, Json>>;
  /** Refused only where the object is applied in one of these. */
  readonly apiVersions?: readonly string[];
  /** The first minor that refuses a change. */
  readonly since?: number;
  /** The last minor that refuses a change. */
  readonly until?: number;
  /** A quantity there may grow. */
  readonly mayGrow?: boolean;
  /** The first minor that keeps the old value where the new manifest leaves it out. */
  readonly mayBeLeftOutSince?: number;
  /** What a server of some state takes all the same, in words. */
  readonly unless?: string;
  /** Refused only where the old object has this value at this path. */
  readonly where?: { readonly path: string; readonly is: Json | undefined };
  readonly action: WayOut;
  /** The function of kubernetes/kubernetes that refuses it, or the change that made it do so. */
  readonly source: string;
}

const always = 0;
const core = (name: string) => `pkg/apis/core/validation/validation.go, ${name}`;
const apps = 'https://github.com/kubernetes/kubernetes/pull/50719';
const batch = 'pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate';
const storage = 'pkg/apis/storage/validation/validation.go, ValidateStorageClassUpdate';
const rbac = (name: string) => `pkg/apis/rbac/validation/validation.go, ${name}`;
const scheduling = 'pkg/apis/scheduling/validation/validation.go, ValidatePriorityClassUpdate';

/** Older apiVersions of these kinds take another selector, and leave the old pods behind. */
const fixedSelector = ['apps/v1beta2', 'apps/v1'];

export const immutableFields: readonly ImmutableField[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map(
    (kind): ImmutableField => ({
      kind,
      path: 'spec.selector',
      apiVersions: fixedSelector,
      action: 'newName',
      source: apps,
    }),
  ),
  {
    kind: 'StatefulSet',
    path: 'spec',
    except: {
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
      'volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
    },
    action: 'orphan',
    source: 'pkg/apis/apps/validation/validation.go, ValidateStatefulSetUpdate',
  },
  ...['selector', 'podFailurePolicy', 'successPolicy', 'backoffLimitPerIndex', 'managedBy'].map(
    (field): ImmutableField => ({ kind: 'Job', path: `spec.${field}`, action: 'newName', source: batch }),
  ),
  {
    kind: 'Job',
    path: 'spec.template',
    where: { path: 'spec.suspend', is: undefined },
    action: 'newName',
    source: batch,
  },
  {
    kind: 'Job',
    path: 'spec.template',
    where: { path: 'spec.suspend', is: false },
    action: 'newName',
    source: batch,
  },
  {
    kind: 'Job',
    path: 'spec.template',
    where: { path: 'spec.suspend', is: true },
    except: {
      'metadata.annotations': 23,
      'metadata.labels': 23,
      'spec.affinity': 23,
      'spec.nodeSelector': 23,
      'spec.schedulingGates': 26,
      'spec.tolerations': 23,
    },
    action: 'newName',
    source: batch,
  },
  { kind: 'Job', path: 'spec.completions', defaults: { '': 1 }, action: 'newName', source: batch },
  { kind: 'Job', path: 'spec.completionMode', defaults: { '': 'NonIndexed' }, action: 'newName', source: batch },
  {
    kind: 'Pod',
    path: 'spec',
    except: {
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
    mayBeLeftOutSince: 20,
    action: 'recreate',
    source: 'pkg/registry/core/service/strategy.go, patchAllocatedValues',
  },
  { kind: 'Service', path: 'spec.ipFamilies.0', since: 20, action: 'recreate', source: core('ValidateServiceUpdate') },
  { kind: 'Service', path: 'spec.loadBalancerClass', action: 'recreate', source: core('ValidateServiceUpdate') },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec',
    except: { resources: 11, storageClassName: always, volumeAttributesClassName: 34 },
    defaults: { volumeMode: 'Filesystem' },
    action: 'newClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.storageClassName',
    action: 'newClaim',
    source: core('validateStorageClassUpgradeFromNil'),
    unless: 'from 1.26 on, a claim that has no class yet, and no default class has given it one, takes it',
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.resources.requests.storage',
    since: 11,
    mayGrow: true,
    action: 'newClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolume',
    path: 'spec',
    except: {
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
    action: 'newVolume',
    source: 'https://github.com/kubernetes/kubernetes/pull/54761',
  },
  {
    kind: 'PersistentVolume',
    path: 'spec.volumeMode',
    defaults: { '': 'Filesystem' },
    action: 'newVolume',
    source: core('ValidatePersistentVolumeUpdate'),
  },
  { kind: 'RoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateRoleBindingUpdate') },
  { kind: 'ClusterRoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateClusterRoleBindingUpdate') },
  { kind: 'StorageClass', path: 'provisioner', action: 'newClass', source: storage },
  { kind: 'StorageClass', path: 'parameters', action: 'newClass', source: storage },
  { kind: 'StorageClass', path: 'reclaimPolicy', defaults: { '': 'Delete' }, action: 'newClass', source: storage },
  {
    kind: 'StorageClass',
    path: 'volumeBindingMode',
    defaults: { '': 'Immediate' },
    action: 'newClass',
    source: storage,
  },
  ...['ConfigMap', 'Secret'].flatMap((kind) =>
    ['immutable', 'data', 'binaryData', 'stringData'].map(
      (path): ImmutableField => ({
        kind,
        path,
        since: 19,
        where: { path: 'immutable', is: true },
        action: 'newName',
        source: core(`Validate${kind}Update`),
      }),
    ),
  ),
  {
    kind: 'Secret',
    path: 'type',
    defaults: { '': 'Opaque' },
    action: 'newName',
    source: core('ValidateSecretUpdate'),
  },
  { kind: 'PriorityClass', path: 'value', action: 'newName', source: scheduling },
  {
    kind: 'PriorityClass',
    path: 'preemptionPolicy',
    defaults: { '': 'PreemptLowerPriority' },
    action: 'newName',
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
    action: 'newName',
    source: 'pkg/apis/networking/validation/validation.go, ValidateIngressClassUpdate',
  },
];
