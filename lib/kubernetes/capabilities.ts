import { firstMinorOfKind, kindAt } from './tables/api-history';

/** The first minor for which this library uses a kind, if it is later than the first minor that serves it. */
interface Floor {
  readonly minor: number;
  readonly reason: string;
}

const rbac: Floor = {
  minor: 6,
  reason: 'up to 1.5 RBAC is alpha, off by default, and only the super-user of the API server may create roles',
};

const floors: Readonly<Record<string, Floor>> = {
  ClusterRole: rbac,
  ClusterRoleBinding: rbac,
  Role: rbac,
  RoleBinding: rbac,
  StatefulSet: {
    minor: 7,
    reason: 'up to 1.6 it has no rolling updates and no parallel start, which Elasticsearch needs for its quorum',
  },
  PodDisruptionBudget: {
    minor: 7,
    reason: 'up to 1.6 it has no maxUnavailable and cannot be changed once created',
  },
  NetworkPolicy: {
    minor: 8,
    reason: 'up to 1.7 it has no egress and no policyTypes: what limits egress would deny all ingress instead',
  },
  PriorityClass: {
    minor: 11,
    reason: 'up to 1.10 the priority of a pod is behind a feature gate that is off',
  },
};

/** Whether this library uses a kind on a minor: it is served by default and has the required features. */
export function supportsKind(kind: string, minor: number): boolean {
  return minor >= (floorOf(kind)?.minor ?? 0) && kindAt(kind, minor).preferred !== undefined;
}

/** The first minor for which this library uses a kind; undefined if none serves it. */
export function firstMinorFor(kind: string): number | undefined {
  const served = firstMinorOfKind(kind);
  return served === undefined ? undefined : Math.max(served, floorOf(kind)?.minor ?? served);
}

/** Why a kind is not used on minors that serve it; undefined if it is used on all of them. */
export function reasonForFloor(kind: string): string | undefined {
  return floorOf(kind)?.reason;
}

function floorOf(kind: string): Floor | undefined {
  return Object.hasOwn(floors, kind) ? floors[kind] : undefined;
}
