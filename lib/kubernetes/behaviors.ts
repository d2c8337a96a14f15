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
  configMapKeys: {
    since: 4,
    change: 'keys of ConfigMaps and Secrets can have upper-case letters and underscores',
    source: 'kubernetes/kubernetes pkg/util/validation/validation.go of v1.4.12: IsConfigMapKey',
  },
  criticalPods: {
    since: 4,
    change: 'the rescheduler reads the annotation of critical pods',
    source: 'kubernetes/kubernetes v1.4.12 pkg/kubelet/types/pod_update.go: CriticalPodAnnotationKey',
  },
  longServiceNames: {
    since: 4,
    change: 'names of Services can have 63 characters; before, 24',
    source: 'kubernetes/kubernetes pull 29523',
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
    source: 'kubernetes/kubernetes v1.4.12 pkg/api/service/annotations.go: AnnotationExternalTraffic',
  },
  betaExternalTrafficAnnotation: {
    since: 5,
    change: 'the API server rejects the alpha key of that annotation',
    source: 'kubernetes/kubernetes v1.5.8 pkg/api/validation/validation.go: validateServiceAnnotations',
  },
  roleRefGroups: {
    since: 5,
    change: 'a roleRef has an apiGroup; before, it is an ObjectReference',
    source: 'kubernetes/kubernetes pkg/apis/rbac/v1alpha1/types.go of v1.4.12 and v1.5.8: RoleRef',
  },
  keylessTolerations: {
    since: 6,
    change: 'a toleration without a key tolerates all taints',
    source: 'kubernetes/kubernetes v1.6.13 pkg/api/validation/validation.go: validateTolerations',
  },
  serviceAccountName: {
    since: 6,
    change: 'cluster add-ons name their service account with serviceAccountName, of which serviceAccount is an alias',
    source: 'kubernetes/kubernetes v1.6.13 cluster/addons',
  },
  rbac: { since: 6, change: 'RBAC is beta, and administrators can create roles', source: changelog(6) },
  defaultClassAnnotation: {
    since: 6,
    change: 'the annotation of the default StorageClass is stable',
    source: 'kubernetes/kubernetes v1.6.13 pkg/apis/storage/v1/util/helpers.go: IsDefaultStorageClassAnnotation',
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
    source: changelog(6),
  },
  statefulSets: {
    since: 7,
    change: 'a StatefulSet updates and starts its pods as Elasticsearch requires',
    source: changelog(7),
  },
  disruptionBudgets: {
    since: 7,
    change: 'a PodDisruptionBudget has maxUnavailable',
    source: 'kubernetes/kubernetes pull 45587',
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
    source: 'kubernetes/kubernetes v1.9.11 pkg/apis/core/types.go: RBDPersistentVolumeSource',
  },
  unconfinedAppArmor: {
    since: 9,
    change: 'the AppArmor annotation takes unconfined',
    source: 'kubernetes/kubernetes v1.9.11 pkg/security/apparmor/validate.go: ValidateProfileFormat',
  },
  serviceProxySuffix: {
    since: 10,
    change: 'the API server no longer proxies under /api/v1/proxy',
    source: 'kubernetes/kubernetes pull 59884',
  },
  localStorageResources: {
    since: 10,
    change: 'containers can request ephemeral-storage and huge pages by default',
    source: 'kubernetes/kubernetes v1.10.13 pkg/features/kube_features.go: LocalStorageCapacityIsolation, HugePages',
  },
  podPriority: {
    since: 11,
    change: 'pods have priorities by default',
    source: 'kubernetes/kubernetes v1.11.10 pkg/features/kube_features.go: PodPriority',
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
    source: 'kubernetes/kubernetes pull 67077',
  },
  podLogDirectories: {
    since: 14,
    change: 'the kubelet keeps logs in /var/log/pods/NAMESPACE_POD_UID/CONTAINER/',
    source: 'kubernetes/kubernetes pull 74441',
  },
  nodeLabels: {
    since: 14,
    change: 'kubelets set the labels kubernetes.io/os and kubernetes.io/arch',
    source: 'kubernetes/kubernetes v1.14.10 pkg/kubelet/kubelet_node_status.go: LabelOSStable',
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
    source: 'kubernetes/kubernetes pull 76310',
  },
  topologyLabels: {
    since: 17,
    change: 'nodes have the labels topology.kubernetes.io/zone and region',
    source: 'kubernetes/kubernetes v1.17.17 pkg/kubelet/kubelet_node_status.go: LabelZoneFailureDomainStable',
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
  longSearchLists: {
    since: 26,
    change: 'dnsConfig can have 32 search domains; before, 6',
    source: 'kubernetes/kubernetes v1.27.16 pkg/features/kube_features.go: ExpandedDNSConfig',
  },
  noInTreeRbd: { since: 31, change: 'the in-tree driver of Ceph RBD is removed', source: changelog(31) },
  relaxedVariableNames: {
    since: 32,
    change: 'names of environment variables can have any printable ASCII character but =',
    source: 'kubernetes/kubernetes pkg/features/kube_features.go: RelaxedEnvironmentVariableValidation',
  },
  relaxedSearchDomains: {
    since: 33,
    change: 'search domains of dnsConfig can have underscores, or be "."',
    source: 'kubernetes/kubernetes pkg/features/kube_features.go of v1.36.3: RelaxedDNSSearchValidation',
  },
  zeroSleep: {
    since: 33,
    change: 'the sleep of a hook can be 0 seconds',
    source: 'kubernetes/kubernetes pkg/features/kube_features.go of v1.36.3: PodLifecycleSleepActionAllowZero',
  },
  trafficDistributionByNode: {
    since: 34,
    change: 'a Service can prefer its zone or its node',
    source: 'kubernetes/kubernetes pkg/features/kube_features.go: PreferSameTrafficDistribution',
  },
  containerRestartPolicies: {
    since: 35,
    change: 'every container can have a restart policy',
    source: 'kubernetes/kubernetes pkg/features/kube_features.go: ContainerRestartRules',
  },
  zoneLabelsOnPods: {
    since: 35,
    change: 'pods get the label topology.kubernetes.io/zone of their node (PodTopologyLabelsAdmission)',
    source: 'kubernetes/enhancements KEP-4742',
  },
} satisfies Record<string, Behavior>;

export type BehaviorName = keyof typeof BEHAVIORS;

/** A part of a table that is for some clusters only; for all of them without these. */
export interface BehaviorRange {
  /** It is for clusters that behave so. */
  readonly since?: BehaviorName;
  /** It is for clusters that do not behave so yet. */
  readonly before?: BehaviorName;
}

/** Whether clusters of a minor behave so. */
export function hasBehavior(minor: number, name: BehaviorName): boolean {
  return minor >= BEHAVIORS[name].since;
}

/** Whether a part of a table is for clusters of a minor. */
export function isInRange(minor: number, { since, before }: BehaviorRange): boolean {
  return (since === undefined || hasBehavior(minor, since)) && (before === undefined || !hasBehavior(minor, before));
}

/** The first minor whose clusters behave so. */
export function firstMinorWith(name: BehaviorName): number {
  return BEHAVIORS[name].since;
}
