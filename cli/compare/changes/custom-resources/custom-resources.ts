import { objectIn, objectsIn } from '../../../../lib/kubernetes/json';
import type { Change, Effect } from '../../change';
import { versionUpgrade } from '../../elasticsearch/version-upgrade';
import { describeDifferences } from '../../fields/describe';
import { differences, type FieldDifference, pathPattern } from '../../fields/differences';
import { groupOf, isInKubernetesGroup, type ManifestObject } from '../../manifests/object';
import { nodeSetChanges } from './eck-elasticsearch';
import { OPERATORS, type OperatorRow, WITHOUT_PODS } from './restarts';

/** What the operator of a custom resource does when the resource changes. */
export function customResourceChanges(before: ManifestObject, after: ManifestObject): Change[] {
  if (isInKubernetesGroup(after)) return [];
  const changed = differences(withoutVersion(before), withoutVersion(after));
  if (changed.length === 0) return [];
  const operator = operatorOf(after);
  if (operator !== undefined) return operatorChanges(operator, before, after, changed);
  const consequence = WITHOUT_PODS[groupOf(after)] ?? 'Its operator decides whether pods restart';
  return [{ effect: 'updated', message: `${describeDifferences(changed)}. ${consequence}` }];
}

/** The operator that creates the pods of an object. Undefined if `compare` does not know one. */
export function operatorOf(object: ManifestObject): OperatorRow | undefined {
  return OPERATORS.find(({ kind, group }) => kind === object.kind && group === groupOf(object));
}

function operatorChanges(
  operator: OperatorRow,
  before: ManifestObject,
  after: ManifestObject,
  changed: readonly FieldDifference[],
): Change[] {
  const sets = operator.kind === 'Elasticsearch' ? nodeSetChanges(before, after) : scaled(changed);
  // The resource stays as it is.
  const rejected = sets.filter(({ effect }) => effect === 'rejected');
  if (rejected.length > 0 || versionUpgrade(before, after).length > 0) return rejected;
  const inPods = changed.filter(({ path }) => podFieldOf(operator, path) !== undefined);
  const others = changed.filter(({ path }) => !inPods.some((each) => each.path === path) && !isNodeSetField(path));
  const fields = inPods.flatMap(({ path }) => podFieldOf(operator, path) ?? []);
  return [...change('restart', inPods, `${operator.describe(fields, after)}: `), ...sets, ...change('updated', others)];
}

function change(effect: Effect, differences: readonly FieldDifference[], consequence = ''): Change[] {
  return differences.length === 0 ? [] : [{ effect, message: `${consequence}${describeDifferences(differences)}` }];
}

function podFieldOf({ podFields }: OperatorRow, path: string): string | undefined {
  const pattern = `${pathPattern(path)}.`;
  return podFields.find((field) => pattern.startsWith(`spec.${field}.`) || pattern.startsWith(`spec.${field}[`));
}

/** Fields that `nodeSetChanges` and `scaled` report. */
function isNodeSetField(path: string): boolean {
  return /^spec\.(count$|nodeSets(\[[^\]]*\](\.(count|volumeClaimTemplates)\b.*)?)?$)/.test(path);
}

function scaled(changed: readonly FieldDifference[]): Change[] {
  return change(
    'scaled',
    changed.filter(({ path }) => path === 'spec.count'),
  );
}

function withoutVersion({ json }: ManifestObject) {
  const { apiVersion: _, status: __, ...rest } = json;
  return rest;
}

/** The names of the Secrets from which ECK fills the keystores: it restarts the pods if their values change. */
export function keystoreSecretsOf({ json }: ManifestObject): string[] {
  return objectsIn(objectIn(json, 'spec'), 'secureSettings').map(({ secretName }) => String(secretName));
}
