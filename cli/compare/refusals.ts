import { claimGrowth } from './claim-growth';
import { type Change, describeChanges, describeNames, differences, isDefault, pattern } from './difference';
import type { Finding } from './finding';
import { type ImmutableField, immutableFields } from './immutable-fields';
import { describePart, type Minors, overlap } from './minors';
import { isBuiltIn, type ManifestObject, valueAt } from './objects';
import { amountOf } from './quantity';
import { action } from './ways-out';

/** What a server of these minors refuses of turning one form of an object into another. */
export function refusals(before: ManifestObject, after: ManifestObject, minors: Minors): Finding[] {
  if (!isBuiltIn(after)) return [];
  const immutable = immutableFields
    .filter((row) => row.kind === after.kind && appliesTo(row, before, after))
    .flatMap((row) => refusalsOf(row, before, after, minors));
  return [...immutable, ...leftoverDefaults(before, after)];
}

/**
 * A server has written `rollingUpdate` where the manifest did not, no apply takes it away again, and no StatefulSet may
 * have it beside OnDelete: `ValidateStatefulSetSpec` in pkg/apis/apps/validation/validation.go.
 */
function leftoverDefaults(before: ManifestObject, after: ManifestObject): Finding[] {
  const strategy = 'spec.updateStrategy';
  if (after.kind !== 'StatefulSet' || after.apiVersion === 'apps/v1beta1') return [];
  if (valueAt(after.json, `${strategy}.type`) !== 'OnDelete' || valueAt(before.json, `${strategy}.type`) === 'OnDelete')
    return [];
  if (before.apiVersion === 'apps/v1beta1' || valueAt(before.json, `${strategy}.rollingUpdate`) !== undefined)
    return [];
  return [
    {
      effect: 'refused',
      text: `${strategy}.type becomes OnDelete beside the rollingUpdate that the server has written`,
      action: `first apply rollingUpdate: { partition: 0 } with the old type, then OnDelete without it`,
    },
  ];
}

function appliesTo(row: ImmutableField, before: ManifestObject, after: ManifestObject): boolean {
  if (row.apiVersions && !row.apiVersions.includes(after.apiVersion)) return false;
  return row.where === undefined || valueAt(before.json, row.where.path) === row.where.is;
}

function refusalsOf(row: ImmutableField, before: ManifestObject, after: ManifestObject, minors: Minors): Finding[] {
  const [old, now] = [valueAt(before.json, row.path), valueAt(after.json, row.path)];
  if (row.mayGrow && (amountOf(now) ?? Number.NaN) >= (amountOf(old) ?? Number.NaN)) return [];
  const changes = differences(old, now).filter((change) => !isDefault(change, row.defaults ?? {}));
  return [...byLastMinor(row, changes)].flatMap(([until, some]) => {
    const part = overlap(minors, row.since, until);
    if (part === undefined) return [];
    const what = after.kind === 'Secret' ? describeNames(row.path, some) : describeChanges(some, row.path);
    const first = after.kind === 'StatefulSet' ? claimGrowth(before, some) : '';
    const unless =
      row.unless === undefined || some.some(({ before: was }) => was !== undefined) ? '' : `; ${row.unless}`;
    const text = `${what}${describePart(part, minors)}${unless}`;
    return [{ effect: 'refused', text, action: `${first}${action(row.action, after)}` } as const];
  });
}

/** The changes by the last minor that refuses them. */
function byLastMinor(row: ImmutableField, changes: readonly Change[]): Map<number, Change[]> {
  const found = new Map<number, Change[]>();
  for (const change of changes) {
    const changeableFrom = exceptionOf(row, pattern(change.path)) ?? Number.POSITIVE_INFINITY;
    const leftOutFrom = change.after === undefined ? row.mayBeLeftOutSince : undefined;
    const until = Math.min(
      row.until ?? Number.POSITIVE_INFINITY,
      changeableFrom - 1,
      (leftOutFrom ?? Number.POSITIVE_INFINITY) - 1,
    );
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
