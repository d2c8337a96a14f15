import type { Change } from '../change';
import { kubectlArguments, type ManifestObject, titleOf } from '../manifests/object';
import { describeEmptyDirs, hasClaimTemplates } from '../manifests/workload';
import { dataLossOnDeletion } from './data-loss-on-deletion';
import { PRUNING_TOOLS, toolsThatPrune } from './pruning';
import { findSuccessor } from './renaming';

/** What happens to an object that is not in the new manifests. `created` are the objects that are only in these. */
export function deletion(removed: ManifestObject, created: readonly ManifestObject[]): Change {
  const tools = toolsThatPrune(removed);
  if (tools.length === 0)
    return {
      effect: 'kept',
      message: 'The object is removed from the manifests, and stays in the cluster',
      action: `kubectl delete ${kubectlArguments(removed)}, if you do not need it`,
    };
  const successor = findSuccessor(removed, created);
  const renamed = successor === undefined ? '' : `Renamed to ${titleOf(successor)}. `;
  const only = tools.length < PRUNING_TOOLS.length ? `Only ${tools.join()} deletes it. ` : '';
  const loss = dataLossOnDeletion(removed);
  if (loss !== undefined) return { ...loss, effect: 'data-loss', message: `${renamed}${only}${loss.message}` };
  const hasClaims = removed.kind === 'StatefulSet' && hasClaimTemplates(removed);
  if (successor !== undefined)
    return hasClaims ? unusedClaims(renamed) : { effect: 'renamed', message: `The new name is ${titleOf(successor)}` };
  const message = hasClaims
    ? 'The pods are deleted. Their PersistentVolumeClaims and the data remain'
    : `The object is removed from the manifests${describeEmptyDirs(removed)}`;
  return { effect: 'deleted', message: `${only}${message}` };
}

/** The names of PersistentVolumeClaims contain the name of the StatefulSet. */
function unusedClaims(renamed: string): Change {
  return {
    effect: 'data-loss',
    message: `${renamed}The new pods get new, empty PersistentVolumeClaims. The old claims remain, but no pod uses them`,
    action: 'keep the name. If it must change, copy the data with a snapshot, or let Elasticsearch move its shards',
  };
}
