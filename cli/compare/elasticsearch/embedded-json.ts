import { isObject, type Json, type JsonObject, objectIn } from '../../../lib/kubernetes/lowering/json';
import type { ManifestObject } from '../objects';

/** Every object in the JSON texts of a ConfigMap, with its path in them: what our programs send to Elasticsearch. */
export function embeddedObjects({ kind, json }: ManifestObject): { path: string; value: JsonObject }[] {
  if (kind !== 'ConfigMap') return [];
  return Object.entries(objectIn(json, 'data') ?? {}).flatMap(([key, text]) =>
    typeof text === 'string' && /^\s*[[{]/.test(text) ? walk(parsed(text), key) : [],
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function walk(json: Json | undefined, path: string): { path: string; value: JsonObject }[] {
  if (Array.isArray(json)) return json.flatMap((item, index) => walk(item, `${path}.${nameOf(item) ?? index}`));
  if (!isObject(json)) return [];
  return [{ path, value: json }, ...Object.entries(json).flatMap(([field, value]) => walk(value, `${path}.${field}`))];
}

/** An item of a list stands under the path that it is sent to, so that another order is no difference. */
function nameOf(item: Json): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item.path ?? item.name;
  return typeof name === 'string' ? name : undefined;
}
