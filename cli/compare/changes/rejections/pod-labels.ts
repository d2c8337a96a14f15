import { isObject } from '../../../../lib/kubernetes/json';
import { type ManifestObject, valueAt } from '../../manifests/object';
import { podArguments, podLabelsOf } from '../../manifests/workload';

/** The command that labels the pods of the old object so that the new selector matches them. Empty if it matches already. */
export function labelPods(before: ManifestObject, after: ManifestObject): string {
  const selector = valueAt(after.json, 'spec.selector.matchLabels');
  const labels = podLabelsOf(before);
  const missing = Object.entries(isObject(selector) ? selector : {}).filter(([name, value]) => labels[name] !== value);
  if (missing.length === 0) return '';
  const added = missing.map(([name, value]) => `${name}=${value}`).join(' ');
  return `kubectl label pods ${podArguments(before)} --overwrite ${added}, then `;
}
