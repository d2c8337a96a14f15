// Written by `npm run kubernetes-types` from cdk8s-plus-27 2.9.5: do not edit.
import type { Affinity, AwsElasticBlockStoreVolumeSource, AzureDiskVolumeSource, Container, ContainerPortOptions, ContainerResizePolicy, EnvFromSource, EnvVar, FcVolumeSource, FlockerVolumeSource, GcePersistentDiskVolumeSource, HostPathVolumeSource, LabelSelector, Lifecycle, LocalObjectReference, NfsVolumeSource, NodeSelector, ObjectMeta, PersistentVolumeClaimSpec, PhotonPersistentDiskVolumeSource, PortworxVolumeSource, Probe, QuobyteVolumeSource, ResourceRequirements, SeLinuxOptions, SeccompProfile, SecurityContext, Toleration, TypedLocalObjectReference, Volume, VolumeDevice, VolumeMount, VsphereVirtualDiskVolumeSource, WindowsSecurityContextOptions } from './pod-types';
import type { IntOrString, Quantity } from './values';

export interface AggregationRule {
    readonly clusterRoleSelectors?: LabelSelector[];
}

export interface AzureFilePersistentVolumeSource {
    readonly readOnly?: boolean;
    readonly secretName: string;
    readonly secretNamespace?: string;
    readonly shareName: string;
}

export interface CephFsPersistentVolumeSource {
    readonly monitors: string[];
    readonly path?: string;
    readonly readOnly?: boolean;
    readonly secretFile?: string;
    readonly secretRef?: SecretReference;
    readonly user?: string;
}

export interface CinderPersistentVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: SecretReference;
    readonly volumeId: string;
}

export interface ClaimSource {
    readonly resourceClaimName?: string;
    readonly resourceClaimTemplateName?: string;
}

export interface ClientIpConfig {
    readonly timeoutSeconds?: number;
}

export interface CronJobSpec {
    readonly concurrencyPolicy?: string;
    readonly failedJobsHistoryLimit?: number;
    readonly jobTemplate: JobTemplateSpec;
    readonly schedule: string;
    readonly startingDeadlineSeconds?: number;
    readonly successfulJobsHistoryLimit?: number;
    readonly suspend?: boolean;
    readonly timeZone?: string;
}

export interface CsiPersistentVolumeSource {
    readonly controllerExpandSecretRef?: SecretReference;
    readonly controllerPublishSecretRef?: SecretReference;
    readonly driver: string;
    readonly fsType?: string;
    readonly nodeExpandSecretRef?: SecretReference;
    readonly nodePublishSecretRef?: SecretReference;
    readonly nodeStageSecretRef?: SecretReference;
    readonly readOnly?: boolean;
    readonly volumeAttributes?: {
        [key: string]: string;
    };
    readonly volumeHandle: string;
}

export interface DaemonSetSpec {
    readonly minReadySeconds?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplateSpec;
    readonly updateStrategy?: DaemonSetUpdateStrategy;
}

export interface DaemonSetUpdateStrategy {
    readonly rollingUpdate?: RollingUpdateDaemonSet;
    readonly type?: string;
}

export interface DeploymentSpec {
    readonly minReadySeconds?: number;
    readonly paused?: boolean;
    readonly progressDeadlineSeconds?: number;
    readonly replicas?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector: LabelSelector;
    readonly strategy?: DeploymentStrategy;
    readonly template: PodTemplateSpec;
}

export interface DeploymentStrategy {
    readonly rollingUpdate?: RollingUpdateDeployment;
    readonly type?: string;
}

