import type { Change } from '../change';
import { describeDifferences } from '../fields/describe';
import { differences } from '../fields/differences';
import { isBuiltIn, type ManifestObject, valueAt } from '../manifests/object';

const CONTROLLERS: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController']);

/** The effect of another selector, if the API server accepts it: the controller does not manage its old pods any more. */
export function selectorChanges(before: ManifestObject, after: ManifestObject): Change[] {
  if (!isBuiltIn(after) || !CONTROLLERS.has(after.kind)) return [];
  const [old, now] = [valueAt(before.json, 'spec.selector'), valueAt(after.json, 'spec.selector')];
  const changed = differences(old, now);
  if (old === undefined || now === undefined || changed.length === 0) return [];
  return [
    {
      effect: 'stale',
      message: `Pods that match only the old selector keep running, and the ${after.kind} does not manage them: ${describeDifferences(changed, 'spec.selector')}`,
      action: 'delete them by their old labels when the new pods are ready',
    },
  ];
}
