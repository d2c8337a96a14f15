import { describeChanges, differences } from './difference';
import type { Finding } from './finding';
import { isBuiltIn, type ManifestObject, titleOf, valueAt } from './objects';

const controllers: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController']);

/** What another selector does where the server takes it: the controller loses sight of the pods that it has made. */
export function orphans(before: ManifestObject, after: ManifestObject): Finding[] {
  if (!isBuiltIn(after) || !controllers.has(after.kind)) return [];
  const [old, now] = [valueAt(before.json, 'spec.selector'), valueAt(after.json, 'spec.selector')];
  const changes = differences(old, now);
  if (old === undefined || now === undefined || changes.length === 0) return [];
  const text = `pods that only the old selector finds run on without ${titleOf(after)}: ${describeChanges(changes, 'spec.selector')}`;
  return [{ effect: 'waits', text, action: 'delete them by their old labels after the new ones run' }];
}
