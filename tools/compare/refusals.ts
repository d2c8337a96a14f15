import { claimGrowth } from './claim-growth';
import { type Change, describeChanges, describeNames, differences, isDefault, pattern } from './difference';
import type { Finding } from './finding';
import { type ImmutableField, immutableFields } from './immutable-fields';
import { describePart, type Minors, overlap } from './minors';
import { isBuiltIn, type ManifestObject, valueAt } from './objects';
import { bytesOf } from './quantity';
import { wayOut } from './ways-out';

/** What a server of these minors refuses of turning one form of an object into another. */
export function refusals(before: ManifestObject, after: ManifestObject, minors: Minors): Finding[] {
  if (!isBuiltIn(after)) return [];
  return immutableFields
    .filter((row) => row.kind === after.kind && appliesTo(row, before, after))
    .flatMap((row) => refusalsOf(row, before, after, minors));
}

function appliesTo(row: ImmutableField, before: ManifestObject, after: ManifestObject): boolean {
  if (row.apiVersions && !row.apiVersions.includes(after.apiVersion)) return false;
  return row.where === undefined || valueAt(before.json, row.where.path) === row.where.is;
}

function refusalsOf(row: ImmutableField, before: ManifestObject, after: ManifestObject, minors: Minors): Finding[] {
  const [old, now] = [valueAt(before.json, row.path), valueAt(after.json, row.path)];
  if (row.mayGrow && (bytesOf(now) ?? Number.NaN) >= (bytesOf(old) ?? Number.NaN)) return [];
  const changes = differences(old, now).filter((change) => !isDefault(change, row.defaults ?? {}));
  return [...byLastMinor(row, changes)].flatMap(([until, some]) => {
    const part = overlap(minors, row.since, until);
    if (part === undefined) return [];
    const what = after.kind === 'Secret' ? describeNames(row.path, some) : describeChanges(some, row.path);
    const first = after.kind === 'StatefulSet' ? claimGrowth(before, some) : '';
    const text = `${what}${describePart(part, minors)}`;
    return [{ effect: 'refused', text, wayOut: `${first}${wayOut(row.wayOut, after)}` } as const];
  });
}

/** The changes by the last minor that refuses them. */
function byLastMinor(row: ImmutableField, changes: readonly Change[]): Map<number, Change[]> {
  const found = new Map<number, Change[]>();
  for (const change of changes) {
    const changeableFrom = exceptionOf(row, pattern(change.path)) ?? Number.POSITIVE_INFINITY;
    const until = Math.min(row.until ?? Number.POSITIVE_INFINITY, changeableFrom - 1);
    found.set(until, [...(found.get(until) ?? []), change]);
  }
  return found;
}

/** The first minor in which the place may change; undefined if there is none. */
function exceptionOf(row: ImmutableField, path: string): number | undefined {
  return Object.entries(row.except ?? {}).find(
    ([field]) => `${path}.`.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  )?.[1];
}
