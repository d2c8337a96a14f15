import { isObject, type Json, type JsonObject, objectIn } from '../../../lib/kubernetes/json';
import type { ManifestObject } from '../manifests/object';

interface EmbeddedObject {
  readonly path: string;
  readonly value: JsonObject;
}

/** Every object in the JSON texts of a ConfigMap. The provisioning program sends such texts to Elasticsearch. */
export function embeddedObjects({ kind, json }: ManifestObject): EmbeddedObject[] {
  if (kind !== 'ConfigMap') return [];
  return Object.entries(objectIn(json, 'data') ?? {}).flatMap(([key, text]) =>
    typeof text === 'string' && /^\s*[[{]/.test(text) ? objectsWithin(parseJson(text), key) : [],
  );
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function objectsWithin(json: Json | undefined, path: string): EmbeddedObject[] {
  if (Array.isArray(json)) return json.flatMap((item, index) => objectsWithin(item, `${path}.${keyOf(item) ?? index}`));
  if (!isObject(json)) return [];
  const inFields = Object.entries(json).flatMap(([field, value]) => objectsWithin(value, `${path}.${field}`));
  return [{ path, value: json }, ...inFields];
}

/** Names a list item by the request path, so that another order of requests is not a difference. */
function keyOf(item: Json): string | undefined {
  if (!isObject(item)) return undefined;
  const key = item.path ?? item.name;
  return typeof key === 'string' ? key : undefined;
}
