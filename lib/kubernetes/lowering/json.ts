export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [field: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without the fields that a server takes for absent. */
export function copyJson(value: JsonObject): JsonObject {
  const fields = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
  return Object.fromEntries(fields.map(([field, child]) => [field, copyValue(child)]));
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

/** The object in a field, put there if there is none. */
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
