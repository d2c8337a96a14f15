import type { Json } from '../../../../lib/kubernetes/json';
import { compareQuantities, type FieldDifference, pathPattern } from '../../fields/differences';
import { type ManifestObject, valueAt } from '../../manifests/object';
import { ordinalsOf } from '../../manifests/workload';

const SIZE = 'volumeClaimTemplates[].spec.resources.requests.storage';

/**
 * The commands that expand the PersistentVolumeClaims of a StatefulSet, before you create it again with larger claim
 * templates. Empty if no claim template grows.
 */
export function claimExpansion(object: ManifestObject, differences: readonly FieldDifference[]): string {
  return differences
    .filter(({ path, before, after }) => pathPattern(path) === SIZE && isLarger(after, before))
    .map(({ path, after }) => expandClaims(object, /\[(\d+)\]/.exec(path)?.[1] ?? '0', after))
    .join('');
}

function isLarger(one: Json | undefined, other: Json | undefined): boolean {
  return (compareQuantities(one, other) ?? 0) > 0;
}

function expandClaims(object: ManifestObject, template: string, storage: Json | undefined): string {
  const volume = valueAt(object.json, `spec.volumeClaimTemplates.${template}.metadata.name`);
  const { first, end } = ordinalsOf(object);
  const ordinals = Array.from({ length: end - first }, (_, index) => first + index);
  const claims = ordinals.map((ordinal) => `${volume}-${object.name}-${ordinal}`).join(' ');
  const namespace = object.namespace === '' ? '' : ` --namespace=${object.namespace}`;
  const patch = JSON.stringify({ spec: { resources: { requests: { storage } } } });
  return (
    'first expand the claims, if their StorageClass has allowVolumeExpansion: ' +
    `for claim in ${claims}; do kubectl patch persistentvolumeclaim $claim${namespace} --patch='${patch}'; done; then `
  );
}
