import type { Change } from '../../change';
import { kubectlArguments, type ManifestObject, valueAt } from '../../manifests/object';

/** Changes that the API server rejects because it keeps a value that the new manifest omits. */
export function keptValues(before: ManifestObject, after: ManifestObject): Change[] {
  const typeOf = (path: string) => [before, after].map(({ json }) => valueAt(json, `${path}.type`));
  if (after.kind === 'Service') return headlessService(before, after);
  if (after.kind === 'StatefulSet') return onDelete(before, after, typeOf('spec.updateStrategy'));
  return after.kind === 'Deployment' ? recreate(before, typeOf('spec.strategy')) : [];
}

/** `patchAllocatedValues` in pkg/registry/core/service/storage keeps the clusterIP, and `ValidateService` rejects it. */
function headlessService(before: ManifestObject, after: ManifestObject): Change[] {
  const type = valueAt(after.json, 'spec.type');
  const isHeadless = valueAt(before.json, 'spec.clusterIP') === 'None';
  if (!isHeadless || (type !== 'NodePort' && type !== 'LoadBalancer')) return [];
  return [
    {
      effect: 'rejected',
      message: `spec.type: ${type} is not valid with the clusterIP None, which the Service keeps`,
      action: `kubectl delete ${kubectlArguments(after)}, then apply. The object does not exist in between`,
    },
  ];
}

/**
 * The API server adds `rollingUpdate` to a StatefulSet that has none. No kind of apply removes it, and `ValidateStatefulSetSpec`
 * in pkg/apis/apps/validation/validation.go rejects it together with OnDelete.
 */
function onDelete(before: ManifestObject, after: ManifestObject, [old, now]: readonly unknown[]): Change[] {
  const hasDefault = valueAt(before.json, 'spec.updateStrategy.rollingUpdate') === undefined;
  const isAppsV1Beta1 = [before, after].some(({ apiVersion }) => apiVersion === 'apps/v1beta1');
  if (now !== 'OnDelete' || old === 'OnDelete' || !hasDefault || isAppsV1Beta1) return [];
  return [
    {
      effect: 'rejected',
      message: 'spec.updateStrategy.type: OnDelete is not valid with the rollingUpdate that the API server added',
      action:
        'first apply spec.updateStrategy with the old type and rollingUpdate: { partition: 0 }, then OnDelete without rollingUpdate',
    },
  ];
}

/** The same for a Deployment with Recreate. kubectl removes `rollingUpdate` in a client-side apply. */
function recreate(before: ManifestObject, [old, now]: readonly unknown[]): Change[] {
  const hasDefault = valueAt(before.json, 'spec.strategy.rollingUpdate') === undefined;
  if (now !== 'Recreate' || old === 'Recreate' || !hasDefault) return [];
  return [
    {
      effect: 'rejected',
      message:
        'spec.strategy.type: Recreate is not valid with the rollingUpdate that the API server added. Only a server-side apply, which Flux uses, is rejected',
      action:
        'run a client-side kubectl apply of this object once, or first apply spec.strategy with rollingUpdate: { maxSurge: 1 }',
    },
  ];
}
