/**
 * What the level `restricted` of the Pod Security Standards asks of a container, and a root file system that is not
 * written to (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 */
export const RESTRICTED_CONTAINER = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** The user of pods that need no user of their image. */
const USER = 1000;

/** What the level asks of a pod: a user other than root, with the same number for its groups where they are wanted. */
export function restrictedPod(groups: { readonly group: boolean; readonly volumes: boolean }) {
  return {
    runAsNonRoot: true,
    runAsUser: USER,
    ...(groups.group ? { runAsGroup: USER } : {}),
    ...(groups.volumes ? { fsGroup: USER } : {}),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
