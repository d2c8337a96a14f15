import { type BehaviorName, firstMinorWith, hasBehavior } from '../behaviors';
import { isObject, type Json, type JsonObject, objectIn, objectMadeIn, objectsIn, sameJson } from '../json';
import { firstMinorOfField, newestMinor } from '../tables/api-history';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';
import { restrict } from './fields/restrict';
import { annotate, type Pod } from './pods';

const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const AFFINITY = 'scheduler.alpha.kubernetes.io/affinity';
const SCHEDULER = 'scheduler.alpha.kubernetes.io/name';
const CRITICAL = 'scheduler.alpha.kubernetes.io/critical-pod';

export function writeTolerations(pod: Pod, context: LoweringContext): void {
  const path = `${fieldPath(pod.path, 'spec')}.tolerations`;
  const all = objectsIn(pod.spec, 'tolerations');
  delete pod.spec.tolerations;
  const kept = all.flatMap((toleration, i) => writableToleration(toleration, `${path}[${i}]`, context) ?? []);
  if (kept.length === 0) return;
  annotate(pod.owner, pod.path, TOLERATIONS, JSON.stringify(kept), context);
  context.translated(path, `the annotation ${TOLERATIONS}`);
}

function writableToleration(toleration: JsonObject, path: string, context: LoweringContext): JsonObject | undefined {
  const { tolerationSeconds: _, ...written } = toleration;
  if (toleration.effect === 'NoExecute') {
    context.dropped(path, 'no taint has the effect NoExecute');
  } else if (toleration.key === undefined || toleration.key === '') {
    if (context.kind === 'DaemonSet') context.dropped(path, 'DaemonSets ignore taints');
    else context.lacks('keylessTolerations', path, toleration, 'name the key of each taint');
  } else if (toleration.operator === undefined || toleration.operator === 'Equal' || toleration.operator === 'Exists') {
    return written;
  } else {
    context.rejected(fieldPath(path, 'operator'), toleration.operator, 'Exists or Equal', 'correct the value');
  }
  return undefined;
}

/** The annotation has the form of the first version of the field. */
export function writeAffinity(pod: Pod, context: LoweringContext): void {
  const path = `${fieldPath(pod.path, 'spec')}.affinity`;
  const affinity = pod.spec.affinity;
  const first = firstMinorOfField('core.v1.PodSpec', 'affinity') ?? newestMinor;
  restrict(affinity, 'core.v1.Affinity', first, path, context);
  delete pod.spec.affinity;
  if (!isObject(affinity) || Object.keys(affinity).length === 0) return;
  annotate(pod.owner, pod.path, AFFINITY, JSON.stringify(affinity), context);
  context.translated(path, `the annotation ${AFFINITY}`);
}

export function writeScheduler(pod: Pod, context: LoweringContext): void {
  const name = pod.spec.schedulerName;
  if (name === 'default-scheduler') return;
  delete pod.spec.schedulerName;
  annotate(pod.owner, pod.path, SCHEDULER, String(name), context);
  context.translated(`${fieldPath(pod.path, 'spec')}.schedulerName`, `the annotation ${SCHEDULER}`);
}

/** Before pods had priorities, only kube-system had critical pods. Only the two built-in classes mark them. */
export function writeCritical(pod: Pod, context: LoweringContext): void {
  if (!context.has('criticalPods')) return;
  if (!isSystemClass(pod.spec.priorityClassName) || context.namespace !== 'kube-system') return;
  delete pod.spec.priorityClassName;
  annotate(pod.owner, pod.path, CRITICAL, '', context);
  const reader = context.has('criticalPodAnnotation')
    ? 'read with the feature gate ExperimentalCriticalPodAnnotation'
    : 'the rescheduler add-on reads it';
  context.translated(`${fieldPath(pod.path, 'spec')}.priorityClassName`, `the annotation ${CRITICAL} (${reader})`);
}