export interface EphemeralContainer {
    readonly args?: string[];
    readonly command?: string[];
    readonly env?: EnvVar[];
    readonly envFrom?: EnvFromSource[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: Lifecycle;
    readonly livenessProbe?: Probe;
    readonly name: string;
    readonly ports?: ContainerPortOptions[];
    readonly readinessProbe?: Probe;
    readonly resizePolicy?: ContainerResizePolicy[];
    readonly resources?: ResourceRequirements;
    readonly securityContext?: SecurityContext;
    readonly startupProbe?: Probe;
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly targetContainerName?: string;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: VolumeDevice[];
    readonly volumeMounts?: VolumeMount[];
    readonly workingDir?: string;
}

export interface FlexPersistentVolumeSource {
    readonly driver: string;
    readonly fsType?: string;
    readonly options?: {
        [key: string]: string;
    };
    readonly readOnly?: boolean;
    readonly secretRef?: SecretReference;
}

export interface GlusterfsPersistentVolumeSource {
    readonly endpoints: string;
    readonly endpointsNamespace?: string;
    readonly path: string;
    readonly readOnly?: boolean;
}

export interface HostAlias {
    readonly hostnames?: string[];
    readonly ip?: string;
}

export interface HttpIngressPath {
    readonly backend: IngressBackend;
    readonly path?: string;
    readonly pathType: string;
}

export interface HttpIngressRuleValue {
    readonly paths: HttpIngressPath[];
}

export interface IngressBackend {
    readonly resource?: TypedLocalObjectReference;
    readonly service?: IngressServiceBackend;
}

export interface IngressRule {
    readonly host?: string;
    readonly http?: HttpIngressRuleValue;
}

export interface IngressServiceBackend {
    readonly name: string;
    readonly port?: ServiceBackendPort;
}

export interface IngressSpec {
    readonly defaultBackend?: IngressBackend;
    readonly ingressClassName?: string;
    readonly rules?: IngressRule[];
    readonly tls?: IngressTls[];
}

export interface IngressTls {
    readonly hosts?: string[];
    readonly secretName?: string;
}

export interface IpBlock {
    readonly cidr: string;
    readonly except?: string[];
}

export interface IscsiPersistentVolumeSource {
    readonly chapAuthDiscovery?: boolean;
    readonly chapAuthSession?: boolean;
    readonly fsType?: string;
    readonly initiatorName?: string;
    readonly iqn: string;
    readonly iscsiInterface?: string;
    readonly lun: number;
    readonly portals?: string[];
    readonly readOnly?: boolean;
    readonly secretRef?: SecretReference;
    readonly targetPortal: string;
}

export interface JobSpec {
    readonly activeDeadlineSeconds?: number;
    readonly backoffLimit?: number;
    readonly completionMode?: string;
    readonly completions?: number;
    readonly manualSelector?: boolean;
    readonly parallelism?: number;
    readonly podFailurePolicy?: PodFailurePolicy;
    readonly selector?: LabelSelector;
    readonly suspend?: boolean;
    readonly template: PodTemplateSpec;
    readonly ttlSecondsAfterFinished?: number;
}

export interface JobTemplateSpec {
    readonly metadata?: ObjectMeta;
    readonly spec?: JobSpec;
}

export interface KubeClusterRoleBindingProps {
    readonly metadata?: ObjectMeta;
    readonly roleRef: RoleRef;
    readonly subjects?: Subject[];
}

export interface KubeClusterRoleProps {
    readonly metadata?: ObjectMeta;
    readonly aggregationRule?: AggregationRule;
    readonly rules?: PolicyRule[];
}

export interface KubeConfigMapProps {
    readonly metadata?: ObjectMeta;
    readonly binaryData?: {
        [key: string]: string;
    };
    readonly data?: {
        [key: string]: string;
    };
    readonly immutable?: boolean;
}

export interface KubeCronJobProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: CronJobSpec;
}

export interface KubeDaemonSetProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: DaemonSetSpec;
}

export interface KubeDeploymentProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: DeploymentSpec;
}

export interface KubeIngressProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: IngressSpec;
}

export interface KubeJobProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: JobSpec;
}

export interface KubeNamespaceProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: NamespaceSpec;
}

export interface KubeNetworkPolicyProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: NetworkPolicySpec;
}

export interface KubePersistentVolumeClaimProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: PersistentVolumeClaimSpec;
}

export interface KubePersistentVolumeProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: PersistentVolumeSpec;
}

export interface KubePodDisruptionBudgetProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: PodDisruptionBudgetSpec;
}

export interface KubeReplicationControllerProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: ReplicationControllerSpec;
}

export interface KubeResourceQuotaProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: ResourceQuotaSpec;
}

