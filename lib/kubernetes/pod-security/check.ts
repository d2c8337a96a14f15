import type { SecurityPod } from './pod';

/** What a level forbids in a pod. */
export interface SecurityViolation {
  readonly path: string;
  readonly value: unknown;
  readonly expected: string;
}

/** One check of a level, from one minor on until the same check has another form. */
export interface SecurityCheck {
  /** The name of the check in k8s.io/pod-security-admission, package policy. */
  readonly id: string;
  /** The first minor of the policy that has the check in this form. */
  readonly since: number;
  /** The minor from which another form or check replaces it. */
  readonly before?: number;
  readonly violations: (pod: SecurityPod) => readonly SecurityViolation[];
}

/** A check of `restricted`, which may replace checks of `baseline`. */
export interface RestrictedCheck extends SecurityCheck {
  readonly overrides?: readonly string[];
}
