/**
 * A level of the Pod Security Standards
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 */
export enum PodSecurityLevel {
  /** No restriction. Agents need it: they mount directories of their node. */
  PRIVILEGED = 'privileged',

  /** Forbids host namespaces, host paths, host ports and privileged containers. */
  BASELINE = 'baseline',

  /** Also requires a user other than root, a seccomp profile and no capabilities. */
  RESTRICTED = 'restricted',
}
