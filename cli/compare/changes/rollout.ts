import type { Change } from '../change';
import { isDefault, POD_TEMPLATE_DEFAULTS } from '../fields/defaults';
import { describeDifferences } from '../fields/describe';
import { differences } from '../fields/differences';
import { isBuiltIn, kubectlArguments, type ManifestObject, valueAt } from '../manifests/object';
import { describeEmptyDirs, podArguments, podTemplateOf, replicasOf } from '../manifests/workload';
import { operatorOf } from './custom-resources/custom-resources';

type Strategy = 'RollingUpdate' | 'Recreate' | 'OnDelete' | 'NextRun';

/** How the controller of a kind replaces pods when the pod template changes. */
interface UpdateStrategy {
  /** The field with the strategy. */
  readonly path?: string;
  readonly default: Strategy;
  /** Other defaults, by apiVersion. */
  readonly defaultsByVersion?: Readonly<Record<string, Strategy>>;
}

const UPDATE_STRATEGIES: Readonly<Record<string, UpdateStrategy>> = {
  Deployment: { path: 'spec.strategy.type', default: 'RollingUpdate' },
  DaemonSet: {
    path: 'spec.updateStrategy.type',
    default: 'RollingUpdate',
    defaultsByVersion: { 'extensions/v1beta1': 'OnDelete' },
  },
  StatefulSet: {
    path: 'spec.updateStrategy.type',
    default: 'RollingUpdate',
    defaultsByVersion: { 'apps/v1beta1': 'OnDelete' },
  },
  ReplicationController: { default: 'OnDelete' },
  ReplicaSet: { default: 'OnDelete' },
  CronJob: { default: 'NextRun' },
};

/** The effect of a new pod template on the running pods. */
export function podTemplateChanges(before: ManifestObject, after: ManifestObject): Change[] {
  const strategy = isBuiltIn(after) ? strategyOf(after) : undefined;
  const changed = differences(podTemplateOf(before), podTemplateOf(after)).filter(
    (difference) => !isDefault(difference, POD_TEMPLATE_DEFAULTS),
  );
  if (strategy === undefined || changed.length === 0) return [];
  const what = `${describeDifferences(changed)}${describeEmptyDirs(before)}`;
  if (strategy === 'NextRun')
    return [{ effect: 'updated', message: `The next run uses the new pod template: ${what}` }];
  if (strategy === 'OnDelete') {
    const message = `The pods keep the old template until you delete them: ${what}`;
    return [{ effect: 'stale', message, action: replacePods(after) }];
  }
  return [{ effect: 'restart', message: `${describeRollout(after, strategy)}: ${what}` }];
}

/** Whether the controller replaces the pods of an object because of this change. */
export function isRolledOut(before: ManifestObject, after: ManifestObject): boolean {
  return podTemplateChanges(before, after).some(({ effect }) => effect === 'restart');
}

/** How you replace the pods of an object. */
export function replacePods(object: ManifestObject): string {
  const operator = operatorOf(object);
  if (operator !== undefined) {
    const pods = `--selector=${operator.podLabel}=${object.name} --namespace=${object.namespace}`;
    return `kubectl delete pods ${pods}, one at a time if they store data`;
  }
  const strategy = strategyOf(object);
  if (object.apiVersion === 'apps/v1' && (strategy === 'RollingUpdate' || strategy === 'Recreate'))
    return `kubectl rollout restart ${kubectlArguments(object)}`;
  return `kubectl delete pods ${podArguments(object)}. If the pods store data, delete them one at a time`;
}

function strategyOf({ kind, apiVersion, json }: ManifestObject): Strategy | undefined {
  const row = UPDATE_STRATEGIES[kind];
  if (row === undefined) return undefined;
  const stated = row.path === undefined ? undefined : (valueAt(json, row.path) as Strategy | undefined);
  return stated ?? row.defaultsByVersion?.[apiVersion] ?? row.default;
}

function describeRollout(object: ManifestObject, strategy: Strategy): string {
  const { kind, json } = object;
  const rollingUpdate = valueAt(json, 'spec.updateStrategy.rollingUpdate');
  if (kind === 'DaemonSet') {
    const atATime = valueAt(rollingUpdate, 'maxSurge') || (valueAt(rollingUpdate, 'maxUnavailable') ?? 1);
    return `The pods on all nodes are replaced, ${atATime} at a time`;
  }
  const replicas = replicasOf(object);
  const pods = replicas === 1 ? 'The pod is' : `The ${replicas} pods are`;
  if (strategy === 'Recreate') return `${pods} stopped, and then created again`;
  if (kind === 'Deployment') return `${pods} replaced with a rolling update`;
  const partition = Number(valueAt(rollingUpdate, 'partition') ?? 0);
  const excluded = partition > 0 ? `. Pods with an ordinal below ${partition} are not replaced` : '';
  return `${pods} replaced one at a time, the highest ordinal first${excluded}`;
}
