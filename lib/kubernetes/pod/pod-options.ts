import type { Duration } from 'cdk8s';
import type * as k8s from '../api/types';
import type { SecretRef } from '../secret-ref';

/** The resource requests and limits of a container, by resource name: `cpu`, `memory`, `ephemeral-storage`. */
export interface PodResources {
  /**
   * The requests, such as `{ cpu: '100m', memory: '200Mi' }`.
   * @default - the component's own; a key given here replaces that key only
   */
  readonly requests?: { [resource: string]: string };

  /**
   * The limits.
   * @default - the component's own; a key given here replaces that key only
   */
  readonly limits?: { [resource: string]: string };
}

/** Additions to the pod of a component. They are merged with what the component needs. */
export interface PodOptions {
  /**
   * Labels of the pod. The component's own labels, which its selector uses, cannot be changed.
   * @default - the component's own
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the pod.
   * @default - the component's own
   */
  readonly annotations?: { [name: string]: string };

  /**
   * Environment variables of the component's container. They override variables of the component with the same name.
   * @default - the component's own
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Volumes of the pod.
   * @default - the component's own
   */
  readonly volumes?: k8s.Volume[];

  /**
   * Volume mounts of the component's container.
   * @default - the component's own
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * CPU and memory of the component's container.
   * @default - the component's own
   */
  readonly resources?: PodResources;

  /**
   * Labels that a node must have.
   * @default - any node
   */
  readonly nodeSelector?: { [name: string]: string };

  /**
   * Tolerations of the pod, in addition to the component's own.
   * @default - the component's own
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * The affinity of the pod. It replaces the component's own.
   * @default - the component's own
   */
  readonly affinity?: k8s.Affinity;

  /**
   * The PriorityClass of the pod.
   * @default - the component's own
   */
  readonly priorityClassName?: string;

  /**
   * Secrets of type `kubernetes.io/dockerconfigjson` in the pod's namespace, to pull the images.
   * @default - those of the image source
   */
  readonly imagePullSecrets?: SecretRef[];

  /**
   * The time between SIGTERM and SIGKILL, in whole seconds.
   * @default - the component's own
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Init containers. They run after the component's own.
   * @default - the component's own
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Sidecar containers.
   * @default - none
   */
  readonly sidecars?: k8s.Container[];
}
