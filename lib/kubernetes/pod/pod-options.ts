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
   * The limits, such as `{ memory: '512Mi' }`.
   * @default - the component's own; a key given here replaces that key only
   */
  readonly limits?: { [resource: string]: string };
}

/** Additions to the pod of a component. They are merged with what the component needs. */
export interface PodOptions {
  /**
   * More labels of the pod. Labels that the selector of the component uses cannot be changed.
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * More annotations of the pod.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };

  /**
   * More environment variables of the component's container. They override variables of the component with the same name.
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * More volumes of the pod. `volumeMounts` mounts them in the component's container.
   * @default - none
   */
  readonly volumes?: k8s.Volume[];

  /**
   * More volume mounts of the component's container.
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * Requests and limits of the component's container.
   * @default - the component's own
   */
  readonly resources?: PodResources;

  /**
   * Labels that a node must have.
   * @default - any node
   */
  readonly nodeSelector?: { [name: string]: string };

  /**
   * More tolerations of the pod.
   * @default - none
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
   * More init containers. They run after those of the component.
   * @default - none
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Containers that run beside the component's container.
   * @default - none
   */
  readonly sidecars?: k8s.Container[];
}
