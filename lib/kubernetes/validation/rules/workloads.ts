import { type Json, type JsonObject, objectIn, objectsIn } from '../../json';
import { podOf } from '../../lowering/pods';
import type { TypeRule, ValidationContext } from '../context';
import { checkUnique } from '../once';

const APPS = ['DeploymentSpec', 'DaemonSetSpec', 'ReplicaSetSpec', 'StatefulSetSpec'];
const LONG_RUNNING = [...APPS, 'ReplicationControllerSpec'];

/** Fields of a Job for its indexes. */
const OF_INDEXED_JOBS = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];

function templateLabels(spec: JsonObject): JsonObject {
  return objectIn(objectIn(objectIn(spec, 'template'), 'metadata'), 'labels') ?? {};
}

function checkLabelsMatch(spec: JsonObject, wanted: JsonObject, path: string, context: ValidationContext): void {
  if (spec.template === undefined) return;
  const labels = templateLabels(spec);
  for (const [key, value] of Object.entries(wanted)) {
    if (labels[key] === value) continue;
    const at = `${path}.template.metadata.labels.${key}`;
    context.rejected(at, labels[key], `${value}, as in the selector`, 'set the label in the template');
  }
}

function checkExpressionsMatch(spec: JsonObject, selector: JsonObject, path: string, context: ValidationContext): void {
  if (spec.template === undefined) return;
  const labels = templateLabels(spec);
  objectsIn(selector, 'matchExpressions').forEach(({ key, operator, values }, index) => {
    const label = labels[String(key)];
    const isIn = Array.isArray(values) && values.includes(label ?? null);
    const matches = { Exists: label !== undefined, DoesNotExist: label === undefined, In: isIn, NotIn: !isIn };
    if (matches[operator as keyof typeof matches] !== false) return;
    const at = `${path}.selector.matchExpressions[${index}]`;
    context.rejected(
      at,
      { key, operator, values } as JsonObject,
      'an expression that matches the labels of the template',
      'correct it',
    );
  });
}

function checkRestartPolicy(
  spec: JsonObject,
  path: string,
  allowed: readonly Json[],
  context: ValidationContext,
): void {
  const policy = objectIn(objectIn(spec, 'template'), 'spec')?.restartPolicy ?? 'Always';
  if (!allowed.includes(policy))
    context.rejected(`${path}.template.spec.restartPolicy`, policy, allowed.join(' or '), 'correct the policy');
}

/** A number, or a percentage of pods. */
function checkIntOrPercent(
  owner: JsonObject,
  field: string,
  path: string,
  context: ValidationContext,
): number | undefined {
  const value = owner[field];
  if (value === undefined) return undefined;
  const number =
    typeof value === 'number'
      ? value
      : /^\d{1,9}%$/.test(String(value))
        ? Number.parseInt(String(value), 10)
        : Number.NaN;
  if (number >= 0 && (typeof value === 'number' || number <= 100)) return number;
  context.rejected(`${path}.${field}`, value, 'a number from 0, or a percentage up to 100%', 'correct the value');
  return undefined;
}

function checkRollingUpdate(
  strategy: JsonObject,
  path: string,
  defaults: readonly [number, number],
  context: ValidationContext,
): void {
  const rolling = objectIn(strategy, 'rollingUpdate');
  if (rolling === undefined) return;
  const at = `${path}.rollingUpdate`;
  if (strategy.type === 'Recreate' || strategy.type === 'OnDelete') {
    context.rejected(at, rolling, `no value with type ${strategy.type}`, 'leave it out');
    return;
  }
  const unavailable = checkIntOrPercent(rolling, 'maxUnavailable', at, context) ?? defaults[0];
  const surge = checkIntOrPercent(rolling, 'maxSurge', at, context) ?? defaults[1];
  if (unavailable === 0 && surge === 0)
    context.rejected(`${at}.maxUnavailable`, 0, 'more than 0 where maxSurge is 0', 'raise one of the two');
}

