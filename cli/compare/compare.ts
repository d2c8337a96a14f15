import { type Change, type ClusterChanges, type ObjectChanges, severityRank } from './change';
import { apiVersionChanges } from './changes/api-version';
import { configurationChanges } from './changes/configuration';
import { customResourceChanges } from './changes/custom-resources/custom-resources';
import { deletion } from './changes/deletion';
import { otherFieldChanges } from './changes/other-fields';
import { rejection } from './changes/rejections/rejections';
import { isRolledOut, podTemplateChanges } from './changes/rollout';
import { scaling } from './changes/scaling';
import { selectorChanges } from './changes/selector';
import { availability } from './elasticsearch/availability';
import { lostPrivileges } from './elasticsearch/index-privileges';
import { shorterRetention } from './elasticsearch/retention';
import { versionUpgrade } from './elasticsearch/version-upgrade';
import { type MinorRange, minorsServing } from './manifests/minor-versions';
import { identityOf, type ManifestObject, type ObjectName, titleOf } from './manifests/object';
import type { Clusters } from './manifests/sources';

/**
 * What happens when you apply the manifests `after` to clusters that have `before`. If `minors` is undefined, they are the
 * minor versions that serve all objects of `after`. A change is rejected if one of the minor versions rejects it.
 */
export function compare(before: Clusters, after: Clusters, minors?: MinorRange): ClusterChanges[] {
  const clusters = [...new Set([...before.keys(), ...after.keys()])].sort();
  return clusters
    .map((cluster) => ({
      cluster,
      objects: compareCluster(before.get(cluster) ?? [], after.get(cluster) ?? [], minors),
    }))
    .filter(({ objects }) => objects.length > 0);
}

function compareCluster(
  before: readonly ManifestObject[],
  after: readonly ManifestObject[],
  minors: MinorRange = minorsServing(after),
): ObjectChanges[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const applied = [...now].map(([identity, object]) => {
    const earlier = old.get(identity);
    return { before: earlier, after: object, ...rejection(earlier, object, minors) };
  });
  const removed = [...old].filter(([identity]) => !now.has(identity)).map(([, object]) => object);
  const created = applied.filter((object) => object.before === undefined).map((object) => object.after);
  // A rejected object stays as it is.
  const objects = applied.flatMap((object) => (object.isApplied ? object.after : (object.before ?? [])));
  const isReplaced = (object: ManifestObject) => {
    const earlier = old.get(identityOf(object));
    if (earlier === undefined || isRolledOut(earlier, object)) return true;
    return customResourceChanges(earlier, object).some(({ effect }) => effect === 'restart');
  };
  const all = [
    ...availability([...old.values()], objects, isReplaced),
    ...removed.map((object) => changesOf(object, [deletion(object, { removed, created, objects })])),
    ...applied.map(({ before: earlier, after: object, changes, isApplied }) => {
      if (!isApplied) return changesOf(object, changes);
      if (earlier === undefined) return changesOf(object, [creation(object)]);
      return changesOf(object, [...changes, ...update(earlier, object, objects, isReplaced)]);
    }),
  ];
  return all
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => severityRank(a.changes) - severityRank(b.changes) || compareText(titleOf(a), titleOf(b)));
}

function creation({ apiVersion }: ManifestObject): Change {
  return { effect: 'created', message: apiVersion };
}

/** What happens to an object that exists before and after. */
function update(
  before: ManifestObject,
  after: ManifestObject,
  objects: readonly ManifestObject[],
  isReplaced: (object: ManifestObject) => boolean,
): Change[] {
  return [
    ...versionUpgrade(before, after),
    ...podTemplateChanges(before, after),
    ...scaling(before, after),
    ...selectorChanges(before, after),
    ...configurationChanges(before, after, objects, isReplaced),
    ...shorterRetention(before, after),
    ...lostPrivileges(before, after),
    ...apiVersionChanges(before, after),
    ...customResourceChanges(before, after),
    ...otherFieldChanges(before, after),
  ];
}

function changesOf({ kind, namespace, name }: ObjectName, changes: readonly Change[]): ObjectChanges {
  return { kind, namespace, name, changes: [...changes].sort((a, b) => severityRank([a]) - severityRank([b])) };
}

/** If two objects have the same identity, kubectl apply leaves the last one. */
function byIdentity(objects: readonly ManifestObject[]): Map<string, ManifestObject> {
  return new Map(objects.map((object) => [identityOf(object), object]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
