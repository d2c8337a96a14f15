import { isObject, type Json, type JsonObject } from '../../../lib/kubernetes/json';
import { isKnownKind } from '../../../lib/kubernetes/tables/api-history';

export interface ObjectName {
  readonly kind: string;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  readonly name: string;
}

/** An object of a manifest. */
export interface ManifestObject extends ObjectName {
  readonly apiVersion: string;
  readonly json: JsonObject;
}

/** Equal for two versions of the same object. A built-in kind is the same kind in every API group. */
export function identityOf(object: ManifestObject): string {
  return [isBuiltIn(object) ? '' : groupOf(object), object.kind, object.namespace, object.name].join('|');
}

export function groupOf({ apiVersion }: ManifestObject): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** False for a custom resource, even if its kind has the name of a built-in kind. */
export function isBuiltIn(object: ManifestObject): boolean {
  return isKnownKind(object.kind) && isInKubernetesGroup(object);
}

export function isInKubernetesGroup(object: ManifestObject): boolean {
  const group = groupOf(object);
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** `StatefulSet logging/elasticsearch`. */
export function titleOf({ kind, namespace, name }: ObjectName): string {
  return `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
}

/** The arguments of kubectl for an object: `statefulset elasticsearch --namespace=logging`. */
export function kubectlArguments({ kind, name, namespace }: ObjectName): string {
  return `${kind.toLowerCase()} ${name}${namespace === '' ? '' : ` --namespace=${namespace}`}`;
}

/** The value at a path such as `spec.template` or `spec.ipFamilies.0`. */
export function valueAt(json: Json | undefined, path: string): Json | undefined {
  let value = json;
  for (const field of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(field)];
    else value = isObject(value) ? value[field] : undefined;
  }
  return value ?? undefined;
}