export interface KubeRoleBindingProps {
    readonly metadata?: ObjectMeta;
    readonly roleRef: RoleRef;
    readonly subjects?: Subject[];
}

export interface KubeRoleProps {
    readonly metadata?: ObjectMeta;
    readonly rules?: PolicyRule[];
}

export interface KubeSecretProps {
    readonly metadata?: ObjectMeta;
    readonly data?: {
        [key: string]: string;
    };
    readonly immutable?: boolean;
    readonly stringData?: {
        [key: string]: string;
    };
    readonly type?: string;
}

export interface KubeServiceAccountProps {
    readonly metadata?: ObjectMeta;
    readonly automountServiceAccountToken?: boolean;
    readonly imagePullSecrets?: LocalObjectReference[];
    readonly secrets?: ObjectReference[];
}

export interface KubeServiceProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: ServiceSpec;
}

export interface KubeStatefulSetProps {
    readonly metadata?: ObjectMeta;
    readonly spec?: StatefulSetSpec;
}

export interface LocalVolumeSource {
    readonly fsType?: string;
    readonly path: string;
}

export interface NamespaceSpec {
    readonly finalizers?: string[];
}

export interface NetworkPolicyEgressRule {
    readonly ports?: NetworkPolicyPort[];
    readonly to?: NetworkPolicyPeer[];
}

export interface NetworkPolicyIngressRule {
    readonly from?: NetworkPolicyPeer[];
    readonly ports?: NetworkPolicyPort[];
}

export interface NetworkPolicyPeer {
    readonly ipBlock?: IpBlock;
    readonly namespaceSelector?: LabelSelector;
    readonly podSelector?: LabelSelector;
}

export interface NetworkPolicyPort {
    readonly endPort?: number;
    readonly port?: IntOrString;
    readonly protocol?: string;
}

export interface NetworkPolicySpec {
    readonly egress?: NetworkPolicyEgressRule[];
    readonly ingress?: NetworkPolicyIngressRule[];
    readonly podSelector: LabelSelector;
    readonly policyTypes?: string[];
}

export interface ObjectReference {
    readonly apiVersion?: string;
    readonly fieldPath?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
    readonly uid?: string;
}

