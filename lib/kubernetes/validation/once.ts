import { type Json, type JsonObject, objectsIn } from '../json';
import { isAbsent } from './absent';
import type { ValidationContext } from './context';

/** Fields of which an object has exactly one, such as the source of a volume. */
export interface OneOfFields {
  readonly fields: readonly string[];
  readonly action: string;
}

/** Reports an object that has none, or more than one, of some fields. */
export function checkOneOf(
  object: JsonObject,
  path: string,
  { fields, action }: OneOfFields,
  context: ValidationContext,
): void {
  const set = fields.filter((field) => !isAbsent(object[field]));
  if (set.length === 1) return;
  const expected = set.length === 0 ? `one of ${fields.join(', ')}` : `one of ${set.join(' and ')}, not both`;
  context.rejected(path, object, expected, action);
}

/** Reports a value that an earlier item of a list has as well. */
export function checkUnique<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Json | undefined,
  report: (item: Item, key: Json) => void,
  taken: Iterable<Json> = [],
): void {
  const seen = new Set<Json>(taken);
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined || key === '') continue;
    if (seen.has(key)) report(item, key);
    seen.add(key);
  }
}

/** A field that is different in each object of a list. */
export interface UniqueField {
  readonly list: string;
  readonly field: string;
  readonly expected: string;
  readonly action: string;
}

/** Reports an object of a list that has the value of an earlier one. */
export function checkUniqueField(
  owner: JsonObject,
  path: string,
  { list, field, expected, action }: UniqueField,
  context: ValidationContext,
): void {
  checkUnique(
    objectsIn(owner, list).map((object, index) => ({ object, index })),
    ({ object }) => object[field],
    ({ index }, value) => context.rejected(`${path}.${list}[${index}].${field}`, value, expected, action),
  );
}
