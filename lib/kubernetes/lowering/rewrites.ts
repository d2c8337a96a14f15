import type { JsonObject } from '../json';
import type { LoweringContext, Mode } from './lowering-context';
import { checkNetworkPolicy, convertBinding, convertIngress } from './networking';
import {
  checkResources,
  dropProbeGrace,
  foldStartupProbes,
  writeInitContainers,
  writeServiceAccount,
} from './pod-containers';
import {
  checkCritical,
  writeAffinity,
  writeCritical,
  writeNodeLabels,
  writeScheduler,
  writeTolerations,
  writeTopologySpread,
} from './pod-scheduling';
import { writeAppArmor, writeRunAsGroup, writeSeccomp, writeSysctls } from './pod-security';
import { type Pod, podOf } from './pods';
import { dropClusterIps, writeExternalTraffic, writeUnready } from './services';
import {
  dropSecretNamespace,
  writeClaimClass,
  writeDefaultClass,
  writeMountOptions,
  writeStringData,
  writeTopologyLabels,
  writeVolumeClass,
  writeVolumeLabels,
} from './storage';
import { checkBudgetSelector, writeSelector } from './workloads';

/** A rewrite for a range of minors. It applies only to objects with `field`. */
interface Rewrite<Subject> {
  readonly field: string;
  /** First and last minor. */
  readonly minors: readonly [number, number];
  readonly modes: readonly Mode[];
  readonly apply: (option: Subject, context: LoweringContext) => void;
}

interface ObjectRewrite extends Rewrite<JsonObject> {
  readonly kinds: readonly string[];
}

const both: readonly Mode[] = ['own', 'foreign'];
const own: readonly Mode[] = ['own'];
const anyMinor = [0, Number.POSITIVE_INFINITY] as const;

/** Rewrites of pods and pod templates, in order: an affinity is created before it is written as an annotation. */
export const podRewrites: readonly Rewrite<Pod>[] = [
  { field: 'topologySpreadConstraints', minors: [3, 17], modes: own, apply: writeTopologySpread },
  { field: 'nodeSelector', minors: [3, 16], modes: own, apply: writeNodeLabels },
  { field: 'affinity', minors: [3, 16], modes: own, apply: writeNodeLabels },
  { field: 'tolerations', minors: [3, 5], modes: both, apply: writeTolerations },
  { field: 'affinity', minors: [3, 5], modes: both, apply: writeAffinity },
  { field: 'schedulerName', minors: [3, 5], modes: both, apply: writeScheduler },
  { field: 'priorityClassName', minors: [4, 10], modes: both, apply: writeCritical },
  { field: 'priorityClassName', minors: [11, 16], modes: both, apply: checkCritical },
  { field: 'containers', minors: [3, 18], modes: both, apply: writeSeccomp },
  { field: 'containers', minors: [3, 29], modes: both, apply: writeAppArmor },
  { field: 'securityContext', minors: [3, 10], modes: both, apply: writeSysctls },
  { field: 'securityContext', minors: [3, 13], modes: own, apply: writeRunAsGroup },
  { field: 'containers', minors: [3, 24], modes: own, apply: dropProbeGrace },
  { field: 'containers', minors: [3, 17], modes: own, apply: foldStartupProbes },
  { field: 'containers', minors: [3, 9], modes: both, apply: checkResources },
  { field: 'serviceAccountName', minors: [3, 5], modes: own, apply: writeServiceAccount },
  { field: 'initContainers', minors: [3, 5], modes: both, apply: writeInitContainers },
];

export const objectRewrites: readonly ObjectRewrite[] = [
  {
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    field: 'spec',
    minors: anyMinor,
    modes: both,
    apply: writeSelector,
  },
  { kinds: ['PodDisruptionBudget'], field: 'spec', minors: anyMinor, modes: both, apply: checkBudgetSelector },
  { kinds: ['Service'], field: 'spec', minors: [3, 10], modes: own, apply: writeUnready },
  { kinds: ['Service'], field: 'spec', minors: [3, 6], modes: own, apply: writeExternalTraffic },
  { kinds: ['Service'], field: 'spec', minors: [3, 19], modes: own, apply: dropClusterIps },
  {
    kinds: ['PersistentVolumeClaim', 'StatefulSet'],
    field: 'spec',
    minors: [3, 5],
    modes: own,
    apply: writeClaimClass,
  },
  { kinds: ['PersistentVolume'], field: 'spec', minors: [3, 5], modes: own, apply: writeVolumeClass },
  { kinds: ['PersistentVolume'], field: 'spec', minors: [3, 7], modes: own, apply: writeMountOptions },
  { kinds: ['PersistentVolume'], field: 'spec', minors: [3, 8], modes: own, apply: dropSecretNamespace },
  { kinds: ['PersistentVolume'], field: 'spec', minors: [3, 16], modes: own, apply: writeVolumeLabels },
  { kinds: ['StorageClass'], field: 'metadata', minors: [3, 5], modes: own, apply: writeDefaultClass },
  { kinds: ['StorageClass'], field: 'allowedTopologies', minors: [3, 16], modes: own, apply: writeTopologyLabels },
  { kinds: ['Secret'], field: 'stringData', minors: [3, 3], modes: own, apply: writeStringData },
  { kinds: ['Ingress'], field: 'spec', minors: anyMinor, modes: both, apply: convertIngress },
  { kinds: ['NetworkPolicy'], field: 'spec', minors: [3, 10], modes: both, apply: checkNetworkPolicy },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    field: 'roleRef',
    minors: anyMinor,
    modes: both,
    apply: convertBinding,
  },
];

/** Rewrites fields that have another form on the target. `restrict` handles fields that the target lacks. */
export function rewrite(object: JsonObject, context: LoweringContext): void {
  for (const rule of objectRewrites) {
    if (rule.kinds.includes(context.kind) && object[rule.field] !== undefined && applies(rule, context))
      rule.apply(object, context);
  }
  const pod = podOf(object, context.kind);
  if (pod === undefined) return;
  for (const rule of podRewrites) {
    if (pod.spec[rule.field] !== undefined && applies(rule, context)) rule.apply(pod, context);
  }
}

function applies(
  { minors: [first, last], modes }: Pick<Rewrite<unknown>, 'minors' | 'modes'>,
  context: LoweringContext,
): boolean {
  return first <= context.minor && context.minor <= last && modes.includes(context.mode);
}
