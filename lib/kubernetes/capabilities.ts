import { type BehaviorName, firstMinorWith } from './behaviors';
import { firstMinorOfKind, kindAt } from './tables/api-history';

/** What this library requires of a cluster to use a kind, beyond that it is served. */
interface Floor {
  readonly requires: BehaviorName;
  readonly reason: string;
}

const rbac: Floor = {
  requires: 'rbac',
  reason: 'up to 1.5 RBAC is alpha and off by default, and only the super-user of the API server can create roles',
};

const floors: Readonly<Record<string, Floor>> = {
  ClusterRole: rbac,
  ClusterRoleBinding: rbac,
  Role: rbac,
  RoleBinding: rbac,
  StatefulSet: {
    requires: 'statefulSets',
    reason: 'up to 1.6 it has no rolling updates and no parallel start, which Elasticsearch needs for its quorum',
  },
  PodDisruptionBudget: {
    requires: 'disruptionBudgets',
    reason: 'up to 1.6 it has no maxUnavailable and cannot be changed once created',
  },
  NetworkPolicy: {
    requires: 'networkPolicyEgress',
    reason: 'up to 1.7 it has no egress and no policyTypes: a policy for egress would deny all ingress',
  },
  PriorityClass: {
    requires: 'podPriority',
    reason: 'up to 1.10 the feature gate of pod priorities is off by default',
  },
};

/** Whether this library uses a kind on a minor: it is served by default and has the required features. */
export function supportsKind(kind: string, minor: number): boolean {
  return minor >= floorOf(kind) && kindAt(kind, minor).preferred !== undefined;
}

/** The first minor for which this library uses a kind; undefined if none serves it. */
export function firstMinorFor(kind: string): number | undefined {
  const served = firstMinorOfKind(kind);
  return served === undefined ? undefined : Math.max(served, floorOf(kind));
}

/** Why a kind is not used on minors that serve it; undefined if it is used on all of them. */
export function reasonForFloor(kind: string): string | undefined {
  return Object.hasOwn(floors, kind) ? floors[kind]?.reason : undefined;
}

function floorOf(kind: string): number {
  const floor = Object.hasOwn(floors, kind) ? floors[kind] : undefined;
  return floor === undefined ? 0 : firstMinorWith(floor.requires);
}
