/** What clusters do from one minor on, beyond the kinds and fields in the tables. */
interface Behavior {
  /** The first minor that behaves so. */
  readonly since: number;
  /** What changes. */
  readonly change: string;
  readonly source: string;
}

const changelog = (minor: number) => `kubernetes/kubernetes CHANGELOG/CHANGELOG-1.${minor}.md`;

/** Every minor on which the output depends, apart from kinds, fields and values of fields, which have their own tables. */
export const BEHAVIORS = {
  appArmorAnnotations: { since: 4, change: 'containers have AppArmor profiles, by annotation', source: changelog(4) },
  betaInitContainers: {
    since: 4,
    change: 'the API server also writes init containers as the annotation pod.beta.kubernetes.io/init-containers',
    source: changelog(4),
  },
  storageClasses: {
    since: 4,
    change: 'claims name a StorageClass, by annotation until the field comes with 1.6',
    source: changelog(4),
  },
  sysctlAnnotations: { since: 4, change: 'pods set sysctls, by annotation until 1.11', source: changelog(4) },
  externalTrafficAnnotation: {
    since: 4,
    change: 'a Service keeps the address of its client, by annotation until the field comes with 1.7',
    source: changelog(4),
  },
  betaExternalTrafficAnnotation: {
    since: 5,
    change: 'the API server rejects the alpha key of that annotation',
    source: changelog(5),
  },
  roleRefGroups: {
    since: 5,
    change: 'a roleRef has an apiGroup; before, it is an ObjectReference',
    source: 'kubernetes/kubernetes pkg/apis/rbac/v1alpha1/types.go',
  },
  keylessTolerations: {
    since: 6,
    change: 'a toleration without a key tolerates all taints',
    source: 'kubernetes/kubernetes pkg/api/validation: ValidateTolerations',
  },
  rollingDaemonSets: { since: 6, change: 'a DaemonSet replaces its pods after a change', source: changelog(6) },
  mountOptionsAnnotation: {
    since: 6,
    change: 'volumes have mount options, by annotation until the field comes with 1.8',
    source: changelog(6),
  },
  criticalPodAnnotation: {
    since: 6,
    change: 'a feature gate, not only the rescheduler add-on, reads the annotation of critical pods',
    source: 'kubernetes/kubernetes pkg/kubelet/types/pod_update.go: IsCriticalPod',
  },
  statefulSets: {
    since: 7,
    change: 'a StatefulSet updates and starts its pods as Elasticsearch requires',
    source: changelog(7),
  },
  networkPoliciesIsolate: {
    since: 7,
    change: 'a NetworkPolicy isolates the pods that it selects; before, an annotation of the namespace does',
    source: changelog(7),
  },
  networkPolicyEgress: { since: 8, change: 'a NetworkPolicy can limit egress', source: changelog(8) },
  windowsNodes: { since: 9, change: 'nodes can run Windows', source: 'kubernetes/enhancements issue 116' },
  volumeSecretNamespaces: {
    since: 9,
    change: 'a Ceph volume names the namespace of its Secret',
    source: 'kubernetes/kubernetes pkg/apis/core/types.go: RBDPersistentVolumeSource',
  },
  unconfinedAppArmor: {
    since: 9,
    change: 'the AppArmor annotation takes unconfined',
    source: 'kubernetes/kubernetes pkg/security/apparmor/validate.go: ValidateProfileFormat',
  },
  serviceProxySuffix: {
    since: 10,
    change: 'the API server no longer proxies under /api/v1/proxy',
    source: 'kubernetes/kubernetes pull 59884',
  },
  runtimeDefaultSeccomp: {
    since: 11,
    change: 'the seccomp annotation takes runtime/default; before, docker/default',
    source: changelog(11),
  },
  combinedPeerSelectors: {
    since: 11,
    change: 'a peer of a NetworkPolicy can select by pods and by namespaces',
    source: changelog(11),
  },
  sysctlFields: { since: 11, change: 'pods set sysctls by a field', source: changelog(11) },
  quotaScopes: {
    since: 12,
    change: 'quotas can be limited to priority classes',
    source: 'kubernetes/kubernetes pull 69691',
  },
  podLogDirectories: {
    since: 14,
    change: 'the kubelet keeps logs in /var/log/pods/NAMESPACE_POD_UID/CONTAINER/',
    source: 'kubernetes/kubernetes pull 74441',
  },
  serverSideApply: { since: 16, change: 'server-side apply is on by default', source: changelog(16) },
  customResourcesV1: {
    since: 16,
    change: 'definitions of custom resources are served as apiextensions.k8s.io/v1',
    source: changelog(16),
  },
  systemPriorityEverywhere: {
    since: 17,
    change: 'every namespace can use the priority classes system-*; before, only kube-system',
    source: 'kubernetes/kubernetes pull 76310 and issue 60596',
  },
  ingressPathTypes: {
    since: 18,
    change: 'an Ingress has path types and names an IngressClass',
    source: changelog(18),
  },
  namespaceNameLabels: {
    since: 21,
    change: 'every namespace has the label kubernetes.io/metadata.name',
    source: 'kubernetes/enhancements KEP-2161',
  },
  podSecurityAdmission: {
    since: 23,
    change: 'the admission plugin PodSecurity is on by default',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/, feature state',
  },
  noDockershim: {
    since: 24,
    change: 'the kubelet has no built-in support for Docker',
    source: 'kubernetes/enhancements KEP-2221',
  },
  noInTreeRbd: { since: 31, change: 'the in-tree driver of Ceph RBD is removed', source: changelog(31) },
  zoneLabelsOnPods: {
    since: 35,
    change: 'pods get the label topology.kubernetes.io/zone of their node (PodTopologyLabelsAdmission)',
    source: 'kubernetes/enhancements KEP-4742',
  },
} satisfies Record<string, Behavior>;

export type BehaviorName = keyof typeof BEHAVIORS;

/** Whether clusters of a minor behave so. */
export function hasBehavior(minor: number, name: BehaviorName): boolean {
  return minor >= BEHAVIORS[name].since;
}

/** The first minor whose clusters behave so. */
export function firstMinorWith(name: BehaviorName): number {
  return BEHAVIORS[name].since;
}
