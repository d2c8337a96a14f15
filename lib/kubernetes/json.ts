export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [field: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without the fields that a server treats as absent. */
export function copyJson(value: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const field of Object.keys(value)) {
    const child = value[field];
    if (child !== null && child !== undefined) setField(copy, field, copyValue(child));
  }
  return copy;
}

/** Sets a field with any name, also `__proto__`, which an assignment would not set. */
function setField(owner: JsonObject, field: string, value: Json | undefined): void {
  if (field === '__proto__')
    Object.defineProperty(owner, field, { value, enumerable: true, writable: true, configurable: true });
  else owner[field] = value;
}

/** The same with fields in alphabetical order, as cdk8s writes them: fields that lowering adds are in order. */
export function sortFields(value: JsonObject): JsonObject {
  const sorted: JsonObject = {};
  for (const field of Object.keys(value).sort()) setField(sorted, field, sortValue(value[field]));
  return sorted;
}

function sortValue(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => sortValue(item) ?? null);
  return isObject(value) ? sortFields(value) : value;
}

export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The object in a field; undefined if there is none. */
export function objectIn(owner: JsonObject | undefined, field: string): JsonObject | undefined {
  const value = owner?.[field];
  return isObject(value) ? value : undefined;
}

/** The objects of the list in a field. */
export function objectsIn(owner: JsonObject | undefined, field: string): JsonObject[] {
  const value = owner?.[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object in a field, which is created if it is absent. */
export function objectMadeIn(owner: JsonObject, field: string): JsonObject {
  const made = objectIn(owner, field) ?? {};
  owner[field] = made;
  return made;
}

export function removeIfEmpty(owner: JsonObject, field: string): void {
  const value = owner[field];
  if (isObject(value) && Object.keys(value).length === 0) delete owner[field];
}

function copyValue(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? copyJson(item) : (copyValue(item) ?? null)));
  return isObject(value) ? copyJson(value) : value;
}
