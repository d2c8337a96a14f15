import { isObject } from '../../../../lib/kubernetes/json';
import type { Change } from '../../change';
import { isDefault } from '../../fields/defaults';
import { describeDifferences, describePaths } from '../../fields/describe';
import { compareQuantities, differences, type FieldDifference, pathPattern } from '../../fields/differences';
import { describePart, intersect, type MinorRange } from '../../manifests/minor-versions';
import { isInKubernetesGroup, type ManifestObject, valueAt } from '../../manifests/object';
import { describeAction } from './actions';
import { claimExpansion } from './claim-expansion';
import { IMMUTABLE_FIELDS } from './immutable-fields/all';
import type { ImmutableField } from './immutable-fields/immutable-field';
import { keptValues } from './kept-values';
import { unservedVersion } from './unserved-versions';

/** What happens when an API server of one of these minor versions rejects an object. */
export interface Rejection {
  readonly changes: readonly Change[];
  /** False if all of the minor versions reject the object, which then stays as it is. */
  readonly isApplied: boolean;
}

/** Rejections of an object. `before` is undefined for a new object. */
export function rejection(before: ManifestObject | undefined, after: ManifestObject, minors: MinorRange): Rejection {
  const unserved = unservedVersion(after, minors);
  if (before === undefined || unserved.length > 0) return { changes: unserved, isApplied: unserved.length === 0 };
  const isAccepted = (minor: number) => rejectedUpdates(before, after, { first: minor, last: minor }).length === 0;
  return {
    changes: rejectedUpdates(before, after, minors),
    isApplied: isAccepted(minors.first) || isAccepted(minors.last),
  };
}

function rejectedUpdates(before: ManifestObject, after: ManifestObject, minors: MinorRange): Change[] {
  if (!isInKubernetesGroup(after)) return [];
  const immutable = IMMUTABLE_FIELDS.filter((field) => appliesTo(field, before, after)).flatMap((field) =>
    rejectionsOf(field, before, after, minors),
  );
  return [...immutable, ...keptValues(before, after)];
}

function appliesTo(
  { kind, apiVersions, when }: ImmutableField,
  before: ManifestObject,
  after: ManifestObject,
): boolean {
  if (kind !== after.kind || (apiVersions && !apiVersions.includes(after.apiVersion))) return false;
  return when === undefined || when(before.json, after.json);
}

function rejectionsOf(
  field: ImmutableField,
  before: ManifestObject,
  after: ManifestObject,
  minors: MinorRange,
): Change[] {
  const [old, now] = [valueAt(before.json, field.path), valueAt(after.json, field.path)];
  if (field.canGrow && (compareQuantities(now, old) ?? -1) >= 0) return [];
  const changed = differences(old, now)
    .flatMap((difference) => (field.mutable ? splitByField(difference) : difference))
    .filter((difference) => !isDefault(difference, field.defaults ?? {}));
  return [...groupByLastMinor(field, changed)].flatMap(([until, group]): Change[] => {
    const part = intersect(minors, field.since, until);
    if (part === undefined) return [];
    const steps = after.kind === 'StatefulSet' ? claimExpansion(before, group) : '';
    return [
      {
        effect: 'rejected',
        message: `${describe(field, after, group)}${describePart(part, minors)}${exceptionOf(field, group)}`,
        action: `${steps}${describeAction(field.action, before, after)}`,
      },
    ];
  });
}

function describe({ path }: ImmutableField, { kind }: ManifestObject, group: readonly FieldDifference[]): string {
  return kind === 'Secret' ? describePaths(group, path) : describeDifferences(group, path);
}

function exceptionOf({ exception }: ImmutableField, group: readonly FieldDifference[]): string {
  const isAdded = group.every(({ before }) => before === undefined);
  return exception !== undefined && isAdded ? `. The API server accepts it if ${exception}` : '';
}

/** The differences by the last minor version that rejects them. */
function groupByLastMinor(field: ImmutableField, changed: readonly FieldDifference[]): Map<number, FieldDifference[]> {
  const groups = new Map<number, FieldDifference[]>();
  for (const difference of changed) {
    const last = lastRejectingMinor(field, difference);
    groups.set(last, [...(groups.get(last) ?? []), difference]);
  }
  return groups;
}

function lastRejectingMinor(field: ImmutableField, { path, after }: FieldDifference): number {
  const never = Number.POSITIVE_INFINITY;
  const mutableSince = mutableSinceMinor(field, pathPattern(path)) ?? never;
  const omittedSince = after === undefined ? (field.canBeOmittedSince ?? never) : never;
  return Math.min(field.until ?? never, mutableSince - 1, omittedSince - 1);
}

/** The fields of an object that is added or removed, some of which can be mutable. */
function splitByField(difference: FieldDifference): FieldDifference[] {
  const { path, before, after } = difference;
  if (isObject(before) && after === undefined) return differences(before, {}, path).flatMap(splitByField);
  if (isObject(after) && before === undefined) return differences({}, after, path).flatMap(splitByField);
  return [difference];
}

/** The first minor version in which you can change the field at this path. Undefined if there is none. */
function mutableSinceMinor({ mutable = {} }: ImmutableField, path: string): number | undefined {
  return Object.entries(mutable).find(
    ([field]) => `${path}.`.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  )?.[1];
}
