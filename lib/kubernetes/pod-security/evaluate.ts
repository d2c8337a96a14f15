import { type JsonObject, objectIn } from '../json';
import { BASELINE_CHECKS } from './baseline';
import type { SecurityCheck, SecurityViolation } from './check';
import { PodSecurityLevel } from './level';
import { RESTRICTED_CHECKS } from './restricted';

/** A violation with the check that finds it. */
export interface EvaluatedViolation extends SecurityViolation {
  readonly check: string;
}

/**
 * What a level forbids in a pod, as Pod Security admission of a minor evaluates it (k8s.io/pod-security-admission,
 * package policy). `owner` has the `metadata` and `spec` of the pod, `path` is its own path.
 */
export function evaluatePodSecurity(
  level: PodSecurityLevel,
  minor: number,
  owner: JsonObject,
  path = '',
): EvaluatedViolation[] {
  const pod = {
    annotations: objectIn(objectIn(owner, 'metadata'), 'annotations') ?? {},
    spec: objectIn(owner, 'spec') ?? {},
    path: path === '' ? 'spec' : `${path}.spec`,
  };
  return checksOf(level, minor).flatMap(({ id, violations }) =>
    violations(pod).map((violation) => ({ check: id, ...violation })),
  );
}

/** The checks of a level on a minor. */
export function checksOf(level: PodSecurityLevel, minor: number): SecurityCheck[] {
  if (level === PodSecurityLevel.PRIVILEGED) return [];
  const applies = ({ since, before = Number.POSITIVE_INFINITY }: SecurityCheck) => since <= minor && minor < before;
  const baseline = BASELINE_CHECKS.filter(applies);
  if (level === PodSecurityLevel.BASELINE) return baseline;
  const restricted = RESTRICTED_CHECKS.filter(applies);
  const overridden = restricted.flatMap(({ overrides = [] }) => overrides);
  return [...baseline.filter(({ id }) => !overridden.includes(id)), ...restricted];
}
