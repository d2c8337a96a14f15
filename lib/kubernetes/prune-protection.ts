/**
 * Annotations of what holds data or keys: it stays when it vanishes from the manifests, and when the Argo CD
 * Application that it belongs to is deleted.
 */
export const PRUNE_PROTECTION = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
