import { type Json, sameJson } from '../../json';
import { RowsByType } from '../../tables/by-type';
import { neutralValues } from './neutral-values';

/** A field that can be left out if the target lacks it. Every other field that the target lacks is an error. */
interface HarmlessField {
  readonly type: string;
  readonly field: string;
  /** The values that can be left out; every value if not given. */
  readonly values?: readonly Json[];
  /** The consequence; empty if the value is the behavior of the target. */
  readonly reason: string;
}

const byHand = 'pods are not replaced after a change: delete them';
const modes = [0o444, 0o644, 0o400, 0o440, 0o600, 0o640];
const modeReason = 'security: all processes of the containers that mount it can read the files; other pods cannot';

const reasoned: readonly HarmlessField[] = [
  {
    type: 'PodSpec',
    field: 'automountServiceAccountToken',
    values: [false],
    reason: 'security: pods always get the token of their account; give the account no permissions',
  },
  {
    type: 'ServiceAccount',
    field: 'automountServiceAccountToken',
    values: [false],
    reason: 'security: pods always get the token of this account; give the account no permissions',
  },
  {
    type: 'SecurityContext',
    field: 'allowPrivilegeEscalation',
    values: [false],
    reason:
      'security: setuid programs of the image can gain privileges; drop capabilities, and use an image without such programs',
  },
  {
    type: 'PodSecurityContext',
    field: 'runAsGroup',
    values: [0],
    reason: 'a container gets group 0 unless its image names another group',
  },
  {
    type: 'SecurityContext',
    field: 'runAsGroup',
    values: [0],
    reason: 'a container gets group 0 unless its image names another group',
  },
  {
    type: 'PodSecurityContext',
    field: 'fsGroupChangePolicy',
    values: ['OnRootMismatch'],
    reason: 'the kubelet changes the owner of all files at each start, which takes longer and has the same result',
  },
  {
    type: 'PodSpec',
    field: 'enableServiceLinks',
    values: [false],
    reason: 'containers also get variables such as NAME_SERVICE_HOST for each Service of the namespace',
  },
  {
    type: 'PodSpec',
    field: 'os',
    values: [{ name: 'linux' }],
    reason: 'the API server does not distinguish pods by operating system',
  },
  {
    type: 'PodSpec',
    field: 'priorityClassName',
    reason: 'pods have no priority, so none is preempted',
  },
  {
    type: 'Container',
    field: 'terminationMessagePolicy',
    values: ['FallbackToLogsOnError'],
    reason: 'kubectl does not show the end of the log as the reason why a container failed; the log itself is kept',
  },
  { type: 'Container', field: 'resizePolicy', reason: 'resources are not changed in place' },
  {
    type: 'HostPathVolumeSource',
    field: 'type',
    values: ['Directory', 'DirectoryOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'],
    reason: 'the kubelet does not check the path; Docker creates an empty directory if it does not exist',
  },
  { type: 'ConfigMapVolumeSource', field: 'defaultMode', values: modes, reason: modeReason },
  { type: 'SecretVolumeSource', field: 'defaultMode', values: modes, reason: modeReason },
  { type: 'DownwardAPIVolumeSource', field: 'defaultMode', values: modes, reason: modeReason },
  { type: 'DownwardAPIVolumeFile', field: 'mode', values: modes, reason: modeReason },
  { type: 'KeyToPath', field: 'mode', values: modes, reason: modeReason },
  { type: 'DaemonSetSpec', field: 'updateStrategy', reason: byHand },
  {
    type: 'DaemonSetSpec',
    field: 'minReadySeconds',
    reason: 'it has an effect only on rolling updates, which DaemonSets do not have',
  },
  { type: 'DaemonSetSpec', field: 'revisionHistoryLimit', reason: 'no revisions are kept' },
  { type: 'StatefulSetSpec', field: 'updateStrategy', reason: byHand },
  { type: 'StatefulSetSpec', field: 'revisionHistoryLimit', reason: 'no revisions are kept' },
  {
    type: 'RollingUpdateStatefulSetStrategy',
    field: 'maxUnavailable',
    reason: 'pods are updated one at a time, which is slower',
  },
  {
    type: 'DeploymentSpec',
    field: 'progressDeadlineSeconds',
    reason: 'a rollout without progress is not marked as failed',
  },
  {
    type: 'ReplicationControllerSpec',
    field: 'minReadySeconds',
    reason: 'a pod is available as soon as it is ready',
  },
  {
    type: 'JobSpec',
    field: 'backoffLimit',
    reason: 'a failed Job is retried without a limit, with growing delays; limit it with activeDeadlineSeconds',
  },
  { type: 'JobSpec', field: 'ttlSecondsAfterFinished', reason: 'finished Jobs stay until they are deleted' },
  {
    type: 'ServiceSpec',
    field: 'ipFamilyPolicy',
    values: ['PreferDualStack'],
    reason: 'a Service has the one IP family of the cluster',
  },
  { type: 'ServiceSpec', field: 'ipFamilies', reason: 'a Service has the one IP family of the cluster' },
  { type: 'ServiceSpec', field: 'trafficDistribution', reason: 'it is a preference' },
  { type: 'ServicePort', field: 'appProtocol', reason: 'it is a hint for load balancers' },
  { type: 'StorageClass', field: 'allowVolumeExpansion', values: [true], reason: 'claims cannot be expanded' },
  {
    type: 'PodDisruptionBudgetSpec',
    field: 'unhealthyPodEvictionPolicy',
    values: ['AlwaysAllow'],
    reason: 'unhealthy pods count for the budget, so they can delay a drain',
  },
  {
    type: 'ConfigMap',
    field: 'immutable',
    values: [true],
    reason: 'the API server does not reject changes',
  },
  {
    type: 'Secret',
    field: 'immutable',
    values: [true],
    reason: 'the API server does not reject changes',
  },
];

const rows: readonly HarmlessField[] = [
  ...neutralValues.map(([type, field, ...values]) => ({ type, field, values, reason: '' })),
  ...reasoned,
];
const rowsByType = new RowsByType(rows);

/**
 * Why the field can be left out with this value if the target lacks it (empty: no note is needed); undefined if it
 * cannot.
 */
export function harmlessReason(type: string, field: string, value: Json | undefined): string | undefined {
  const found = rowsByType
    .of(type)
    .find((row) => row.field === field && (row.values?.some((known) => sameJson(known, value)) ?? true));
  return found?.reason;
}

/** One example of each row, for tests. */
export const harmlessExamples: readonly HarmlessExample[] = rows.map(({ type, field, values, reason }) => ({
  type,
  field,
  value: values?.[0],
  noted: reason !== '',
}));

interface HarmlessExample {
  readonly type: string;
  readonly field: string;
  readonly value?: Json;
  /** Whether a note says that it is left out. */
  readonly noted: boolean;
}