/** Admission rejects pods with these classes outside of kube-system. */
export function checkCritical(pod: Pod, context: LoweringContext): void {
  if (!context.has('podPriority')) return;
  const name = pod.spec.priorityClassName;
  if (!isSystemClass(name) || context.namespace === undefined || context.namespace === 'kube-system') return;
  const path = `${fieldPath(pod.path, 'spec')}.priorityClassName`;
  context.rejected(
    path,
    name,
    `the namespace kube-system, or Kubernetes 1.${firstMinorWith('systemPriorityEverywhere')} or newer (the target is 1.${context.minor})`,
    'move it to kube-system, or create a PriorityClass',
  );
}

function isSystemClass(name: Json | undefined): boolean {
  return name === 'system-node-critical' || name === 'system-cluster-critical';
}

/** A soft constraint is equivalent to a soft anti-affinity. A hard one has no equivalent and is an error. */
export function writeTopologySpread(pod: Pod, context: LoweringContext): void {
  const all = objectsIn(pod.spec, 'topologySpreadConstraints');
  if (!all.every((constraint) => constraint.whenUnsatisfiable === 'ScheduleAnyway')) return;
  delete pod.spec.topologySpreadConstraints;
  const path = `${fieldPath(pod.path, 'spec')}.topologySpreadConstraints`;
  const terms = all.flatMap(({ labelSelector, topologyKey }) =>
    labelSelector === undefined ? [] : [{ weight: 100, podAffinityTerm: { labelSelector, topologyKey } }],
  );
  if (terms.length === 0) return;
  const antiAffinity = objectMadeIn(objectMadeIn(pod.spec, 'affinity'), 'podAntiAffinity');
  const field = 'preferredDuringSchedulingIgnoredDuringExecution';
  const known = objectsIn(antiAffinity, field);
  antiAffinity[field] = [...known, ...terms.filter((term) => !known.some((other) => sameJson(other, term)))];
  context.translated(path, `${fieldPath(pod.path, 'spec')}.affinity.podAntiAffinity, preferred`);
}

interface NodeLabel {
  readonly name: string;
  readonly formerly: string;
  /** Clusters that behave so set the name. */
  readonly since: BehaviorName;
}

const nodeLabels: readonly NodeLabel[] = [
  { name: 'kubernetes.io/os', formerly: 'beta.kubernetes.io/os', since: 'nodeLabels' },
  { name: 'kubernetes.io/arch', formerly: 'beta.kubernetes.io/arch', since: 'nodeLabels' },
  { name: 'topology.kubernetes.io/zone', formerly: 'failure-domain.beta.kubernetes.io/zone', since: 'topologyLabels' },
  {
    name: 'topology.kubernetes.io/region',
    formerly: 'failure-domain.beta.kubernetes.io/region',
    since: 'topologyLabels',
  },
];

/** Renames node labels. Otherwise no node would have the label, and the pod would not be scheduled. */
export function writeNodeLabels(pod: Pod, context: LoweringContext): void {
  const path = fieldPath(pod.path, 'spec');
  const selector = objectIn(pod.spec, 'nodeSelector') ?? {};
  for (const [name, value] of Object.entries(selector)) {
    const former = formerLabel(name, context.minor);
    if (former === undefined) continue;
    delete selector[name];
    selector[former] = value;
    context.translated(`${path}.nodeSelector.${name}`, former);
  }
  for (const field of ['affinity', 'topologySpreadConstraints'])
    renameLabels(pod.spec[field], fieldPath(path, field), context);
}

/** Applies to node selector terms only, not to selectors of pod labels. */
export function renameLabels(value: Json | undefined, path: string, context: LoweringContext): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) renameLabels(item, `${path}[${i}]`, context);
  }
  if (!isObject(value)) return;
  for (const [field, child] of Object.entries(value)) {
    const former = formerLabel(child, context.minor);
    if (former !== undefined) {
      value[field] = former;
      context.translated(fieldPath(path, field), former);
    } else if (field !== 'labelSelector' && field !== 'namespaceSelector') {
      renameLabels(child, fieldPath(path, field), context);
    }
  }
}

function formerLabel(name: Json | undefined, minor: number): string | undefined {
  return nodeLabels.find((label) => label.name === name && !hasBehavior(minor, label.since))?.formerly;
}
