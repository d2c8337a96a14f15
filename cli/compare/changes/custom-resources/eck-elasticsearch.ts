import { type JsonObject, objectIn, objectsIn } from '../../../../lib/kubernetes/json';
import type { Change } from '../../change';
import { describeDifferences } from '../../fields/describe';
import { compareQuantities, differences, type FieldDifference } from '../../fields/differences';
import type { ManifestObject } from '../../manifests/object';
import { describeEmptyDirsIn } from '../../manifests/workload';

/**
 * What ECK does with the node sets of an Elasticsearch that appear, disappear or change their count or volumes:
 * https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/nodes-orchestration and
 * https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/volume-claim-templates.
 */
export function nodeSetChanges(before: ManifestObject, after: ManifestObject): Change[] {
  const [old, now] = [nodeSetsOf(before), nodeSetsOf(after)];
  return [
    ...[...old].filter(([name]) => !now.has(name)).map(([name, set]) => removedSet(name, set)),
    ...[...now].filter(([name]) => !old.has(name)).map(([name, set]) => addedSet(name, set)),
    ...[...now].flatMap(([name, set]) => {
      const earlier = old.get(name);
      return earlier === undefined ? [] : [...countChanges(name, earlier, set), ...claimChanges(name, earlier, set)];
    }),
  ];
}

/** The data that the restart of every node deletes. */
export function describeEckEmptyDirs({ json }: ManifestObject): string {
  const sets = objectsIn(objectIn(json, 'spec'), 'nodeSets');
  return describeEmptyDirsIn(sets.map((set) => objectIn(set, 'podTemplate')));
}

function nodeSetsOf({ json }: ManifestObject): Map<string, JsonObject> {
  return new Map(objectsIn(objectIn(json, 'spec'), 'nodeSets').map((set) => [String(set.name), set]));
}

const countOf = (set: JsonObject) => Number(set.count ?? 1);

const REMOVAL =
  'ECK moves their shards to nodes that stay, stops them one at a time, and deletes their PersistentVolumeClaims. It ' +
  'waits while the other nodes have no place for the shards';

function removedSet(name: string, set: JsonObject): Change {
  return { effect: 'scaled', message: `The ${countOf(set)} nodes of nodeSets[${name}] are removed. ${REMOVAL}` };
}

function addedSet(name: string, set: JsonObject): Change {
  return { effect: 'scaled', message: `The ${countOf(set)} nodes of nodeSets[${name}] are added, with empty volumes` };
}

function countChanges(name: string, before: JsonObject, after: JsonObject): Change[] {
  const [old, now] = [countOf(before), countOf(after)];
  if (old === now) return [];
  const message = `nodeSets[${name}].count: ${old} → ${now}`;
  return [{ effect: 'scaled', message: now < old ? `${message}. ${REMOVAL}` : message }];
}

function claimChanges(name: string, before: JsonObject, after: JsonObject): Change[] {
  const changed = differences(before.volumeClaimTemplates, after.volumeClaimTemplates, 'volumeClaimTemplates');
  if (changed.length === 0) return [];
  const message = describeDifferences(changed, `nodeSets[${name}]`);
  if (changed.every(isExpansion)) {
    const how = 'ECK expands the volumes and restarts no pod. The StorageClass must allow it';
    return [{ effect: 'updated', message: `${message}. ${how}` }];
  }
  return [
    {
      effect: 'rejected',
      message: `${message}. ECK only accepts a larger storage request`,
      action: 'add a node set with another name, and remove this one in the same apply: ECK moves the shards',
    },
  ];
}

function isExpansion({ path, before, after }: FieldDifference): boolean {
  return path.endsWith('.resources.requests.storage') && (compareQuantities(after, before) ?? -1) > 0;
}
