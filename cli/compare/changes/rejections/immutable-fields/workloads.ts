import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { valueAt } from '../../../manifests/object';
import { ALWAYS, core, type ImmutableField } from './immutable-field';

const isSuspended = (job: JsonObject) => valueAt(job, 'spec.suspend') === true;
/** An Indexed Job can be scaled if its completions and its parallelism stay equal. */
const isElastic = (job: JsonObject) =>
  valueAt(job, 'spec.completionMode') === 'Indexed' &&
  valueAt(job, 'spec.completions') === valueAt(job, 'spec.parallelism');

const apps = 'https://github.com/kubernetes/kubernetes/pull/50719';
const batch = 'pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate';

/** Older apiVersions accept another selector. */
const APIS_WITH_FIXED_SELECTOR = ['apps/v1beta2', 'apps/v1'];

export const WORKLOAD_FIELDS: readonly ImmutableField[] = [
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
      replicas: ALWAYS,
      template: ALWAYS,
      updateStrategy: ALWAYS,
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
      activeDeadlineSeconds: ALWAYS,
      'containers[].image': ALWAYS,
      'initContainers[].image': ALWAYS,
      tolerations: ALWAYS,
    },
    action: 'recreate',
    source: core('ValidatePodUpdate'),
  },
];
