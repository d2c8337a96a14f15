import type { Change } from '../change';
import { groupOf, type ManifestObject } from '../manifests/object';

/**
 * The effect of another apiVersion. To the API server the object is the same. Flux deletes an object of another API group:
 * https://github.com/fluxcd/kustomize-controller/issues/510
 */
export function apiVersionChanges(before: ManifestObject, after: ManifestObject): Change[] {
  if (before.apiVersion === after.apiVersion) return [];
  const message = `apiVersion: ${before.apiVersion} → ${after.apiVersion}. It is the same object to the API server`;
  if (groupOf(before) === groupOf(after)) return [{ effect: 'updated', message }];
  return [
    {
      effect: 'deleted',
      message: `${message}, but Flux deletes the object and creates it again`,
      action:
        'if you use Flux, first add the annotation kustomize.toolkit.fluxcd.io/prune: disabled to the object in the cluster',
    },
  ];
}
