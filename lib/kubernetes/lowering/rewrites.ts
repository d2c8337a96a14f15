import type { BehaviorName } from '../behaviors';
import { type JsonObject, objectIn } from '../json';
import { fieldAt } from '../tables/api-history';
import type { LoweringContext, Mode } from './fields/lowering-context';
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

/** A rewrite of objects with `field`. */
interface Rewrite {
  readonly field: string;
  /** The targets that need it lack this: a behavior, or a field. Every target needs it if absent. */
  readonly lacking?: BehaviorName | TypedField;
  readonly modes: readonly Mode[];
}

interface TypedField {
  readonly type: string;
  readonly field: string;
}

interface PodRewrite extends Rewrite {
  readonly apply: (pod: Pod, context: LoweringContext) => void;
}

interface ObjectRewrite extends Rewrite {
  readonly kinds: readonly string[];
  /** `part` is the value of `field`. */
  readonly apply: (object: JsonObject, context: LoweringContext, part: JsonObject) => void;
}

const both: readonly Mode[] = ['own', 'foreign'];
const own: readonly Mode[] = ['own'];
const core = (type: string, field: string): TypedField => ({ type: `core.v1.${type}`, field });

/** Rewrites of pods and pod templates, in order: an affinity is created before it is written as an annotation. */
export const podRewrites: readonly PodRewrite[] = [
  {
    field: 'topologySpreadConstraints',
    lacking: core('PodSpec', 'topologySpreadConstraints'),
    modes: own,
    apply: writeTopologySpread,
  },
  { field: 'nodeSelector', lacking: 'topologyLabels', modes: own, apply: writeNodeLabels },
  { field: 'affinity', lacking: 'topologyLabels', modes: own, apply: writeNodeLabels },
  { field: 'tolerations', lacking: core('PodSpec', 'tolerations'), modes: both, apply: writeTolerations },
  { field: 'affinity', lacking: core('PodSpec', 'affinity'), modes: both, apply: writeAffinity },
  { field: 'schedulerName', lacking: core('PodSpec', 'schedulerName'), modes: both, apply: writeScheduler },
  { field: 'priorityClassName', lacking: 'podPriority', modes: both, apply: writeCritical },
  { field: 'priorityClassName', lacking: 'systemPriorityEverywhere', modes: both, apply: checkCritical },
  { field: 'containers', lacking: core('PodSecurityContext', 'seccompProfile'), modes: both, apply: writeSeccomp },
  { field: 'containers', lacking: core('PodSecurityContext', 'appArmorProfile'), modes: both, apply: writeAppArmor },
  { field: 'securityContext', lacking: 'sysctlFields', modes: both, apply: writeSysctls },
  { field: 'securityContext', lacking: core('PodSecurityContext', 'runAsGroup'), modes: own, apply: writeRunAsGroup },
  { field: 'containers', lacking: core('Probe', 'terminationGracePeriodSeconds'), modes: own, apply: dropProbeGrace },
  { field: 'containers', lacking: core('Container', 'startupProbe'), modes: own, apply: foldStartupProbes },
  { field: 'containers', lacking: 'localStorageResources', modes: both, apply: checkResources },
  { field: 'serviceAccountName', lacking: 'serviceAccountName', modes: own, apply: writeServiceAccount },
  { field: 'initContainers', lacking: core('PodSpec', 'initContainers'), modes: both, apply: writeInitContainers },
];

export const objectRewrites: readonly ObjectRewrite[] = [
  {
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    field: 'spec',
    modes: both,
    apply: writeSelector,
  },
  { kinds: ['PodDisruptionBudget'], field: 'spec', modes: both, apply: checkBudgetSelector },
  {
    kinds: ['Service'],
    field: 'spec',
    lacking: core('ServiceSpec', 'publishNotReadyAddresses'),
    modes: own,
    apply: writeUnready,
  },
  {
    kinds: ['Service'],
    field: 'spec',
    lacking: core('ServiceSpec', 'externalTrafficPolicy'),
    modes: own,
    apply: writeExternalTraffic,
  },
  { kinds: ['Service'], field: 'spec', lacking: core('ServiceSpec', 'clusterIPs'), modes: own, apply: dropClusterIps },
  {
    kinds: ['PersistentVolumeClaim', 'StatefulSet'],
    field: 'spec',
    lacking: core('PersistentVolumeClaimSpec', 'storageClassName'),
    modes: own,
    apply: writeClaimClass,
  },
  {
    kinds: ['PersistentVolume'],
    field: 'spec',
    lacking: core('PersistentVolumeSpec', 'storageClassName'),
    modes: own,
    apply: writeVolumeClass,
  },
  {
    kinds: ['PersistentVolume'],
    field: 'spec',
    lacking: core('PersistentVolumeSpec', 'mountOptions'),
    modes: own,
    apply: writeMountOptions,
  },
  {
    kinds: ['PersistentVolume'],
    field: 'spec',
    lacking: 'volumeSecretNamespaces',
    modes: own,
    apply: dropSecretNamespace,
  },
  { kinds: ['PersistentVolume'], field: 'spec', lacking: 'topologyLabels', modes: own, apply: writeVolumeLabels },
  {
    kinds: ['StorageClass'],
    field: 'metadata',
    lacking: 'defaultClassAnnotation',
    modes: own,
    apply: writeDefaultClass,
  },
  {
    kinds: ['StorageClass'],
    field: 'allowedTopologies',
    lacking: 'topologyLabels',
    modes: own,
    apply: writeTopologyLabels,
  },
  { kinds: ['Secret'], field: 'stringData', lacking: core('Secret', 'stringData'), modes: own, apply: writeStringData },
  { kinds: ['Ingress'], field: 'spec', modes: both, apply: convertIngress },
  { kinds: ['NetworkPolicy'], field: 'spec', lacking: 'combinedPeerSelectors', modes: both, apply: checkNetworkPolicy },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    field: 'roleRef',
    modes: both,
    apply: convertBinding,
  },
];

/** Rewrites fields that have another form on the target. `restrict` handles fields that the target lacks. */
export function rewrite(object: JsonObject, context: LoweringContext): void {
  for (const rule of objectRewrites) {
    if (rule.kinds.includes(context.kind) && object[rule.field] !== undefined && applies(rule, context))
      rule.apply(object, context, objectIn(object, rule.field) ?? {});
  }
  const pod = podOf(object, context.kind);
  if (pod === undefined) return;
  for (const rule of podRewrites) {
    if (pod.spec[rule.field] !== undefined && applies(rule, context)) rule.apply(pod, context);
  }
}

function applies({ lacking, modes }: Rewrite, context: LoweringContext): boolean {
  if (!modes.includes(context.mode)) return false;
  if (lacking === undefined) return true;
  if (typeof lacking === 'string') return !context.has(lacking);
  return !fieldAt(lacking.type, lacking.field, context.minor)?.effective;
}
