import type { Change } from '../../change';
import { type ManifestObject, valueAt } from '../../manifests/object';

const STRATEGY = 'spec.updateStrategy';

/**
 * The API server adds `rollingUpdate` to a StatefulSet that has none. kubectl apply does not remove it, and the API server
 * rejects it together with OnDelete: `ValidateStatefulSetSpec` in pkg/apis/apps/validation/validation.go.
 */
export function leftoverDefaults(before: ManifestObject, after: ManifestObject): Change[] {
  if (after.kind !== 'StatefulSet' || !hasDefault(before) || isOnDelete(before)) return [];
  if (after.apiVersion === 'apps/v1beta1' || !isOnDelete(after)) return [];
  return [
    {
      effect: 'rejected',
      message: `${STRATEGY}.type: OnDelete is not valid with the rollingUpdate that the API server added`,
      action: `first apply ${STRATEGY} with the old type and rollingUpdate: { partition: 0 }, then OnDelete without rollingUpdate`,
    },
  ];
}

function hasDefault({ apiVersion, json }: ManifestObject): boolean {
  return apiVersion !== 'apps/v1beta1' && valueAt(json, `${STRATEGY}.rollingUpdate`) === undefined;
}

function isOnDelete({ json }: ManifestObject): boolean {
  return valueAt(json, `${STRATEGY}.type`) === 'OnDelete';
}
