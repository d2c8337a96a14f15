import { kubectlArguments, type ObjectName } from '../../manifests/object';

/** What you can do if the API server rejects a change. `{object}` stands for the arguments of kubectl. */
const ACTIONS = {
  rename: 'give the new object another name. Argo CD and Flux then delete the old object if pruning is enabled',
  recreate: 'kubectl delete {object}, then apply. The object does not exist in between',
  recreateWithoutPods:
    'kubectl delete {object} --cascade=orphan, then apply. The pods and PersistentVolumeClaims remain, and the new ' +
    'StatefulSet adopts them if its selector matches. Existing claims keep their size and class',
  copyClaim:
    'create a PersistentVolumeClaim with another name and copy the data, or let Elasticsearch move its shards to ' +
    'nodes with new claims',
  addVolume:
    'create a PersistentVolume with another name. With the reclaim policy Retain, the data of the old volume remains',
  addClass: 'create a StorageClass with another name for new claims. Existing claims keep their class',
} as const;

export type RejectionAction = keyof typeof ACTIONS;

export function describeAction(action: RejectionAction, object: ObjectName): string {
  return ACTIONS[action].replace('{object}', kubectlArguments(object));
}
