import type { JsonObject } from '../../../lib/kubernetes/json';
import { typeOfKind } from '../../../lib/kubernetes/tables/api-history';
import { validate } from '../../../lib/kubernetes/validation/validate';
import { VALID_OBJECTS } from './valid-objects';

/** The paths that are reported of an object. */
export function reported(object: JsonObject, minor = 37): string[] {
  return Object.keys(reportedValues(object, minor));
}

/** The value that is reported for each path. */
export function reportedValues(object: JsonObject, minor = 37): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  const kind = String(object.kind);
  const type = typeOfKind(String(object.apiVersion), kind, 37) ?? '';
  const rejected = (path: string, value: unknown) => {
    values[path] = value;
  };
  validate(structuredClone(object), type, 37, { kind, minor, rejected });
  return values;
}

/** A valid object of a kind with a value at each path, which is removed if undefined. */
export function changed(kind: string, values: Readonly<Record<string, unknown>>): JsonObject {
  // Not structuredClone, which keeps two references to one object.
  const object = JSON.parse(JSON.stringify(VALID_OBJECTS[kind])) as JsonObject;
  for (const [path, value] of Object.entries(values)) {
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: a path may lead anywhere
    const owner = steps.reduce<any>((inner, step) => inner[step], object);
    if (value === undefined) delete owner[last];
    else owner[last] = value;
  }
  return object;
}

export const spec = 'spec/template/spec';
export const container = `${spec}/containers/0`;

/** A path as it is reported. */
export const dotted = (path: string) => path.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