export const workloadRules: readonly TypeRule[] = [
  ...APPS.map(
    (type): TypeRule => ({
      type,
      source: 'pkg/apis/apps/validation: selector must match template labels, empty selector is invalid',
      check: (spec, path, context) => {
        const selector = objectIn(spec, 'selector');
        if (selector === undefined) return;
        const wanted = objectIn(selector, 'matchLabels') ?? {};
        if (Object.keys(wanted).length + objectsIn(selector, 'matchExpressions').length === 0)
          context.rejected(`${path}.selector`, selector, 'one label at least', 'name a label of the template');
        checkLabelsMatch(spec, wanted, path, context);
        checkExpressionsMatch(spec, selector, path, context);
      },
    }),
  ),
  {
    type: 'ReplicationControllerSpec',
    source: 'pkg/apis/core/validation: ValidatePodTemplateSpecForRC',
    check: (spec, path, context) => checkLabelsMatch(spec, objectIn(spec, 'selector') ?? {}, path, context),
  },
  ...LONG_RUNNING.map(
    (type): TypeRule => ({
      type,
      source: 'pkg/apis/apps/validation: restartPolicy must be Always, activeDeadlineSeconds is not supported',
      check: (spec, path, context) => {
        checkRestartPolicy(spec, path, ['Always'], context);
        const deadline = objectIn(objectIn(spec, 'template'), 'spec')?.activeDeadlineSeconds;
        if (deadline !== undefined)
          context.rejected(`${path}.template.spec.activeDeadlineSeconds`, deadline, 'no value', 'leave it out');
      },
    }),
  ),
  {
    type: 'JobSpec',
    source: 'pkg/apis/batch/validation: validateJobSpec',
    check: (spec, path, context) => checkRestartPolicy(spec, path, ['OnFailure', 'Never'], context),
  },
  {
    type: 'JobSpec',
    source: 'pkg/apis/batch/validation: validateJobSpec (completionMode), ValidateGeneratedSelector',
    check: (spec, path, context) => {
      if (spec.completionMode !== 'Indexed')
        for (const field of OF_INDEXED_JOBS.filter((name) => spec[name] !== undefined))
          context.rejected(
            `${path}.${field}`,
            spec[field],
            'no value unless completionMode is Indexed',
            'leave it out',
          );
      if (
        spec.completionMode === 'Indexed' &&
        spec.maxFailedIndexes !== undefined &&
        spec.backoffLimitPerIndex === undefined
      )
        context.rejected(`${path}.backoffLimitPerIndex`, undefined, 'a number with maxFailedIndexes', 'set it');
      if (spec.selector !== undefined && spec.manualSelector !== true)
        context.rejected(`${path}.selector`, spec.selector, 'no value: the server sets it', 'leave it out');
      else if (spec.selector === undefined && spec.manualSelector === true)
        context.rejected(`${path}.selector`, undefined, 'a selector with manualSelector', 'leave out manualSelector');
      else checkLabelsMatch(spec, objectIn(objectIn(spec, 'selector'), 'matchLabels') ?? {}, path, context);
    },
  },
  {
    type: 'DeploymentSpec',
    source: 'pkg/apis/apps/validation: ValidateDeploymentStrategy, ValidateDeploymentSpec',
    check: (spec, path, context) => {
      checkRollingUpdate(objectIn(spec, 'strategy') ?? {}, `${path}.strategy`, [1, 1], context);
      const [deadline, ready] = [Number(spec.progressDeadlineSeconds ?? 600), Number(spec.minReadySeconds ?? 0)];
      if (deadline <= ready)
        context.rejected(
          `${path}.progressDeadlineSeconds`,
          deadline,
          `more than minReadySeconds (${ready})`,
          'raise it',
        );
    },
  },
  {
    type: 'DaemonSetSpec',
    source: 'pkg/apis/apps/validation: ValidateRollingUpdateDaemonSet',
    check: (spec, path, context) => {
      const strategy = objectIn(spec, 'updateStrategy') ?? {};
      checkRollingUpdate(strategy, `${path}.updateStrategy`, [1, 0], context);
      const { maxSurge = 0, maxUnavailable = 1 } = objectIn(strategy, 'rollingUpdate') ?? {};
      const isNone = (count: Json) => count === 0 || count === '0%';
      if (!isNone(maxSurge) && !isNone(maxUnavailable))
        context.rejected(
          `${path}.updateStrategy.rollingUpdate.maxSurge`,
          maxSurge,
          '0 unless maxUnavailable is 0',
          'set one of the two to 0',
        );
    },
  },
  {
    type: 'StatefulSetSpec',
    source: 'pkg/apis/apps/validation: validateRollingUpdateStatefulSet, validateVolumeClaimTemplates',
    check: (spec, path, context) => {
      const strategy = objectIn(spec, 'updateStrategy') ?? {};
      checkRollingUpdate(strategy, `${path}.updateStrategy`, [1, 0], context);
      checkUnique(
        objectsIn(spec, 'volumeClaimTemplates').map((claim, index) => ({
          name: objectIn(claim, 'metadata')?.name,
          index,
        })),
        ({ name }) => name,
        ({ index }, name) =>
          context.rejected(
            `${path}.volumeClaimTemplates[${index}].metadata.name`,
            name,
            'a name of its own',
            'choose another name',
          ),
      );
    },
  },
  {
    type: 'PodDisruptionBudgetSpec',
    source: 'pkg/apis/policy/validation: ValidatePodDisruptionBudgetSpec',
    check: (spec, path, context) => {
      if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined)
        context.rejected(path, spec, 'minAvailable or maxUnavailable, not both', 'leave out one of the two');
      checkIntOrPercent(spec, 'minAvailable', path, context);
      checkIntOrPercent(spec, 'maxUnavailable', path, context);
    },
  },
  {
    type: 'ObjectMeta',
    source: 'pkg/apis/core/validation: ValidateAppArmorPodAnnotations (the annotation names a container of the pod)',
    check: (metadata, path, context, root) => {
      const pod = podOf(root, context.kind);
      if (pod === undefined || path !== (pod.path === '' ? 'metadata' : `${pod.path}.metadata`)) return;
      const names = ['containers', 'initContainers'].flatMap((field) =>
        objectsIn(pod.spec, field).map(({ name }) => name),
      );
      for (const key of Object.keys(objectIn(metadata, 'annotations') ?? {})) {
        const name = key.startsWith(APPARMOR) ? key.slice(APPARMOR.length) : undefined;
        if (name !== undefined && !names.includes(name))
          context.rejected(
            `${path}.annotations.${key}`,
            name,
            `one of ${names.join(', ')}`,
            'name a container of the pod',
          );
      }
    },
  },
];

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';