export interface PersistentVolumeSpec {
    readonly accessModes?: string[];
    readonly awsElasticBlockStore?: AwsElasticBlockStoreVolumeSource;
    readonly azureDisk?: AzureDiskVolumeSource;
    readonly azureFile?: AzureFilePersistentVolumeSource;
    readonly capacity?: {
        [key: string]: Quantity;
    };
    readonly cephfs?: CephFsPersistentVolumeSource;
    readonly cinder?: CinderPersistentVolumeSource;
    readonly claimRef?: ObjectReference;
    readonly csi?: CsiPersistentVolumeSource;
    readonly fc?: FcVolumeSource;
    readonly flexVolume?: FlexPersistentVolumeSource;
    readonly flocker?: FlockerVolumeSource;
    readonly gcePersistentDisk?: GcePersistentDiskVolumeSource;
    readonly glusterfs?: GlusterfsPersistentVolumeSource;
    readonly hostPath?: HostPathVolumeSource;
    readonly iscsi?: IscsiPersistentVolumeSource;
    readonly local?: LocalVolumeSource;
    readonly mountOptions?: string[];
    readonly nfs?: NfsVolumeSource;
    readonly nodeAffinity?: VolumeNodeAffinity;
    readonly persistentVolumeReclaimPolicy?: string;
    readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
    readonly portworxVolume?: PortworxVolumeSource;
    readonly quobyte?: QuobyteVolumeSource;
    readonly rbd?: RbdPersistentVolumeSource;
    readonly scaleIo?: ScaleIoPersistentVolumeSource;
    readonly storageClassName?: string;
    readonly storageos?: StorageOsPersistentVolumeSource;
    readonly volumeMode?: string;
    readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

export interface PodDisruptionBudgetSpec {
    readonly maxUnavailable?: IntOrString;
    readonly minAvailable?: IntOrString;
    readonly selector?: LabelSelector;
    readonly unhealthyPodEvictionPolicy?: string;
}

export interface PodDnsConfig {
    readonly nameservers?: string[];
    readonly options?: PodDnsConfigOption[];
    readonly searches?: string[];
}

export interface PodDnsConfigOption {
    readonly name?: string;
    readonly value?: string;
}

export interface PodFailurePolicy {
    readonly rules: PodFailurePolicyRule[];
}

export interface PodFailurePolicyOnExitCodesRequirement {
    readonly containerName?: string;
    readonly operator: string;
    readonly values: number[];
}

export interface PodFailurePolicyOnPodConditionsPattern {
    readonly status: string;
    readonly type: string;
}

export interface PodFailurePolicyRule {
    readonly action: string;
    readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
    readonly onPodConditions: PodFailurePolicyOnPodConditionsPattern[];
}

export interface PodOs {
    readonly name: string;
}

export interface PodReadinessGate {
    readonly conditionType: string;
}

export interface PodResourceClaim {
    readonly name: string;
    readonly source?: ClaimSource;
}

export interface PodSchedulingGate {
    readonly name: string;
}

export interface PodSecurityContext {
    readonly fsGroup?: number;
    readonly fsGroupChangePolicy?: string;
    readonly runAsGroup?: number;
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seLinuxOptions?: SeLinuxOptions;
    readonly seccompProfile?: SeccompProfile;
    readonly supplementalGroups?: number[];
    readonly sysctls?: Sysctl[];
    readonly windowsOptions?: WindowsSecurityContextOptions;
}

export interface PodSpec {
    readonly activeDeadlineSeconds?: number;
    readonly affinity?: Affinity;
    readonly automountServiceAccountToken?: boolean;
    readonly containers: Container[];
    readonly dnsConfig?: PodDnsConfig;
    readonly dnsPolicy?: string;
    readonly enableServiceLinks?: boolean;
    readonly ephemeralContainers?: EphemeralContainer[];
    readonly hostAliases?: HostAlias[];
    readonly hostIpc?: boolean;
    readonly hostNetwork?: boolean;
    readonly hostPid?: boolean;
    readonly hostUsers?: boolean;
    readonly hostname?: string;
    readonly imagePullSecrets?: LocalObjectReference[];
    readonly initContainers?: Container[];
    readonly nodeName?: string;
    readonly nodeSelector?: {
        [key: string]: string;
    };
    readonly os?: PodOs;
    readonly overhead?: {
        [key: string]: Quantity;
    };
    readonly preemptionPolicy?: string;
    readonly priority?: number;
    readonly priorityClassName?: string;
    readonly readinessGates?: PodReadinessGate[];
    readonly resourceClaims?: PodResourceClaim[];
    readonly restartPolicy?: string;
    readonly runtimeClassName?: string;
    readonly schedulerName?: string;
    readonly schedulingGates?: PodSchedulingGate[];
    readonly securityContext?: PodSecurityContext;
    readonly serviceAccount?: string;
    readonly serviceAccountName?: string;
    readonly setHostnameAsFqdn?: boolean;
    readonly shareProcessNamespace?: boolean;
    readonly subdomain?: string;
    readonly terminationGracePeriodSeconds?: number;
    readonly tolerations?: Toleration[];
    readonly topologySpreadConstraints?: TopologySpreadConstraint[];
    readonly volumes?: Volume[];
}

export interface PodTemplateSpec {
    readonly metadata?: ObjectMeta;
    readonly spec?: PodSpec;
}

export interface PolicyRule {
    readonly apiGroups?: string[];
    readonly nonResourceUrLs?: string[];
    readonly resourceNames?: string[];
    readonly resources?: string[];
    readonly verbs: string[];
}

export interface RbdPersistentVolumeSource {
    readonly fsType?: string;
    readonly image: string;
    readonly keyring?: string;
    readonly monitors: string[];
    readonly pool?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: SecretReference;
    readonly user?: string;
}

export interface ReplicationControllerSpec {
    readonly minReadySeconds?: number;
    readonly replicas?: number;
    readonly selector?: {
        [key: string]: string;
    };
    readonly template?: PodTemplateSpec;
}

export interface ResourceQuotaSpec {
    readonly hard?: {
        [key: string]: Quantity;
    };
    readonly scopeSelector?: ScopeSelector;
    readonly scopes?: string[];
}

export interface RoleRef {
    readonly apiGroup: string;
    readonly kind: string;
    readonly name: string;
}

export interface RollingUpdateDaemonSet {
    readonly maxSurge?: IntOrString;
    readonly maxUnavailable?: IntOrString;
}

export interface RollingUpdateDeployment {
    readonly maxSurge?: IntOrString;
    readonly maxUnavailable?: IntOrString;
}

export interface RollingUpdateStatefulSetStrategy {
    readonly maxUnavailable?: IntOrString;
    readonly partition?: number;
}

export interface ScaleIoPersistentVolumeSource {
    readonly fsType?: string;
    readonly gateway: string;
    readonly protectionDomain?: string;
    readonly readOnly?: boolean;
    readonly secretRef: SecretReference;
    readonly sslEnabled?: boolean;
    readonly storageMode?: string;
    readonly storagePool?: string;
    readonly system: string;
    readonly volumeName?: string;
}

export interface ScopeSelector {
    readonly matchExpressions?: ScopedResourceSelectorRequirement[];
}

export interface ScopedResourceSelectorRequirement {
    readonly operator: string;
    readonly scopeName: string;
    readonly values?: string[];
}

export interface SecretReference {
    readonly name?: string;
    readonly namespace?: string;
}

export interface ServiceBackendPort {
    readonly name?: string;
    readonly number?: number;
}

export interface ServicePort {
    readonly appProtocol?: string;
    readonly name?: string;
    readonly nodePort?: number;
    readonly port: number;
    readonly protocol?: string;
    readonly targetPort?: IntOrString;
}

export interface ServiceSpec {
    readonly allocateLoadBalancerNodePorts?: boolean;
    readonly clusterIp?: string;
    readonly clusterIPs?: string[];
    readonly externalIPs?: string[];
    readonly externalName?: string;
    readonly externalTrafficPolicy?: string;
    readonly healthCheckNodePort?: number;
    readonly internalTrafficPolicy?: string;
    readonly ipFamilies?: string[];
    readonly ipFamilyPolicy?: string;
    readonly loadBalancerClass?: string;
    readonly loadBalancerIp?: string;
    readonly loadBalancerSourceRanges?: string[];
    readonly ports?: ServicePort[];
    readonly publishNotReadyAddresses?: boolean;
    readonly selector?: {
        [key: string]: string;
    };
    readonly sessionAffinity?: string;
    readonly sessionAffinityConfig?: SessionAffinityConfig;
    readonly type?: string;
}

export interface SessionAffinityConfig {
    readonly clientIp?: ClientIpConfig;
}

export interface StatefulSetOrdinals {
    readonly start?: number;
}

export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
    readonly whenDeleted?: string;
    readonly whenScaled?: string;
}

export interface StatefulSetSpec {
    readonly minReadySeconds?: number;
    readonly ordinals?: StatefulSetOrdinals;
    readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
    readonly podManagementPolicy?: string;
    readonly replicas?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector: LabelSelector;
    readonly serviceName: string;
    readonly template: PodTemplateSpec;
    readonly updateStrategy?: StatefulSetUpdateStrategy;
    readonly volumeClaimTemplates?: KubePersistentVolumeClaimProps[];
}

export interface StatefulSetUpdateStrategy {
    readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
    readonly type?: string;
}

export interface StorageOsPersistentVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: ObjectReference;
    readonly volumeName?: string;
    readonly volumeNamespace?: string;
}

export interface Subject {
    readonly apiGroup?: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
}

export interface Sysctl {
    readonly name: string;
    readonly value: string;
}

export interface TopologySpreadConstraint {
    readonly labelSelector?: LabelSelector;
    readonly matchLabelKeys?: string[];
    readonly maxSkew: number;
    readonly minDomains?: number;
    readonly nodeAffinityPolicy?: string;
    readonly nodeTaintsPolicy?: string;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: string;
}

export interface VolumeNodeAffinity {
    readonly required?: NodeSelector;
}
