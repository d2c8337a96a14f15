import { isObject, type Json, type JsonObject, sameJson } from '../../../lib/kubernetes/json';
import { Quantity } from '../../../lib/kubernetes/quantity';

/** One field that differs between two values. */
export interface FieldDifference {
  /** `containers[fluentd].image`; empty for the value itself. List items are named by `name`, otherwise by index. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every field that differs. If one side has no value, its fields are not listed. The order of fields does not matter. */
export function differences(before: Json | undefined, after: Json | undefined, path = ''): FieldDifference[] {
  if (before === null || after === null) return differences(before ?? undefined, after ?? undefined, path);
  if (isObject(before) && isObject(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return fields.flatMap((field) =>
      differences(before[field], after[field], path === '' ? field : `${path}.${field}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  return sameJson(before, after) || isSameQuantity(path, before, after) ? [] : [{ path, before, after }];
}

/** `containers[].image` for `containers[fluentd].image`. */
export function pathPattern(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '[]');
}

const QUANTITY = /(^|\.)((requests|limits|capacity|hard|default|defaultRequest|max|min)\.[^.]+|sizeLimit|divisor)$/;

/** API servers treat `1024Gi` and `1Ti` as equal. */
function isSameQuantity(path: string, before: Json | undefined, after: Json | undefined): boolean {
  return QUANTITY.test(path) && compareQuantities(before, after) === 0;
}

/** Negative if the first quantity is smaller. Undefined if one of the values is not a quantity. */
export function compareQuantities(a: Json | undefined, b: Json | undefined): number | undefined {
  const [one, other] = [Quantity.parse(a), Quantity.parse(b)];
  return one === undefined || other === undefined ? undefined : one.compareTo(other);
}

function listDifferences(before: readonly Json[], after: readonly Json[], path: string): FieldDifference[] {
  const [old, now] = [byName(before), byName(after)];
  if (old === undefined || now === undefined) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      differences(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const inItems = names.flatMap((name) => differences(old.get(name), now.get(name), `${path}[${name}]`));
  const [order, newOrder] = [[...old.keys()], [...now.keys()]];
  const sameItems = order.length === newOrder.length && order.every((name) => now.has(name));
  return sameItems && !sameJson(order, newOrder) ? [...inItems, { path, before: order, after: newOrder }] : inItems;
}

/** The items of a list by name, in their order. Undefined if the items do not have unique names. */
function byName(list: readonly Json[]): Map<string, JsonObject> | undefined {
  const items = list.filter(isObject);
  const names = items.map(({ name }) => name).filter((name) => typeof name === 'string');
  if (names.length !== list.length || new Set(names).size !== list.length) return undefined;
  return new Map(items.map((item) => [String(item.name), item]));
}
