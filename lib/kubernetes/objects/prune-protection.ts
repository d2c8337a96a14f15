/**
 * Annotations of objects with data or keys. GitOps tools keep such an object when it is removed from the manifests, and
 * when its Argo CD Application is deleted.
 */
export const PRUNE_PROTECTION = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
