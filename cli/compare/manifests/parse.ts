import { parseAllDocuments } from 'yaml';
import { isObject, type Json, objectIn, objectsIn } from '../../../lib/kubernetes/json';
import { withDefaults } from './defaults';
import type { ManifestObject } from './object';

/** The objects of a YAML or JSON text, including the items of Lists. Throws if the text is not a manifest. */
export function parseManifest(text: string): ManifestObject[] {
  // API servers read YAML 1.1, in which 0644 is an octal number and `yes` is true.
  const documents = parseAllDocuments(text, { version: '1.1' });
  return documents.flatMap((document) => {
    if (document.errors.length > 0) throw new Error(document.errors[0]?.message);
    return objectsOf(document.toJS() as Json);
  });
}

function objectsOf(json: Json): ManifestObject[] {
  if (json === null || json === undefined) return [];
  if (!isObject(json)) throw new Error(`${JSON.stringify(json)} is not a Kubernetes object`);
  const { apiVersion, kind } = json;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string')
    throw new Error('an object has no apiVersion or no kind');
  if (kind.endsWith('List') && Array.isArray(json.items)) return objectsIn(json, 'items').flatMap(objectsOf);
  const { name, namespace } = objectIn(json, 'metadata') ?? {};
  if (typeof name !== 'string') throw new Error(`a ${kind} has no name`);
  return [withDefaults({ apiVersion, kind, namespace: typeof namespace === 'string' ? namespace : '', name, json })];
}
