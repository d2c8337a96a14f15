import { isObject, type Json, type JsonObject } from '../lowering/json';
import { fieldAt } from '../tables/api-history';

/** A value in a field of an object, with the type that the tables give to the field. */
export interface FieldVisit {
  /** The type of the object, such as `core.v1.Container`. */
  readonly owner: string;
  readonly object: JsonObject;
  readonly field: string;
  /** The type of the field, such as `[]core.v1.EnvVar`. */
  readonly type: string;
  readonly path: string;
}

/** What `walk` calls. */
export interface Visitor {
  /** Each field with a known type, before what is in it. False leaves out what is in it. */
  readonly field: (visit: FieldVisit) => boolean;
  /** Each object, after everything in it. */
  readonly object: (type: string, object: JsonObject, path: string) => void;
}

/** Visits the objects in a value of a type, and their fields. */
export function walk(value: Json | undefined, type: string, minor: number, path: string, visitor: Visitor): void {
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) walk(item, type.slice(2), minor, `${path}[${index}]`, visitor);
  } else if (type.startsWith('{}')) {
    if (!isObject(value)) return;
    for (const [key, item] of Object.entries(value)) walk(item, type.slice(2), minor, at(path, key), visitor);
  } else if (type.includes('.') && isObject(value)) {
    for (const field of Object.keys(value)) {
      const known = fieldAt(type, field, minor);
      if (known === undefined) continue;
      const visit = { owner: type, object: value, field, type: known.type, path: at(path, field) };
      if (visitor.field(visit)) walk(value[field], known.type, minor, visit.path, visitor);
    }
    visitor.object(type, value, path);
  }
}

function at(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
