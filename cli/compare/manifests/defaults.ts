import { isObject, type JsonObject, objectIn } from '../../../lib/kubernetes/json';
import type { ManifestObject } from './object';

/** API versions in which the selector of a workload defaults to the labels of its pods. */
const VERSIONS_WITH_DEFAULT_SELECTOR: ReadonlySet<string> = new Set(['extensions/v1beta1', 'apps/v1beta1']);

/** The object with the fields that differ between manifests that an API server treats as equal. */
export function withDefaults(object: ManifestObject): ManifestObject {
  return {
    ...object,
    json: withSelector(object.apiVersion, object.kind === 'Secret' ? encodeData(object.json) : object.json),
  };
}

/** API servers store `stringData` as base64 in `data`. */
function encodeData({ stringData, ...secret }: JsonObject): JsonObject {
  if (!isObject(stringData)) return secret;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  return { ...secret, data: { ...objectIn(secret, 'data'), ...Object.fromEntries(encoded) } };
}

function withSelector(apiVersion: string, json: JsonObject): JsonObject {
  const spec = objectIn(json, 'spec');
  const labels = objectIn(objectIn(objectIn(spec, 'template'), 'metadata'), 'labels');
  if (!VERSIONS_WITH_DEFAULT_SELECTOR.has(apiVersion) || labels === undefined || spec?.selector !== undefined)
    return json;
  return { ...json, spec: { ...spec, selector: { matchLabels: labels } } };
}
