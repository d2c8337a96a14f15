/**
 * The container security context that the level `restricted` of the Pod Security Standards requires, with a read-only
 * root file system (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 */
export const RESTRICTED_CONTAINER = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** The user of pods that do not need the user of their image. */
const USER = 1000;

/**
 * The pod security context that the level requires: a user other than root, and optionally groups with the same number.
 */
export function restrictedPod(groups: { readonly group: boolean; readonly volumes: boolean }) {
  return {
    runAsNonRoot: true,
    runAsUser: USER,
    ...(groups.group ? { runAsGroup: USER } : {}),
    ...(groups.volumes ? { fsGroup: USER } : {}),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
