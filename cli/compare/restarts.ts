import { objectIn } from '../../lib/kubernetes/lowering/json';
import { type Change, describeChanges, differences, isDefault } from './difference';
import type { Finding } from './finding';
import { isBuiltIn, type ManifestObject, valueAt } from './objects';
import { emptied, templateDefaults, templateOf } from './pod-templates';
import { kubectlName } from './ways-out';

/** How the pods of a kind follow a new template. */
interface Follow {
  /** Where the object says it. */
  readonly path?: string;
  readonly usual: string;
  /** By apiVersion, where it is not the usual. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

const rows: Readonly<Record<string, Follow>> = {
  Deployment: { path: 'spec.strategy.type', usual: 'RollingUpdate' },
  DaemonSet: {
    path: 'spec.updateStrategy.type',
    usual: 'RollingUpdate',
    elsewhere: { 'extensions/v1beta1': 'OnDelete' },
  },
  StatefulSet: { path: 'spec.updateStrategy.type', usual: 'RollingUpdate', elsewhere: { 'apps/v1beta1': 'OnDelete' } },
  // the field is older than the controller that heeds it: these two never replace a pod
  ReplicationController: { usual: 'OnDelete' },
  ReplicaSet: { usual: 'OnDelete' },
  CronJob: { usual: 'NextRun' },
};

/** What changes in the pods of an object: everything but what a server writes itself. */
export function templateChanges(before: ManifestObject, after: ManifestObject): Change[] {
  return differences(templateOf(before), templateOf(after)).filter((change) => !isDefault(change, templateDefaults));
}

/** What a new pod template does to the pods that run. */
export function restarts(before: ManifestObject, after: ManifestObject): Finding[] {
  const row = isBuiltIn(after) ? rows[after.kind] : undefined;
  const changes = row === undefined ? [] : templateChanges(before, after);
  if (row === undefined || changes.length === 0) return [];
  const strategy = strategyOf(row, after);
  const why = `${describeChanges(changes)}${emptied(before)}`;
  if (strategy === 'NextRun') return [{ effect: 'applied', text: `from its next run on: ${why}` }];
  if (strategy === 'OnDelete') {
    const text = `its pods keep the old template until they are deleted: ${why}`;
    return [{ effect: 'waits', text, action: replacePods(after) }];
  }
  return [{ effect: 'restarts', text: `${howReplaced(after, strategy)}: ${why}` }];
}

/** Whether the pods of an object are replaced by themselves when it turns from one form into the other. */
export function replacesPods(before: ManifestObject, after: ManifestObject): boolean {
  return restarts(before, after).some(({ effect }) => effect === 'restarts');
}

/** How somebody replaces the pods of an object. */
export function replacePods(object: ManifestObject): string {
  const row = rows[object.kind];
  const rolls = row !== undefined && object.apiVersion === 'apps/v1' && ROLLING.has(strategyOf(row, object));
  if (rolls) return `kubectl rollout restart ${kubectlName(object)}`;
  const labels = Object.entries(objectIn(objectIn(templateOf(object), 'metadata'), 'labels') ?? {});
  const selector = labels.map(([name, value]) => `${name}=${value}`).join(',');
  const namespace = object.namespace === '' ? '' : ` --namespace=${object.namespace}`;
  return `kubectl delete pods --selector=${selector}${namespace}, a few at a time where they keep data`;
}

const ROLLING: ReadonlySet<string> = new Set(['RollingUpdate', 'Recreate']);

function strategyOf(row: Follow, object: ManifestObject): string {
  const usual = row.elsewhere?.[object.apiVersion] ?? row.usual;
  return row.path === undefined ? usual : String(valueAt(object.json, row.path) ?? usual);
}

function howReplaced({ kind, json }: ManifestObject, strategy: string): string {
  const replicas = Number(valueAt(json, 'spec.replicas') ?? 1);
  const pods = replicas === 1 ? 'its pod is' : `its ${replicas} pods are`;
  const partition = Number(valueAt(json, 'spec.updateStrategy.rollingUpdate.partition') ?? 0);
  if (kind === 'DaemonSet') {
    return `its pods are replaced on every node, ${valueAt(json, 'spec.updateStrategy.rollingUpdate.maxUnavailable') ?? 1} at a time`;
  }
  if (strategy === 'Recreate') return `${pods} stopped, and then made anew`;
  if (kind === 'Deployment') return `${pods} replaced, rolling`;
  const below = partition > 0 ? `, but those below ordinal ${partition}` : '';
  return `${pods} replaced one by one, the highest ordinal first${below}`;
}
