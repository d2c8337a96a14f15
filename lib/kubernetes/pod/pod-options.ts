import type * as k8s from '../api/types';
import type { SecretRef } from '../secret-ref';

/** What a container asks for and may not exceed, by resource name: `cpu`, `memory`, `ephemeral-storage`. */
export interface PodResources {
  /**
   * What the scheduler sets aside, such as `{ cpu: '100m', memory: '200Mi' }`.
   * @default - the component's own; a key given here replaces that key only
   */
  readonly requests?: { [resource: string]: string };

  /**
   * What the container may not exceed.
   * @default - the component's own; a key given here replaces that key only
   */
  readonly limits?: { [resource: string]: string };
}

/** What a user may add to every pod of this library. It is added to what the component needs and takes nothing away. */
export interface PodOptions {
  /**
   * Labels of the pod. The component's own labels, which its selector uses, cannot be changed.
   * @default - none but the component's own
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the pod.
   * @default - none but the component's own
   */
  readonly annotations?: { [name: string]: string };

  /**
   * Environment of the component's container. A name that the component sets itself gets the value given here.
   * @default - none but the component's own
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Volumes of the pod.
   * @default - none but the component's own
   */
  readonly volumes?: k8s.Volume[];

  /**
   * Mounts of the component's container.
   * @default - none but the component's own
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
   * Taints that the pod puts up with, beside the component's own.
   * @default - the component's own
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Where the pod should run. Replaces the component's own affinity.
   * @default - the component's own
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Rank of the pod when a node is full.
   * @default - the component's own
   */
  readonly priorityClassName?: string;

  /**
   * Secrets of type `kubernetes.io/dockerconfigjson` in the pod's namespace, with which images are pulled.
   * @default - those of the image source
   */
  readonly imagePullSecrets?: SecretRef[];

  /**
   * Seconds between SIGTERM and SIGKILL.
   * @default - the component's own
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Containers that run to their end before the component starts, after the component's own.
   * @default - the component's own
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Containers beside the component's.
   * @default - none
   */
  readonly sidecars?: k8s.Container[];
}
