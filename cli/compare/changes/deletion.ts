import type { Change } from '../change';
import { kubectlArguments, type ManifestObject, titleOf } from '../manifests/object';
import { describeEmptyDirs, hasClaimTemplates } from '../manifests/workload';
import { dataLossOnDeletion } from './data-loss-on-deletion';
import { PRUNING_TOOLS, toolsThatPrune } from './pruning';
import { findSuccessor } from './renaming';

/** The other objects of a deletion. */
export interface OtherObjects {
  readonly removed: readonly ManifestObject[];
  readonly created: readonly ManifestObject[];
  /** All objects in the cluster after the apply. */
  readonly objects: readonly ManifestObject[];
}

/** What happens to an object that is not in the new manifests. */
export function deletion(object: ManifestObject, { removed, created, objects }: OtherObjects): Change {
  const namespace = removed.find(({ kind, name }) => kind === 'Namespace' && name === object.namespace);
  const withNamespace = namespace === undefined ? [] : toolsThatPrune(namespace);
  const tools = PRUNING_TOOLS.filter((tool) => withNamespace.includes(tool) || toolsThatPrune(object).includes(tool));
  if (tools.length === 0) return kept(object);
  const successor = findSuccessor(object, created);
  const context = [
    ...(successor === undefined ? [] : [`Renamed to ${titleOf(successor)}`]),
    ...(tools.length < PRUNING_TOOLS.length ? [`Only ${tools.join()} deletes it`] : []),
    ...(withNamespace.length === 0 ? [] : ['It is deleted with its namespace']),
    ...(object.kind === 'Namespace' ? describeContent(object, objects) : []),
  ];
  const change = withNamespace.length > 0 ? deletedWithNamespace(object) : deleted(object, successor);
  return { ...change, message: [...context, change.message].filter((text) => text !== '').join('. ') };
}

/** The objects of a removed namespace that are still in the manifests. */
function describeContent({ name }: ManifestObject, objects: readonly ManifestObject[]): string[] {
  const inNamespace = objects.filter(({ namespace }) => namespace === name).length;
  return inNamespace === 0 ? [] : [`The new manifests still have objects in this namespace (${inNamespace})`];
}

function kept(object: ManifestObject): Change {
  return {
    effect: 'kept',
    message: 'The object is removed from the manifests, and stays in the cluster',
    action: `kubectl delete ${kubectlArguments(object)}, if you do not need it`,
  };
}

function deleted(object: ManifestObject, successor: ManifestObject | undefined): Change {
  const loss = dataLossOnDeletion(object);
  if (loss !== undefined) return { effect: 'data-loss', ...loss };
  const hasClaims = object.kind === 'StatefulSet' && hasClaimTemplates(object);
  if (hasClaims && successor !== undefined) return UNUSED_CLAIMS;
  if (hasClaims)
    return { effect: 'deleted', message: 'The pods are deleted. Their PersistentVolumeClaims and the data remain' };
  if (successor !== undefined)
    return { effect: 'renamed', message: object.kind === 'Job' ? 'The new Job runs once' : '' };
  return { effect: 'deleted', message: `The object is removed from the manifests${describeEmptyDirs(object)}` };
}

/** The names of PersistentVolumeClaims contain the name of the StatefulSet. */
const UNUSED_CLAIMS: Change = {
  effect: 'data-loss',
  message: 'The new pods get new, empty PersistentVolumeClaims. The old claims remain, but no pod uses them',
  action: 'keep the name. If it must change, copy the data with a snapshot, or let Elasticsearch move its shards',
};

/** Annotations of an object do not keep it if its namespace is deleted. */
function deletedWithNamespace(object: ManifestObject): Change {
  const losesClaims = object.kind === 'StatefulSet' && hasClaimTemplates(object);
  const loss = losesClaims ? 'Its PersistentVolumeClaims are deleted too' : dataLossOnDeletion(object)?.message;
  if (loss === undefined) return { effect: 'deleted', message: '' };
  return { effect: 'data-loss', message: loss, action: 'keep the Namespace in the manifests' };
}
