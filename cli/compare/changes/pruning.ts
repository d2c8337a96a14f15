import { objectIn } from '../../../lib/kubernetes/json';
import type { ManifestObject } from '../manifests/object';

/** A tool that deletes objects that are not in the manifests any more, and the annotation that prevents it. */
interface PruningTool {
  readonly name: string;
  readonly annotation: string;
  readonly value: RegExp;
}

const TOOLS: readonly PruningTool[] = [
  { name: 'Argo CD', annotation: 'argocd.argoproj.io/sync-options', value: /(^|,)\s*Prune=false\s*(,|$)/ },
  { name: 'Flux', annotation: 'kustomize.toolkit.fluxcd.io/prune', value: /^disabled$/i },
];

export const PRUNING_TOOLS: readonly string[] = TOOLS.map(({ name }) => name);

/** The tools that delete this object if it is removed from the manifests and pruning is enabled. */
export function toolsThatPrune({ json }: ManifestObject): string[] {
  return TOOLS.filter(({ annotation, value }) => {
    const text = objectIn(objectIn(json, 'metadata'), 'annotations')?.[annotation];
    return typeof text !== 'string' || !value.test(text);
  }).map(({ name }) => name);
}
