import { isObject, type Json, type JsonObject, sameJson, sortFields } from '../../lib/kubernetes/lowering/json';
import { amountOf } from './quantity';

/** One place in which two values differ. */
export interface Change {
  /** `containers[fluentd].image`; empty for the value itself. Items of a list stand under their names, or their places. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every place in which two values differ, as far up as one side has nothing. The order of fields is no difference. */
export function differences(before: Json | undefined, after: Json | undefined, path = ''): Change[] {
  if (before === null || after === null) return differences(before ?? undefined, after ?? undefined, path);
  if (isObject(before) && isObject(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return fields.flatMap((field) =>
      differences(before[field], after[field], path === '' ? field : `${path}.${field}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  return sameJson(before, after) || sameQuantity(path, before, after) ? [] : [{ path, before, after }];
}

const QUANTITY = /(^|\.)((requests|limits|capacity|hard|default|defaultRequest|max|min)\.[^.]+|sizeLimit|divisor)$/;

/** A server writes quantities in one form: `1024Gi` and `1Ti`, `1000m` and `1` are the same to it. */
function sameQuantity(path: string, before: Json | undefined, after: Json | undefined): boolean {
  return QUANTITY.test(path) && amountOf(before) !== undefined && amountOf(before) === amountOf(after);
}

function listDifferences(before: readonly Json[], after: readonly Json[], path: string): Change[] {
  const [old, now] = [byName(before), byName(after)];
  if (old === undefined || now === undefined) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      differences(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const inside = names.flatMap((name) => differences(old.get(name), now.get(name), `${path}[${name}]`));
  const [order, orderNow] = [[...old.keys()], [...now.keys()]];
  const sameItems = order.length === orderNow.length && order.every((name) => now.has(name));
  return sameItems && !sameJson(order, orderNow) ? [...inside, { path, before: order, after: orderNow }] : inside;
}

/** The items of a list by their names, in their order; undefined where not each has one of its own. */
function byName(list: readonly Json[]): Map<string, JsonObject> | undefined {
  const items = list.filter(isObject);
  const names = items.map(({ name }) => name).filter((name) => typeof name === 'string');
  if (names.length !== list.length || new Set(names).size !== list.length) return undefined;
  return new Map(items.map((item) => [String(item.name), item]));
}

/** Whether a manifest only began or ceased to say what the server writes anyway. */
export function isDefault({ path, before, after }: Change, defaults: Readonly<Record<string, Json>>): boolean {
  const usual = defaults[pattern(path)];
  return usual !== undefined && (before ?? usual) === usual && (after ?? usual) === usual;
}

const SHOWN = 4;
const LONGEST = 60;

/** The changes in words, the first few of them. */
export function describeChanges(changes: readonly Change[], within = ''): string {
  const shown = changes.slice(0, SHOWN).map((change) => describeChange(change, within));
  const more = changes.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** `containers[].image` for `containers[fluentd].image`. */
export function pattern(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '[]');
}

/** Where something changes, and not what it is. */
export function describeNames(within: string, changes: readonly Change[]): string {
  const keys = changes.map(({ path }) => [within, path].filter((part) => part !== '').join('.'));
  return `${keys.join(', ')} ${keys.length === 1 ? 'changes' : 'change'}`;
}

function describeChange({ path, before, after }: Change, within: string): string {
  const where = [within, path]
    .filter((part) => part !== '')
    .join('.')
    .replaceAll('.[', '[');
  if (before === undefined) return `${where} is new: ${describeValue(after)}`;
  if (after === undefined) return `${where} is gone: ${describeValue(before)}`;
  return `${where}: ${describeValue(before)} → ${describeValue(after)}`;
}

function describeValue(value: Json | undefined): string {
  if (typeof value === 'string' && value.includes('\n')) return `a text of ${value.trimEnd().split('\n').length} lines`;
  const text = JSON.stringify(isObject(value) ? sortFields(value) : value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
