import type { API_NAMES } from './api-names';
import type * as k8s from './types';

type ApiNames = typeof API_NAMES;

/**
 * The Kubernetes types as literals: a quantity or an int-or-string is written as in YAML, and a field has its name in
 * YAML (`clusterIP`, not `clusterIp`).
 */
export type ApiJson<T> = T extends k8s.Quantity | k8s.IntOrString
  ? string | number
  : T extends Date
    ? string
    : T extends (infer Item)[]
      ? ApiJson<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as Key extends keyof ApiNames ? ApiNames[Key] : Key]: ApiJson<T[Key]> }
        : T;

/** A container as we write it. */
export type ContainerSpec = ApiJson<k8s.Container>;
/** A pod's specification as we write it. */
export type PodSpec = ApiJson<k8s.PodSpec>;
/** A pod template as we write it. */
export type PodTemplate = ApiJson<k8s.PodTemplateSpec>;
/** An object's metadata as we write it. */
export type Metadata = ApiJson<k8s.ObjectMeta>;

/** The fields of each kind except apiVersion and kind, in the newest form. */
export interface KubernetesObjectProps {
  readonly ClusterRole: ApiJson<k8s.KubeClusterRoleProps>;
  readonly ClusterRoleBinding: ApiJson<k8s.KubeClusterRoleBindingProps>;
  readonly ConfigMap: ApiJson<k8s.KubeConfigMapProps>;
  readonly CronJob: ApiJson<k8s.KubeCronJobProps>;
  readonly DaemonSet: ApiJson<k8s.KubeDaemonSetProps>;
  readonly Deployment: ApiJson<k8s.KubeDeploymentProps>;
  readonly Ingress: ApiJson<k8s.KubeIngressProps>;
  readonly Job: ApiJson<k8s.KubeJobProps>;
  readonly Namespace: ApiJson<k8s.KubeNamespaceProps>;
  readonly NetworkPolicy: ApiJson<k8s.KubeNetworkPolicyProps>;
  readonly PersistentVolume: ApiJson<k8s.KubePersistentVolumeProps>;
  readonly PersistentVolumeClaim: ApiJson<k8s.KubePersistentVolumeClaimProps>;
  readonly PodDisruptionBudget: ApiJson<k8s.KubePodDisruptionBudgetProps>;
  readonly ReplicationController: ApiJson<k8s.KubeReplicationControllerProps>;
  readonly ResourceQuota: ApiJson<k8s.KubeResourceQuotaProps>;
  readonly Role: ApiJson<k8s.KubeRoleProps>;
  readonly RoleBinding: ApiJson<k8s.KubeRoleBindingProps>;
  readonly Secret: ApiJson<k8s.KubeSecretProps>;
  readonly Service: ApiJson<k8s.KubeServiceProps>;
  readonly ServiceAccount: ApiJson<k8s.KubeServiceAccountProps>;
  readonly StatefulSet: ApiJson<k8s.KubeStatefulSetProps>;
}

/** The kinds that this library emits. */
export type KubernetesObjectKind = keyof KubernetesObjectProps;
