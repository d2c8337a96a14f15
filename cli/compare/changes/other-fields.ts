import { isObject, type JsonObject } from '../../../lib/kubernetes/json';
import type { Change } from '../change';
import { describeDifferences, describePaths } from '../fields/describe';
import { differences } from '../fields/differences';
import { isBuiltIn, isInKubernetesGroup, type ManifestObject } from '../manifests/object';
import { POD_TEMPLATE_PATHS } from '../manifests/workload';

/** Changes of fields that no other module of this folder reports. */
export function otherFieldChanges(before: ManifestObject, after: ManifestObject): Change[] {
  if (!isInKubernetesGroup(after)) return [];
  const changed = differences(otherFields(before), otherFields(after));
  if (changed.length === 0) return [];
  const message = after.kind === 'Secret' ? describePaths(changed) : describeDifferences(changed);
  const isExpansion =
    after.kind === 'PersistentVolumeClaim' && changed.some(({ path }) => path.startsWith('spec.resources'));
  const condition = '. The API server rejects it if the claim is not bound to a volume';
  return [{ effect: 'updated', message: isExpansion ? `${message}${condition}` : message }];
}

function otherFields(object: ManifestObject): JsonObject {
  const { apiVersion: _, status: __, ...rest } = object.json;
  if (!isBuiltIn(object)) return rest;
  if (object.kind === 'ConfigMap' || object.kind === 'Secret') {
    const { data: _d, binaryData: _b, stringData: _s, ...head } = rest;
    return head;
  }
  // No other module reports the few fields that can change in the template of a Job.
  const path = object.kind === 'Job' ? undefined : POD_TEMPLATE_PATHS[object.kind];
  return path === undefined ? rest : ['spec.replicas', 'spec.ordinals', path].reduce(omit, rest);
}

function omit(owner: JsonObject, path: string): JsonObject {
  const [field = '', ...inner] = path.split('.');
  const { [field]: value, ...others } = owner;
  return inner.length > 0 && isObject(value) ? { ...others, [field]: omit(value, inner.join('.')) } : others;
}
