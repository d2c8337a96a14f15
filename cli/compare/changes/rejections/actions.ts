import { kubectlArguments, type ManifestObject } from '../../manifests/object';
import { labelPods } from './pod-labels';

/** What you can do if the API server rejects a change. */
const ACTIONS = {
  rename: 'give the new object another name. Argo CD and Flux then delete the old object if pruning is enabled',
  recreate: 'kubectl delete {object}, then apply. The object does not exist in between',
  recreateWithPods: 'kubectl delete {object}, then apply. The pods are deleted, and start again',
  recreateStatefulSet:
    'kubectl delete {object} --cascade=orphan, then {labelPods}apply. The pods and PersistentVolumeClaims remain, and the ' +
    'new StatefulSet adopts them. Existing claims keep their size and class',
  copyClaim:
    'create a PersistentVolumeClaim with another name and copy the data, or let Elasticsearch move its shards to ' +
    'nodes with new claims',
  addVolume:
    'create a PersistentVolume with another name. With the reclaim policy Retain, the data of the old volume remains',
  addClass: 'create a StorageClass with another name for new claims. Existing claims keep their class',
} as const;

export type RejectionAction = keyof typeof ACTIONS;

export function describeAction(action: RejectionAction, before: ManifestObject, after: ManifestObject): string {
  return ACTIONS[action].replace('{object}', kubectlArguments(after)).replace('{labelPods}', labelPods(before, after));
}
