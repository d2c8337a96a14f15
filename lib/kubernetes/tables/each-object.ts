import { isObject, type Json, type JsonObject } from '../json';

/** Visits the objects of a type in a value that is one, or a list or a map of them. Scalars have none. */
export function eachObject(
  value: Json | undefined,
  type: string,
  path: string,
  visit: (object: JsonObject, type: string, path: string) => void,
): void {
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return;
    const itemType = type.slice(2);
    for (let index = 0; index < value.length; index++) eachObject(value[index], itemType, `${path}[${index}]`, visit);
  } else if (type.startsWith('{}')) {
    if (!isObject(value)) return;
    const itemType = type.slice(2);
    for (const key of Object.keys(value)) eachObject(value[key], itemType, fieldPath(path, key), visit);
  } else if (type.includes('.') && isObject(value)) {
    visit(value, type, path);
  }
}

/** The path of a field of the object at a path, which is empty for the outermost object. */
export function fieldPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
