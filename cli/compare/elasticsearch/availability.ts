import type { ObjectChanges } from '../change';
import type { ManifestObject } from '../manifests/object';
import { shardCopies } from './index-templates';
import { type NodeSet, nodeSets } from './node-set';
import { pairNodeSets } from './node-set-update';
import { quorumChanges } from './quorum';
import { removedDataRoles } from './roles';
import { shardChanges } from './shards';

/**
 * The effects on the quorum and the shards of each Elasticsearch cluster. They assume that the health is green and every
 * pod is ready before the apply. Kubernetes updates all StatefulSets at the same time.
 * `isReplaced` tells whether a controller replaces the pods of an object.
 */
export function availability(
  before: readonly ManifestObject[],
  after: readonly ManifestObject[],
  isReplaced: (object: ManifestObject) => boolean,
): ObjectChanges[] {
  const [old, now] = [nodeSets(before), nodeSets(after)];
  const copies = { existing: Math.min(shardCopies(before), shardCopies(after)), wanted: shardCopies(after) };
  return clustersOf(old).map(({ namespace, name }) => {
    const inCluster = ({ object, cluster }: NodeSet) => object.namespace === namespace && cluster === name;
    const updates = pairNodeSets(old.filter(inCluster), now.filter(inCluster), isReplaced);
    const changes = [...removedDataRoles(updates), ...quorumChanges(updates), ...shardChanges(updates, copies)];
    return { kind: 'Elasticsearch cluster', namespace, name, changes };
  });
}

function clustersOf(sets: readonly NodeSet[]): { namespace: string; name: string }[] {
  const clusters = sets.map(({ object, cluster }) => ({ namespace: object.namespace, name: cluster }));
  return [...new Map(clusters.map((cluster) => [`${cluster.namespace}/${cluster.name}`, cluster])).values()];
}
