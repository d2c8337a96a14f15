import { type Change, type ClusterChanges, type ObjectChanges, severityRank } from './change';
import { apiVersionChanges } from './changes/api-version';
import { configurationChanges } from './changes/configuration';
import { deletion } from './changes/deletion';
import { otherFieldChanges } from './changes/other-fields';
import { rejections } from './changes/rejections/rejections';
import { isRolledOut, podTemplateChanges } from './changes/rollout';
import { scaling } from './changes/scaling';
import { selectorChanges } from './changes/selector';
import { availability } from './elasticsearch/availability';
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
  givenMinors: MinorRange | undefined,
): ObjectChanges[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const removed = [...old].filter(([identity]) => !now.has(identity)).map(([, object]) => object);
  const created = [...now].filter(([identity]) => !old.has(identity)).map(([, object]) => object);
  const minors = givenMinors ?? minorsServing(after);
  const rejected = new Map(
    [...now].map(([identity, object]) => [identity, rejections(old.get(identity), object, minors)]),
  );
  const isReplaced = (object: ManifestObject) => {
    const earlier = old.get(identityOf(object));
    if (earlier === undefined) return true;
    return rejected.get(identityOf(object))?.length === 0 && isRolledOut(earlier, object);
  };
  return [
    ...availability(before, after, isReplaced),
    ...removed.map((object) => changesOf(object, [deletion(object, { removed, created })])),
    ...[...now].map(([identity, object]) => {
      const [earlier, rejection = []] = [old.get(identity), rejected.get(identity)];
      // The change of a rejected object has no other effect.
      if (rejection.length > 0) return changesOf(object, rejection);
      if (earlier === undefined) return changesOf(object, [{ effect: 'created', message: object.apiVersion }]);
      return changesOf(object, update(earlier, object, [...now.values()], isReplaced));
    }),
  ]
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => severityRank(a.changes) - severityRank(b.changes) || compareText(titleOf(a), titleOf(b)));
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
    ...apiVersionChanges(before, after),
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
