import type { k8s } from 'cdk8s-plus-27';
import type { API_NAMES } from './api-names';

type ApiNames = typeof API_NAMES;

/**
 * The Kubernetes types of cdk8s-plus-27 as literals: a quantity or an int-or-string is written as it stands in YAML,
 * and a field has the name that it has there (`clusterIP`, not `clusterIp`).
 * Types only, so that nothing of cdk8s-plus-27 is loaded at run time.
 */
export type Plain<T> = T extends k8s.Quantity | k8s.IntOrString
  ? string | number
  : T extends Date
    ? string
    : T extends (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as Key extends keyof ApiNames ? ApiNames[Key] : Key]: Plain<T[Key]> }
        : T;

/** A container as we write it. */
export type ContainerSpec = Plain<k8s.Container>;
/** A pod's specification as we write it. */
export type PodSpec = Plain<k8s.PodSpec>;
/** A pod template as we write it. */
export type PodTemplate = Plain<k8s.PodTemplateSpec>;
/** An object's metadata as we write it. */
export type Metadata = Plain<k8s.ObjectMeta>;

/** What each kind of this library takes beside apiVersion and kind, in its newest form. */
export interface ManifestProps {
  readonly ClusterRole: Plain<k8s.KubeClusterRoleProps>;
  readonly ClusterRoleBinding: Plain<k8s.KubeClusterRoleBindingProps>;
  readonly ConfigMap: Plain<k8s.KubeConfigMapProps>;
  readonly CronJob: Plain<k8s.KubeCronJobProps>;
  readonly DaemonSet: Plain<k8s.KubeDaemonSetProps>;
  readonly Deployment: Plain<k8s.KubeDeploymentProps>;
  readonly Ingress: Plain<k8s.KubeIngressProps>;
  readonly Job: Plain<k8s.KubeJobProps>;
  readonly Namespace: Plain<k8s.KubeNamespaceProps>;
  readonly NetworkPolicy: Plain<k8s.KubeNetworkPolicyProps>;
  readonly PersistentVolume: Plain<k8s.KubePersistentVolumeProps>;
  readonly PersistentVolumeClaim: Plain<k8s.KubePersistentVolumeClaimProps>;
  readonly PodDisruptionBudget: Plain<k8s.KubePodDisruptionBudgetProps>;
  readonly ReplicationController: Plain<k8s.KubeReplicationControllerProps>;
  readonly Role: Plain<k8s.KubeRoleProps>;
  readonly RoleBinding: Plain<k8s.KubeRoleBindingProps>;
  readonly Secret: Plain<k8s.KubeSecretProps>;
  readonly Service: Plain<k8s.KubeServiceProps>;
  readonly ServiceAccount: Plain<k8s.KubeServiceAccountProps>;
  readonly StatefulSet: Plain<k8s.KubeStatefulSetProps>;
}

/** The kinds that this library emits. */
export type ManifestKind = keyof ManifestProps;
