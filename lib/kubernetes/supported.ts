import type { IConstruct } from 'constructs';
import { reportLowered } from '../reporting/warnings';
import { reasonForFloor } from './capabilities';
import { KubernetesVersion } from './version';

/**
 * Whether a construct writes objects of a kind for its target. If not, it reports which objects are missing, why, and
 * the consequence.
 */
export function supportsOrReports(scope: IConstruct, kind: string, consequence: string): boolean {
  const version = KubernetesVersion.of(scope);
  if (version.supports(kind)) return true;
  const reason = reasonForFloor(kind);
  const why = reason === undefined ? '' : ` (${reason})`;
  reportLowered(scope, `${kind} objects are left out for Kubernetes 1.${version.minor}${why}: ${consequence}`);
  return false;
}
