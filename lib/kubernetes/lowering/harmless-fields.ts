import { type Json, sameJson } from '../json';
import { RowsByType } from '../tables/by-type';
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

const byHand = 'it does not update by itself; delete the old pods to bring a change to them';
const modes = [0o444, 0o644, 0o400, 0o440, 0o600, 0o640];
const modeReason = 'security: every process of the containers that mount it can read the files; no other pod can';

const reasoned: readonly HarmlessField[] = [
  {
    type: 'PodSpec',
    field: 'automountServiceAccountToken',
    values: [false],
    reason: 'security: pods get the token of their account there whatever they say; give the account no rights',
  },
  {
    type: 'ServiceAccount',
    field: 'automountServiceAccountToken',
    values: [false],
    reason: 'security: pods get the token of this account there whatever it says; give it no rights',
  },
  {
    type: 'SecurityContext',
    field: 'allowPrivilegeEscalation',
    values: [false],
    reason:
      'security: it cannot keep setuid programs of an image from gaining rights; drop capabilities and use a clean image',
  },
  {
    type: 'PodSecurityContext',
    field: 'runAsGroup',
    values: [0],
    reason: 'group 0 is what a container gets there unless its image names another',
  },
  {
    type: 'SecurityContext',
    field: 'runAsGroup',
    values: [0],
    reason: 'group 0 is what a container gets there unless its image names another',
  },
  {
    type: 'PodSecurityContext',
    field: 'fsGroupChangePolicy',
    values: ['OnRootMismatch'],
    reason: 'it changes the owner of every file at every start instead, which takes longer and ends the same',
  },
  {
    type: 'PodSpec',
    field: 'enableServiceLinks',
    values: [false],
    reason: 'it also sets variables such as NAME_SERVICE_HOST for the Services of the namespace',
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
    reason: 'no pod has a priority there, so none is preempted by another',
  },
  {
    type: 'Container',
    field: 'terminationMessagePolicy',
    values: ['FallbackToLogsOnError'],
    reason: 'only the message that kubectl shows of a failed container is lost; its log is not',
  },
  { type: 'Container', field: 'resizePolicy', reason: 'resources are not changed in place there' },
  {
    type: 'HostPathVolumeSource',
    field: 'type',
    values: ['Directory', 'DirectoryOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'],
    reason: 'the path is not checked there; Docker makes an empty directory where there is none',
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
    reason: 'it counts only while a DaemonSet updates by itself, which it does not there',
  },
  { type: 'DaemonSetSpec', field: 'revisionHistoryLimit', reason: 'no history is kept there' },
  { type: 'StatefulSetSpec', field: 'updateStrategy', reason: byHand },
  { type: 'StatefulSetSpec', field: 'revisionHistoryLimit', reason: 'no history is kept there' },
  {
    type: 'RollingUpdateStatefulSetStrategy',
    field: 'maxUnavailable',
    reason: 'one pod after the other is updated there, which is slower and safer',
  },
  {
    type: 'DeploymentSpec',
    field: 'progressDeadlineSeconds',
    reason: 'it only marks a rollout that does not get on as failed',
  },
  {
    type: 'ReplicationControllerSpec',
    field: 'minReadySeconds',
    reason: 'it only delays when a pod counts as available',
  },
  {
    type: 'JobSpec',
    field: 'backoffLimit',
    reason: 'a failing Job is tried again without end, ever more seldom; activeDeadlineSeconds ends it',
  },
  { type: 'JobSpec', field: 'ttlSecondsAfterFinished', reason: 'finished Jobs stay until they are deleted' },
  {
    type: 'ServiceSpec',
    field: 'ipFamilyPolicy',
    values: ['PreferDualStack'],
    reason: 'a Service has the one family of the cluster',
  },
  { type: 'ServiceSpec', field: 'ipFamilies', reason: 'a Service has the one family of the cluster' },
  { type: 'ServiceSpec', field: 'trafficDistribution', reason: 'it is only a preference' },
  { type: 'ServicePort', field: 'appProtocol', reason: 'it is only a hint' },
  { type: 'StorageClass', field: 'allowVolumeExpansion', values: [true], reason: 'claims cannot grow there' },
  {
    type: 'PodDisruptionBudgetSpec',
    field: 'unhealthyPodEvictionPolicy',
    values: ['AlwaysAllow'],
    reason: 'unhealthy pods count for the budget, so a drain may have to wait for them',
  },
  {
    type: 'ConfigMap',
    field: 'immutable',
    values: [true],
    reason: 'nothing rejects changes there; nobody has to make any',
  },
  {
    type: 'Secret',
    field: 'immutable',
    values: [true],
    reason: 'nothing rejects changes there; nobody has to make any',
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
