import type { FormName } from './forms';

/** A rule about one field of a type, wherever that type is. */
export interface FieldRule {
  /** The type, without its group version. */
  readonly type: string;
  readonly field: string;
  /** The function of kubernetes/kubernetes that has the rule. */
  readonly source: string;
  /** A server takes an empty text for an absent field. */
  readonly required?: boolean;
  /** The form of the text, of each text of a list, or of each value of a map. */
  readonly form?: FormName;
  /** The form of each key of a map. */
  readonly keys?: FormName;
  readonly oneOf?: readonly string[];
  readonly range?: readonly [number, number];
  /** The first and the last minor that have the rule. */
  readonly since?: number;
  readonly until?: number;
}

const LARGEST_ID = 2 ** 31 - 1;
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const MODE = [0, 0o777] as const;
const PORT = [1, 65_535] as const;
const ID = [0, LARGEST_ID] as const;
const COUNT = [0, LARGEST_ID] as const;
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

const core = (name: string) => `pkg/apis/core/validation: ${name}`;
const apps = (name: string) => `pkg/apis/apps/validation: ${name}`;
const batch = (name: string) => `pkg/apis/batch/validation: ${name}`;
const networking = (name: string) => `pkg/apis/networking/validation: ${name}`;

const metadata: readonly FieldRule[] = [
  { type: 'ObjectMeta', field: 'namespace', form: 'dnsLabel', source: 'apimachinery: ValidateNamespaceName' },
  { type: 'ObjectMeta', field: 'labels', keys: 'labelKey', form: 'labelValue', source: 'apimachinery: ValidateLabels' },
  { type: 'ObjectMeta', field: 'annotations', keys: 'annotationKey', source: 'apimachinery: ValidateAnnotations' },
  {
    type: 'LabelSelector',
    field: 'matchLabels',
    keys: 'labelKey',
    form: 'labelValue',
    source: 'apimachinery: ValidateLabelSelector',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'key',
    form: 'labelKey',
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'operator',
    oneOf: OPERATORS,
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'values',
    form: 'labelValue',
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
];

const pods: readonly FieldRule[] = [
  { type: 'PodSpec', field: 'nodeSelector', keys: 'labelKey', form: 'labelValue', source: core('ValidatePodSpec') },
  { type: 'PodSpec', field: 'serviceAccountName', form: 'dnsSubdomain', source: core('ValidateServiceAccountName') },
  { type: 'PodSpec', field: 'nodeName', form: 'dnsSubdomain', source: core('ValidateNodeName') },
  { type: 'PodSpec', field: 'hostname', form: 'dnsLabel', source: core('ValidatePodSpec') },
  { type: 'PodSpec', field: 'subdomain', form: 'dnsLabel', source: core('ValidatePodSpec') },
  { type: 'PodSpec', field: 'priorityClassName', form: 'dnsSubdomain', source: core('ValidatePriorityClassName') },
  { type: 'PodSpec', field: 'runtimeClassName', form: 'dnsSubdomain', source: core('ValidateRuntimeClassName') },
  { type: 'PodSpec', field: 'activeDeadlineSeconds', range: [1, LARGEST_ID], source: core('ValidatePodSpec') },
  {
    type: 'PodSpec',
    field: 'terminationGracePeriodSeconds',
    range: [0, 2 ** 53 - 1],
    source: 'pkg/apis/core: negative periods become 1 second',
  },
  {
    type: 'PodSpec',
    field: 'restartPolicy',
    oneOf: RESTART_POLICIES,
    source: core('validateRestartPolicy'),
  },
  {
    type: 'PodSpec',
    field: 'dnsPolicy',
    oneOf: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
    source: core('validateDNSPolicy'),
  },
  {
    type: 'PodSpec',
    field: 'preemptionPolicy',
    oneOf: ['PreemptLowerPriority', 'Never'],
    source: core('ValidatePreemptionPolicy'),
  },
  { type: 'PodSpec', field: 'hostnameOverride', form: 'dnsSubdomain', source: core('validateHostnameOverride') },
  {
    type: 'PodSchedulingGate',
    field: 'name',
    required: true,
    form: 'labelKey',
    source: core('validateSchedulingGates'),
  },
  { type: 'PodOS', field: 'name', oneOf: ['linux', 'windows'], source: core('validateOS') },
  { type: 'LocalObjectReference', field: 'name', form: 'dnsSubdomain', source: core('ValidateSecretName') },
  { type: 'HostAlias', field: 'ip', form: 'address', source: core('ValidateHostAliases') },
  { type: 'HostAlias', field: 'hostnames', form: 'dnsSubdomain', source: core('ValidateHostAliases') },
  { type: 'PodSecurityContext', field: 'runAsUser', range: ID, source: core('validatePodSpecSecurityContext') },
  { type: 'PodSecurityContext', field: 'runAsGroup', range: ID, source: core('validatePodSpecSecurityContext') },
  { type: 'PodSecurityContext', field: 'fsGroup', range: ID, source: core('validatePodSpecSecurityContext') },
  {
    type: 'PodSecurityContext',
    field: 'supplementalGroups',
    range: ID,
    source: core('validatePodSpecSecurityContext'),
  },
  {
    type: 'PodSecurityContext',
    field: 'fsGroupChangePolicy',
    oneOf: ['OnRootMismatch', 'Always'],
    source: core('validateFSGroupChangePolicy'),
  },
  {
    type: 'PodSecurityContext',
    field: 'supplementalGroupsPolicy',
    oneOf: ['Merge', 'Strict'],
    source: core('validatePodSpecSecurityContext'),
  },
  {
    type: 'PodSecurityContext',
    field: 'seLinuxChangePolicy',
    oneOf: ['MountOption', 'Recursive'],
    source: core('validateSELinuxChangePolicy'),
  },
  { type: 'SecurityContext', field: 'runAsUser', range: ID, source: core('ValidateSecurityContext') },
  { type: 'SecurityContext', field: 'runAsGroup', range: ID, source: core('ValidateSecurityContext') },
  {
    type: 'SecurityContext',
    field: 'procMount',
    oneOf: ['Default', 'Unmasked'],
    source: core('ValidateProcMountType'),
  },
  {
    type: 'SeccompProfile',
    field: 'type',
    required: true,
    oneOf: ['Localhost', 'RuntimeDefault', 'Unconfined'],
    source: core('validateSeccompProfileType'),
  },
  {
    type: 'AppArmorProfile',
    field: 'type',
    required: true,
    oneOf: ['Localhost', 'RuntimeDefault', 'Unconfined'],
    source: core('ValidateAppArmorProfileField'),
  },
];

const containers: readonly FieldRule[] = [
  { type: 'Container', field: 'name', required: true, form: 'dnsLabel', source: core('validateContainerCommon') },
  { type: 'Container', field: 'image', required: true, source: core('validateContainerCommon') },
  {
    type: 'Container',
    field: 'imagePullPolicy',
    oneOf: PULL_POLICIES,
    source: core('validatePullPolicy'),
  },
  {
    type: 'Container',
    field: 'terminationMessagePolicy',
    oneOf: ['File', 'FallbackToLogsOnError'],
    source: core('validateContainerCommon'),
  },
  // ContainerRestartRules: beta, and on, from 1.35. Before, `rules/containers.ts` has the rule.
  {
    type: 'Container',
    field: 'restartPolicy',
    oneOf: RESTART_POLICIES,
    since: 35,
    source: core('validateContainerRestartPolicy'),
  },
  {
    type: 'ContainerRestartRule',
    field: 'action',
    required: true,
    oneOf: ['Restart', 'RestartAllContainers'],
    source: core('validateContainerRestartPolicy'),
  },
  {
    type: 'ContainerRestartRuleOnExitCodes',
    field: 'operator',
    required: true,
    oneOf: ['In', 'NotIn'],
    source: core('validateContainerRestartPolicy'),
  },
  {
    type: 'ContainerResizePolicy',
    field: 'resourceName',
    required: true,
    oneOf: ['cpu', 'memory'],
    source: core('validateResizePolicy'),
  },
  {
    type: 'ContainerResizePolicy',
    field: 'restartPolicy',
    required: true,
    oneOf: ['NotRequired', 'RestartContainer'],
    source: core('validateResizePolicy'),
  },
  { type: 'ContainerPort', field: 'name', form: 'portName', source: core('validateContainerPorts') },
  { type: 'ContainerPort', field: 'containerPort', range: PORT, source: core('validateContainerPorts') },
  { type: 'ContainerPort', field: 'hostPort', range: [0, 65_535], source: core('validateContainerPorts') },
  { type: 'ContainerPort', field: 'protocol', oneOf: PROTOCOLS, source: core('validateContainerPorts') },
  // AllowRelaxedEnvironmentVariableValidation: beta, and on, from 1.32.
  { type: 'EnvVar', field: 'name', required: true, form: 'environmentName', until: 31, source: core('ValidateEnv') },
  { type: 'EnvVar', field: 'name', required: true, form: 'anyEnvironmentName', since: 32, source: core('ValidateEnv') },
  {
    type: 'ObjectFieldSelector',
    field: 'fieldPath',
    required: true,
    source: core('validateObjectFieldSelector'),
  },
  {
    type: 'ResourceFieldSelector',
    field: 'resource',
    required: true,
    source: core('validateContainerResourceFieldSelector'),
  },
  {
    type: 'ConfigMapEnvSource',
    field: 'name',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateConfigMapEnvSource'),
  },
  {
    type: 'SecretEnvSource',
    field: 'name',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateSecretEnvSource'),
  },
  ...['ConfigMapKeySelector', 'SecretKeySelector'].flatMap((type): FieldRule[] => [
    { type, field: 'name', required: true, form: 'dnsSubdomain', source: core(`validate${type}`) },
    { type, field: 'key', required: true, form: 'configKeyBefore1_4', until: 3, source: core('IsSecretKey') },
    { type, field: 'key', required: true, form: 'configKey', since: 4, source: core(`validate${type}`) },
  ]),
  { type: 'HTTPGetAction', field: 'scheme', oneOf: ['HTTP', 'HTTPS'], source: core('validateHTTPGetAction') },
  { type: 'HTTPHeader', field: 'name', form: 'httpHeaderName', source: core('validateHTTPGetAction') },
  { type: 'GRPCAction', field: 'port', range: PORT, source: core('validateGRPCAction') },
  { type: 'Probe', field: 'initialDelaySeconds', range: COUNT, source: core('validateProbe') },
  { type: 'Probe', field: 'timeoutSeconds', range: COUNT, source: core('validateProbe') },
  { type: 'Probe', field: 'periodSeconds', range: COUNT, source: core('validateProbe') },
  { type: 'Probe', field: 'successThreshold', range: COUNT, source: core('validateProbe') },
  { type: 'Probe', field: 'failureThreshold', range: COUNT, source: core('validateProbe') },
  { type: 'Probe', field: 'terminationGracePeriodSeconds', range: [1, 2 ** 53 - 1], source: core('validateProbe') },
];

const volumes: readonly FieldRule[] = [
  { type: 'Volume', field: 'name', required: true, form: 'dnsLabel', source: core('ValidateVolumes') },
  { type: 'VolumeMount', field: 'name', required: true, source: core('ValidateVolumeMounts') },
  {
    type: 'VolumeMount',
    field: 'mountPath',
    required: true,
    form: 'mountPath',
    source: `${core('ValidateVolumeMounts')}; API reference: must not contain ":"`,
  },
  { type: 'VolumeMount', field: 'subPath', form: 'relativePath', source: core('ValidateVolumeMounts') },
  { type: 'VolumeMount', field: 'subPathExpr', form: 'relativePath', source: core('ValidateVolumeMounts') },
  {
    type: 'VolumeMount',
    field: 'recursiveReadOnly',
    oneOf: ['Disabled', 'IfPossible', 'Enabled'],
    source: core('validateMountRecursiveReadOnly'),
  },
  { type: 'ImageVolumeSource', field: 'pullPolicy', oneOf: PULL_POLICIES, source: core('validateImageVolumeSource') },
  {
    type: 'VolumeMount',
    field: 'mountPropagation',
    oneOf: ['None', 'HostToContainer', 'Bidirectional'],
    source: core('validateMountPropagation'),
  },
  {
    type: 'HostPathVolumeSource',
    field: 'path',
    required: true,
    form: 'hostPath',
    source: core('validateHostPathVolumeSource'),
  },
  {
    type: 'HostPathVolumeSource',
    field: 'type',
    oneOf: ['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'],
    source: core('validateHostPathType'),
  },
  {
    type: 'SecretVolumeSource',
    field: 'secretName',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateSecretVolumeSource'),
  },
  { type: 'SecretVolumeSource', field: 'defaultMode', range: MODE, source: core('validateSecretVolumeSource') },
  {
    type: 'ConfigMapVolumeSource',
    field: 'name',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateConfigMapVolumeSource'),
  },
  { type: 'ConfigMapVolumeSource', field: 'defaultMode', range: MODE, source: core('validateConfigMapVolumeSource') },
  {
    type: 'SecretProjection',
    field: 'name',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateProjectionSources'),
  },
  {
    type: 'ConfigMapProjection',
    field: 'name',
    required: true,
    form: 'dnsSubdomain',
    source: core('validateProjectionSources'),
  },
  { type: 'ProjectedVolumeSource', field: 'defaultMode', range: MODE, source: core('validateProjectedVolumeSource') },
  {
    type: 'DownwardAPIVolumeSource',
    field: 'defaultMode',
    range: MODE,
    source: core('validateDownwardAPIVolumeSource'),
  },
  {
    type: 'DownwardAPIVolumeFile',
    field: 'path',
    required: true,
    form: 'filePath',
    source: core('validateDownwardAPIVolumeFile'),
  },
  { type: 'DownwardAPIVolumeFile', field: 'mode', range: MODE, source: core('validateDownwardAPIVolumeFile') },
  { type: 'KeyToPath', field: 'key', required: true, source: core('validateKeyToPath') },
  { type: 'KeyToPath', field: 'path', required: true, form: 'filePath', source: core('validateKeyToPath') },
  { type: 'KeyToPath', field: 'mode', range: MODE, source: core('validateKeyToPath') },
  {
    type: 'PersistentVolumeClaimVolumeSource',
    field: 'claimName',
    required: true,
    form: 'dnsSubdomain',
    source: core('validatePersistentClaimVolumeSource'),
  },
  { type: 'NFSVolumeSource', field: 'server', required: true, source: core('validateNFSVolumeSource') },
  { type: 'NFSVolumeSource', field: 'path', required: true, form: 'hostPath', source: core('validateNFSVolumeSource') },
  ...['PersistentVolumeSpec', 'PersistentVolumeClaimSpec'].flatMap((type): FieldRule[] => [
    { type, field: 'accessModes', oneOf: ACCESS_MODES, source: core(`Validate${type}`) },
    { type, field: 'storageClassName', form: 'dnsSubdomain', source: core('ValidateClassName') },
    { type, field: 'volumeMode', oneOf: ['Filesystem', 'Block'], source: core(`Validate${type}`) },
  ]),
  {
    type: 'PersistentVolumeSpec',
    field: 'persistentVolumeReclaimPolicy',
    oneOf: ['Delete', 'Recycle', 'Retain'],
    source: core('ValidatePersistentVolumeSpec'),
  },
];

const scheduling: readonly FieldRule[] = [
  { type: 'Toleration', field: 'key', form: 'labelKey', source: core('ValidateTolerations') },
  // Lt and Gt need the feature gate TaintTolerationComparisonOperators, which is off up to 1.37.
  { type: 'Toleration', field: 'operator', oneOf: ['Exists', 'Equal'], source: core('ValidateTolerations') },
  { type: 'Toleration', field: 'effect', oneOf: EFFECTS, source: core('validateTaintEffect') },
  { type: 'NodeSelectorRequirement', field: 'key', form: 'labelKey', source: core('ValidateNodeSelectorRequirement') },
  {
    type: 'NodeSelectorRequirement',
    field: 'operator',
    oneOf: [...OPERATORS, 'Gt', 'Lt'],
    source: core('ValidateNodeSelectorRequirement'),
  },
  {
    type: 'PreferredSchedulingTerm',
    field: 'weight',
    range: [1, 100],
    source: core('ValidatePreferredSchedulingTerms'),
  },
  {
    type: 'WeightedPodAffinityTerm',
    field: 'weight',
    range: [1, 100],
    source: core('validateWeightedPodAffinityTerms'),
  },
  {
    type: 'PodAffinityTerm',
    field: 'topologyKey',
    required: true,
    form: 'labelKey',
    source: core('validatePodAffinityTerm'),
  },
  { type: 'PodAffinityTerm', field: 'namespaces', form: 'dnsLabel', source: core('validatePodAffinityTerm') },
  {
    type: 'TopologySpreadConstraint',
    field: 'topologyKey',
    required: true,
    form: 'labelKey',
    source: core('ValidateTopologyKey'),
  },
  {
    type: 'TopologySpreadConstraint',
    field: 'maxSkew',
    range: [1, LARGEST_ID],
    source: core('validateTopologySpreadConstraints'),
  },
  {
    type: 'TopologySpreadConstraint',
    field: 'whenUnsatisfiable',
    oneOf: ['DoNotSchedule', 'ScheduleAnyway'],
    source: core('ValidateWhenUnsatisfiable'),
  },
  ...['nodeAffinityPolicy', 'nodeTaintsPolicy'].map(
    (field): FieldRule => ({
      type: 'TopologySpreadConstraint',
      field,
      oneOf: ['Honor', 'Ignore'],
      source: core('validateNodeInclusionPolicy'),
    }),
  ),
];

const workloads: readonly FieldRule[] = [
  ...['DeploymentSpec', 'StatefulSetSpec', 'ReplicaSetSpec', 'ReplicationControllerSpec'].map(
    (type): FieldRule => ({ type, field: 'replicas', range: COUNT, source: apps(`Validate${type}`) }),
  ),
  ...['DeploymentSpec', 'StatefulSetSpec', 'DaemonSetSpec'].flatMap((type): FieldRule[] => [
    { type, field: 'minReadySeconds', range: COUNT, source: apps(`Validate${type}`) },
    { type, field: 'revisionHistoryLimit', range: COUNT, source: apps(`Validate${type}`) },
  ]),
  { type: 'StatefulSetSpec', field: 'serviceName', form: 'dnsLabel', source: apps('ValidateStatefulSetSpec') },
  {
    type: 'StatefulSetSpec',
    field: 'podManagementPolicy',
    oneOf: ['OrderedReady', 'Parallel'],
    source: apps('ValidateStatefulSetSpec'),
  },
  ...['DaemonSetUpdateStrategy', 'StatefulSetUpdateStrategy'].map(
    (type): FieldRule => ({ type, field: 'type', oneOf: ['RollingUpdate', 'OnDelete'], source: apps(type) }),
  ),
  {
    type: 'DeploymentStrategy',
    field: 'type',
    oneOf: ['RollingUpdate', 'Recreate'],
    source: apps('ValidateDeploymentStrategy'),
  },
  ...['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].map(
    (field): FieldRule => ({ type: 'JobSpec', field, range: COUNT, source: batch('validateJobSpec') }),
  ),
  { type: 'JobSpec', field: 'completionMode', oneOf: ['NonIndexed', 'Indexed'], source: batch('validateJobSpec') },
  {
    type: 'JobSpec',
    field: 'podReplacementPolicy',
    oneOf: ['Failed', 'TerminatingOrFailed'],
    source: batch('validateJobSpec'),
  },
  {
    type: 'PodFailurePolicyRule',
    field: 'action',
    required: true,
    oneOf: ['Count', 'FailIndex', 'FailJob', 'Ignore'],
    source: batch('validatePodFailurePolicyRule'),
  },
  {
    type: 'PodFailurePolicyOnExitCodesRequirement',
    field: 'operator',
    required: true,
    oneOf: ['In', 'NotIn'],
    source: batch('validatePodFailurePolicyRuleOnExitCodes'),
  },
  {
    type: 'PodFailurePolicyOnPodConditionsPattern',
    field: 'status',
    oneOf: ['True', 'False', 'Unknown'],
    source: batch('validatePodFailurePolicyRuleOnPodConditions'),
  },
  {
    type: 'CronJobSpec',
    field: 'schedule',
    required: true,
    form: 'cronSchedule',
    source: batch('validateScheduleFormat'),
  },
  {
    type: 'CronJobSpec',
    field: 'concurrencyPolicy',
    oneOf: ['Allow', 'Forbid', 'Replace'],
    source: batch('validateConcurrencyPolicy'),
  },
  ...['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'].map(
    (field): FieldRule => ({ type: 'CronJobSpec', field, range: COUNT, source: batch('validateCronJobSpec') }),
  ),
];

const networks: readonly FieldRule[] = [
  { type: 'ServiceSpec', field: 'selector', keys: 'labelKey', form: 'labelValue', source: core('validateService') },
  {
    type: 'ServiceSpec',
    field: 'type',
    oneOf: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    source: core('validateService'),
  },
  { type: 'ServiceSpec', field: 'sessionAffinity', oneOf: ['ClientIP', 'None'], source: core('validateService') },
  { type: 'ServiceSpec', field: 'externalIPs', form: 'address', source: core('validateService') },
  { type: 'ServiceSpec', field: 'loadBalancerSourceRanges', form: 'cidr', source: core('validateService') },
  {
    type: 'ServiceSpec',
    field: 'externalTrafficPolicy',
    oneOf: ['Cluster', 'Local'],
    source: core('validateServiceExternalTrafficPolicy'),
  },
  {
    type: 'ServiceSpec',
    field: 'internalTrafficPolicy',
    oneOf: ['Cluster', 'Local'],
    source: core('validateServiceInternalTrafficFieldsValue'),
  },
  // PreferSameTrafficDistribution: beta, and on, from 1.34.
  {
    type: 'ServiceSpec',
    field: 'trafficDistribution',
    oneOf: ['PreferClose'],
    until: 33,
    source: core('validateServiceTrafficDistribution'),
  },
  {
    type: 'ServiceSpec',
    field: 'trafficDistribution',
    oneOf: ['PreferClose', 'PreferSameZone', 'PreferSameNode'],
    since: 34,
    source: core('validateServiceTrafficDistribution'),
  },
  {
    type: 'ServiceSpec',
    field: 'ipFamilyPolicy',
    oneOf: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
    source: core('ValidateServiceClusterIPsRelatedFields'),
  },
  { type: 'ServicePort', field: 'name', form: 'dnsLabel', source: core('validateServicePort') },
  { type: 'ServicePort', field: 'port', range: PORT, source: core('validateServicePort') },
  { type: 'ServicePort', field: 'nodePort', range: [0, 65_535], source: core('validateServicePort') },
  { type: 'ServicePort', field: 'protocol', oneOf: PROTOCOLS, source: core('validateServicePort') },
  { type: 'ServicePort', field: 'appProtocol', form: 'labelKey', source: core('validateServicePort') },
  { type: 'NetworkPolicyPort', field: 'protocol', oneOf: PROTOCOLS, source: networking('ValidateNetworkPolicyPort') },
  { type: 'NetworkPolicyPort', field: 'endPort', range: PORT, source: networking('ValidateNetworkPolicyPort') },
  {
    type: 'NetworkPolicySpec',
    field: 'policyTypes',
    oneOf: ['Ingress', 'Egress'],
    source: networking('ValidateNetworkPolicySpec'),
  },
  { type: 'IPBlock', field: 'cidr', required: true, form: 'cidr', source: networking('ValidateIPBlock') },
  { type: 'IPBlock', field: 'except', form: 'cidr', source: networking('ValidateIPBlock') },
  { type: 'IngressRule', field: 'host', form: 'host', source: networking('validateIngressRules') },
  { type: 'IngressTLS', field: 'hosts', form: 'host', source: networking('validateIngressTLS') },
  { type: 'IngressTLS', field: 'secretName', form: 'dnsSubdomain', source: networking('validateTLSSecretName') },
  {
    type: 'IngressSpec',
    field: 'ingressClassName',
    form: 'dnsSubdomain',
    source: networking('ValidateIngressClassName'),
  },
  {
    type: 'HTTPIngressPath',
    field: 'pathType',
    oneOf: ['Exact', 'Prefix', 'ImplementationSpecific'],
    source: networking('validateHTTPIngressPath'),
  },
  {
    type: 'IngressServiceBackend',
    field: 'name',
    required: true,
    form: 'serviceName',
    source: networking('validateIngressBackend'),
  },
  { type: 'ServiceBackendPort', field: 'number', range: PORT, source: networking('validateIngressBackend') },
  { type: 'ServiceBackendPort', field: 'name', form: 'portName', source: networking('validateIngressBackend') },
];

const others: readonly FieldRule[] = [
  { type: 'ConfigMap', field: 'data', keys: 'configKeyBefore1_4', until: 3, source: core('IsSecretKey') },
  { type: 'ConfigMap', field: 'data', keys: 'configKey', since: 4, source: core('ValidateConfigMap') },
  { type: 'ConfigMap', field: 'binaryData', keys: 'configKey', source: core('ValidateConfigMap') },
  { type: 'Secret', field: 'data', keys: 'configKeyBefore1_4', until: 3, source: core('IsSecretKey') },
  { type: 'Secret', field: 'data', keys: 'configKey', since: 4, source: core('ValidateSecret') },
  { type: 'Secret', field: 'stringData', keys: 'configKeyBefore1_4', until: 3, source: core('IsSecretKey') },
  { type: 'Secret', field: 'stringData', keys: 'configKey', since: 4, source: core('ValidateSecret') },
  {
    type: 'RoleRef',
    field: 'kind',
    oneOf: ['Role', 'ClusterRole'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'RoleRef',
    field: 'name',
    required: true,
    form: 'pathSegment',
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'RoleRef',
    field: 'apiGroup',
    oneOf: ['rbac.authorization.k8s.io'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'Subject',
    field: 'kind',
    oneOf: ['ServiceAccount', 'User', 'Group'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBindingSubject',
  },
  { type: 'Subject', field: 'name', required: true, source: 'pkg/apis/rbac/validation: ValidateRoleBindingSubject' },
  {
    type: 'PodDisruptionBudgetSpec',
    field: 'unhealthyPodEvictionPolicy',
    oneOf: ['IfHealthyBudget', 'AlwaysAllow'],
    source: 'pkg/apis/policy/validation: ValidatePodDisruptionBudgetSpec',
  },
];

export const FIELD_RULES: readonly FieldRule[] = [
  ...metadata,
  ...pods,
  ...containers,
  ...volumes,
  ...scheduling,
  ...workloads,
  ...networks,
  ...others,
];
