import { isObject, type JsonObject } from '../../lib/kubernetes/lowering/json';
import { configurationChanges } from './configuration';
import { describeChanges, describeNames, differences } from './difference';
import { hazards } from './elasticsearch/hazards';
import { shorterRetention } from './elasticsearch/retention';
import { type ClusterFindings, type Finding, type ObjectFindings, rankOf } from './finding';
import { type Minors, minorsOf } from './minors';
import { groupOf, identityOf, isBuiltIn, type ManifestObject, titleOf } from './objects';
import { orphans } from './orphans';
import { templatePaths } from './pod-templates';
import { refusals } from './refusals';
import { removal } from './removals';
import { replacesPods, restarts } from './restarts';
import { scaling } from './scaling';
import { stackUpgrades } from './stack-upgrades';

/** The objects of each cluster. */
export type Clusters = ReadonlyMap<string, readonly ManifestObject[]>;

/**
 * What applying `after` does to clusters that hold `before`. The servers' minors follow from the apiVersions where they
 * are not given: what some of these minors refuse counts as refused.
 */
export function compare(before: Clusters, after: Clusters, minors?: Minors): ClusterFindings[] {
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
  minors: Minors = minorsOf(after),
): ObjectFindings[] {
  const [old, now] = [byIdentity(before), byIdentity(after)];
  const created = [...now].filter(([identity]) => !old.has(identity)).map(([, object]) => object);
  const replaced = (object: ManifestObject) => {
    const earlier = old.get(identityOf(object));
    return earlier === undefined || replacesPods(earlier, object);
  };
  const gone = [...old].filter(([identity]) => !now.has(identity)).map(([, object]) => object);
  const clusters = hazards(before, after, (object) => replaced(object));
  return [
    ...clusters.map(({ cluster, findings }) => ({ object: `Elasticsearch cluster ${cluster}`, findings })),
    ...gone.map((object) => findingsOf(object, [removal(object, created)])),
    ...created.map((object) => findingsOf(object, [{ effect: 'created', text: object.apiVersion }])),
    ...[...now].flatMap(([identity, object]) => {
      const earlier = old.get(identity);
      const changes = earlier && changesOf(earlier, object, minors, [...now.values()], replaced);
      return changes === undefined || changes.length === 0 ? [] : [findingsOf(object, changes)];
    }),
  ].sort((a, b) => rankOf(a.findings) - rankOf(b.findings) || compareText(a.object, b.object));
}

function changesOf(
  before: ManifestObject,
  after: ManifestObject,
  minors: Minors,
  objects: readonly ManifestObject[],
  replaced: (object: ManifestObject) => boolean,
): Finding[] {
  const refused = refusals(before, after, minors);
  const specific = [
    ...stackUpgrades(before, after),
    ...restarts(before, after),
    ...scaling(before, after),
    ...orphans(before, after),
    ...configurationChanges(before, after, objects, replaced),
    ...shorterRetention(before, after),
  ];
  // a refused update changes nothing: neither the pods nor the rest
  const rest = refused.length > 0 ? [] : [...specific, ...regrouping(before, after), ...others(before, after)];
  return [...refused, ...rest].sort((a, b) => rankOf([a]) - rankOf([b]));
}

/** Another apiVersion is another form of the same object; but Flux takes one of another group for another object. */
function regrouping(before: ManifestObject, after: ManifestObject): Finding[] {
  if (before.apiVersion === after.apiVersion) return [];
  const text = `apiVersion: ${before.apiVersion} → ${after.apiVersion}, the same object in another form`;
  if (groupOf(before) === groupOf(after)) return [{ effect: 'applied', text }];
  const action = 'with Flux, first apply the annotation kustomize.toolkit.fluxcd.io/prune: disabled to the old form';
  return [{ effect: 'deleted', text: `${text}. Flux deletes it as one that vanished, and makes it anew`, action }];
}

/** What none of the others looks at. */
function others(before: ManifestObject, after: ManifestObject): Finding[] {
  const changes = differences(plainParts(before), plainParts(after));
  if (changes.length === 0) return [];
  const text = after.kind === 'Secret' ? describeNames('', changes) : describeChanges(changes);
  const grows = after.kind === 'PersistentVolumeClaim' && changes.some(({ path }) => path.startsWith('spec.resources'));
  return [{ effect: 'applied', text: grows ? `${text}; refused while no volume is bound to it` : text }];
}

function plainParts(object: ManifestObject): JsonObject {
  const { apiVersion: _, status: __, ...rest } = object.json;
  if (!isBuiltIn(object)) return rest;
  if (object.kind === 'ConfigMap' || object.kind === 'Secret') {
    const { data: _d, binaryData: _b, stringData: _s, ...head } = rest;
    return head;
  }
  // a Job keeps its template but for little, and no other part of this looks at it
  const path = object.kind === 'Job' ? undefined : templatePaths[object.kind];
  return path === undefined ? rest : ['spec.replicas', path].reduce(without, rest);
}

function without(owner: JsonObject, path: string): JsonObject {
  const [field = '', ...inner] = path.split('.');
  const { [field]: value, ...others } = owner;
  return inner.length > 0 && isObject(value) ? { ...others, [field]: without(value, inner.join('.')) } : others;
}

function findingsOf(object: ManifestObject, findings: readonly Finding[]): ObjectFindings {
  return { object: titleOf(object), findings };
}

/** Where two objects have one identity, the later one is what apply leaves. */
function byIdentity(objects: readonly ManifestObject[]): Map<string, ManifestObject> {
  return new Map(objects.map((object) => [identityOf(object), object]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
