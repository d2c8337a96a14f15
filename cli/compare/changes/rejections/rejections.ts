import type { Change } from '../../change';
import { isDefault } from '../../fields/defaults';
import { describeDifferences, describePaths } from '../../fields/describe';
import { compareQuantities, differences, type FieldDifference, pathPattern } from '../../fields/differences';
import { describePart, intersect, type MinorRange } from '../../manifests/minor-versions';
import { isBuiltIn, type ManifestObject, valueAt } from '../../manifests/object';
import { describeAction } from './actions';
import { claimExpansion } from './claim-expansion';
import { IMMUTABLE_FIELDS, type ImmutableField } from './immutable-fields';
import { leftoverDefaults } from './leftover-defaults';

/** Changes of an object that an API server of one of these minor versions rejects. */
export function rejections(before: ManifestObject, after: ManifestObject, minors: MinorRange): Change[] {
  if (!isBuiltIn(after)) return [];
  const immutable = IMMUTABLE_FIELDS.filter((field) => appliesTo(field, before, after)).flatMap((field) =>
    rejectionsOf(field, before, after, minors),
  );
  return [...immutable, ...leftoverDefaults(before, after)];
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
  const changed = differences(old, now).filter((difference) => !isDefault(difference, field.defaults ?? {}));
  return [...groupByLastMinor(field, changed)].flatMap(([until, group]): Change[] => {
    const part = intersect(minors, field.since, until);
    if (part === undefined) return [];
    const steps = after.kind === 'StatefulSet' ? claimExpansion(before, group) : '';
    return [
      {
        effect: 'rejected',
        message: `${describe(field, after, group)}${describePart(part, minors)}${exceptionOf(field, group)}`,
        action: `${steps}${describeAction(field.action, after)}`,
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

/** The first minor version in which you can change the field at this path. Undefined if there is none. */
function mutableSinceMinor({ mutable = {} }: ImmutableField, path: string): number | undefined {
  return Object.entries(mutable).find(
    ([field]) => `${path}.`.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  )?.[1];
}
