import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../../lib/kubernetes/json';
import type { ManifestObject } from '../manifests/object';
import { podTemplateOf } from '../manifests/workload';

/** Elasticsearch settings by their full names, such as `node.roles`. Lists are separated by commas. */
export type Settings = Readonly<Record<string, string>>;

/** The settings in the elasticsearch.yml that a pod mounts. Environment variables of the container take precedence. */
export function settingsOf(
  object: ManifestObject,
  container: JsonObject,
  objects: readonly ManifestObject[],
): Settings {
  const files = mountedConfigMaps(object, objects).map((data) =>
    flatten(parse(String(data['elasticsearch.yml'] ?? ''))),
  );
  const environment = objectsIn(container, 'env')
    .filter(({ name, value }) => typeof name === 'string' && typeof value === 'string')
    .map(({ name, value }) => [String(name), String(value)]);
  return Object.assign({}, ...files, Object.fromEntries(environment));
}

function mountedConfigMaps(object: ManifestObject, objects: readonly ManifestObject[]): JsonObject[] {
  const volumes = objectsIn(objectIn(podTemplateOf(object), 'spec'), 'volumes');
  const names = new Set(volumes.map((volume) => objectIn(volume, 'configMap')?.name));
  return objects
    .filter(({ kind, namespace, name }) => kind === 'ConfigMap' && namespace === object.namespace && names.has(name))
    .map(({ json }) => objectIn(json, 'data') ?? {});
}

/** `node.roles: master` for `{ node: { roles: [master] } }`. Elasticsearch accepts both. */
function flatten(json: Json | undefined, path = ''): Settings {
  if (!isObject(json)) return json === null || json === undefined || path === '' ? {} : { [path]: textOf(json) };
  return Object.assign(
    {},
    ...Object.entries(json).map(([key, value]) => flatten(value, path === '' ? key : `${path}.${key}`)),
  );
}

function textOf(json: Json): string {
  return Array.isArray(json) ? json.join(',') : String(json);
}
