import { EXPECTED_KEY, INVALID_KEYS } from '../../reporting/json-values';
import type { ValidationError } from '../../reporting/validation-error';
import type * as k8s from '../api/types';
import type { PodOptions } from './pod-options';
import type { PodWithAdditions } from './pod-with-additions';

/** How a volume is mounted in the container of a component. */
export interface VolumeMountOptions {
  /** The absolute path in the container. */
  readonly mountPath: string;

  /**
   * Whether the mount is read-only.
   * @default true
   */
  readonly readOnly?: boolean;

  /**
   * The path in the volume that is mounted in place of its root.
   * @default - the root of the volume
   */
  readonly subPath?: string;
}

/**
 * The pods of a component. You can add to them until the app is synthesized, in addition to the component's option `pod`.
 * Errors are reported at synth.
 */
export class ComponentPod {
  /** @internal The pods of a component, all of which get what is added. */
  public static _of(pods: readonly PodWithAdditions[]): ComponentPod {
    return new ComponentPod(pods);
  }

  private constructor(private readonly pods: readonly PodWithAdditions[]) {}

  /** Adds a variable to the component's container. A variable that the component sets itself gets this value. */
  public addEnv(variable: k8s.EnvVar): void {
    this.add({ env: [variable] });
  }

  /**
   * Adds a volume to the pod.
   * @param mount where the component's container mounts it; without it, only containers that you add can mount the
   * volume
   */
  public addVolume(volume: k8s.Volume, mount?: VolumeMountOptions): void {
    this.add({ volumes: [volume] });
    if (mount === undefined) return;
    const { mountPath, subPath, readOnly = true } = mount;
    this.add({ volumeMounts: [{ name: volume.name, mountPath, subPath, readOnly: readOnly || undefined }] });
  }

  /** Adds an init container. */
  public addInitContainer(container: k8s.Container): void {
    this.add({ initContainers: [container] });
  }

  /** Adds a sidecar container. */
  public addSidecar(container: k8s.Container): void {
    this.add({ sidecars: [container] });
  }

  /** Adds a label to the pod. The labels of the component's selector cannot be changed. */
  public addLabel(name: string, value: string): void {
    if (this.acceptsKey('addLabel', name)) this.add({ labels: { [name]: value } });
  }

  /** Adds an annotation to the pod. */
  public addAnnotation(name: string, value: string): void {
    if (this.acceptsKey('addAnnotation', name)) this.add({ annotations: { [name]: value } });
  }

  /** Adds a toleration to the pod. */
  public addToleration(toleration: k8s.Toleration): void {
    this.add({ tolerations: [toleration] });
  }

  /** @internal Reports arguments that cannot be added. */
  public _reject(errors: readonly ValidationError[]): void {
    this.pods[0]?.reject(errors);
  }

  /** Whether cdk8s can render a key. If not, the component reports an error of the method. */
  private acceptsKey(method: string, name: string): boolean {
    const isValid = !INVALID_KEYS.includes(name);
    const error = { value: name, expected: EXPECTED_KEY, action: 'choose another key' };
    if (!isValid) this._reject([{ ...error, option: `ComponentPod.${method} name` }]);
    return isValid;
  }

  private add(added: PodOptions): void {
    for (const pod of this.pods) pod.add(added);
  }
}
