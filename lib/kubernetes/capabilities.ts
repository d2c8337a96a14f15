import { kindAt } from './tables/api-history';

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

/** Why a kind is not used on minors that serve it; undefined if it is used on all of them. */
export function reasonForFloor(kind: string): string | undefined {
  return floorOf(kind)?.reason;
}

function floorOf(kind: string): Floor | undefined {
  return Object.hasOwn(floors, kind) ? floors[kind] : undefined;
}

/**
 * The first minor whose admission allows the priority classes `system-*` in every namespace (kubernetes pull 76310).
 */
const SYSTEM_PRIORITY_EVERYWHERE = 17;

/** Whether pods of a namespace may have one of the priority classes that every cluster has. */
export function allowsSystemPriority(minor: number, namespace: string): boolean {
  return minor >= SYSTEM_PRIORITY_EVERYWHERE || namespace === 'kube-system';
}

/** The first minor that copies the zone of a node to the labels of its pods by default (KEP-4742, `PodTopologyLabelsAdmission`). */
const ZONES_ON_PODS = 35;

/** Whether pods have the label `topology.kubernetes.io/zone` once they are scheduled. */
export function labelsPodsWithZones(minor: number): boolean {
  return minor >= ZONES_ON_PODS;
}

/**
 * The first minor whose API server has the admission plugin PodSecurity switched on by default
 * (https://kubernetes.io/docs/concepts/security/pod-security-admission/, "FEATURE STATE").
 */
const POD_SECURITY_ADMISSION = 23;

/** Whether namespaces can demand a level of the Pod Security Standards. */
export function hasPodSecurityAdmission(minor: number): boolean {
  return minor >= POD_SECURITY_ADMISSION;
}
