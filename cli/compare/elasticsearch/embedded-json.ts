import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, objectIn } from '../../../lib/kubernetes/json';
import type { ManifestObject } from '../manifests/object';

interface EmbeddedObject {
  readonly path: string;
  readonly value: JsonObject;
}

/**
 * Every object in the texts that reach Elasticsearch: the JSON of a ConfigMap, which the provisioning program sends, and
 * `roles.yml` of a Secret, which ECK passes to the nodes.
 */
export function embeddedObjects({ kind, json }: ManifestObject): EmbeddedObject[] {
  if (kind === 'Secret') {
    const roles = Buffer.from(String(objectIn(json, 'data')?.['roles.yml'] ?? ''), 'base64');
    return objectsWithin(parsed(`${roles}`, parse), 'roles.yml');
  }
  if (kind !== 'ConfigMap') return [];
  return Object.entries(objectIn(json, 'data') ?? {}).flatMap(([key, text]) =>
    typeof text === 'string' && /^\s*[[{]/.test(text) ? objectsWithin(parsed(text, JSON.parse), key) : [],
  );
}

function parsed(text: string, parser: (text: string) => unknown): Json | undefined {
  try {
    return parser(text) as Json;
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
