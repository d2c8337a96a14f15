import { parseAllDocuments } from 'yaml';
import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../lib/kubernetes/lowering/json';
import { isKnownKind } from '../../lib/kubernetes/tables/api-history';

/** An object of a manifest, as a server would know it. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for an object without namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly json: JsonObject;
}

/** The objects of a YAML or JSON text, those of Lists one by one. Throws where the text cannot be read. */
export function readObjects(text: string): ManifestObject[] {
  // servers read YAML 1.1, where 0644 is a number in octal and `yes` is true
  const documents = parseAllDocuments(text, { version: '1.1' });
  return documents.flatMap((document) => {
    if (document.errors.length > 0) throw new Error(document.errors[0]?.message);
    return fromJson(document.toJS() as Json);
  });
}

function fromJson(json: Json): ManifestObject[] {
  if (json === null || json === undefined) return [];
  if (!isObject(json)) throw new Error(`${JSON.stringify(json)} is no Kubernetes object`);
  const { apiVersion, kind } = json;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string')
    throw new Error('an object has no apiVersion or kind');
  if (kind.endsWith('List') && Array.isArray(json.items)) return objectsIn(json, 'items').flatMap(fromJson);
  const { name, namespace } = objectIn(json, 'metadata') ?? {};
  if (typeof name !== 'string') throw new Error(`a ${kind} has no name`);
  return [{ apiVersion, kind, namespace: typeof namespace === 'string' ? namespace : '', name, json }];
}

/** What two forms of one object have in common: a built-in kind is the same in all of its groups. */
export function identityOf(object: ManifestObject): string {
  return [isBuiltIn(object) ? '' : groupOf(object), object.kind, object.namespace, object.name].join('|');
}

export function groupOf({ apiVersion }: ManifestObject): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** A custom resource may have the name of a built-in kind: its group tells. */
export function isBuiltIn(object: ManifestObject): boolean {
  const group = groupOf(object);
  return isKnownKind(object.kind) && (!group.includes('.') || group.endsWith('.k8s.io'));
}

/** `StatefulSet logging/elasticsearch`. */
export function titleOf({ kind, namespace, name }: ManifestObject): string {
  return `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
}

/** What is at a path such as `spec.template` or `spec.ipFamilies.0`. */
export function valueAt(json: Json | undefined, path: string): Json | undefined {
  let value = json;
  for (const field of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(field)];
    else value = isObject(value) ? value[field] : undefined;
  }
  return value ?? undefined;
}
