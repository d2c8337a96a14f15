import { Lazy } from 'cdk8s';
import type * as k8s from '../api/types';
import type { PodTemplate } from '../api-json';
import type { PodOptions } from './pod-options';
import { type PodParts, podTemplate } from './pod-template';

/** Where a volume is mounted in the container of a component. */
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
 * The pod of a component. You can add to it until the app is synthesized, in addition to the component's option `pod`.
 * Errors are reported at synth.
 */
export class ComponentPod {
  /** @internal A pod with the user's options, for a Kubernetes minor. */
  public static _of(parts: PodParts, options: PodOptions | undefined, minor: number): ComponentPod {
    return new ComponentPod(parts, options ?? {}, minor);
  }

  private constructor(
    private readonly parts: PodParts,
    private options: PodOptions,
    private readonly minor: number,
  ) {}

  /** Adds a variable to the component's container. A variable that the component sets itself gets this value. */
  public addEnv(variable: k8s.EnvVar): void {
    this.options = { ...this.options, env: [...(this.options.env ?? []), variable] };
  }

  /**
   * Adds a volume to the pod.
   * @param mount where the component's container mounts it; without it, only containers that you add can mount the
   * volume
   */
  public addVolume(volume: k8s.Volume, mount?: VolumeMountOptions): void {
    this.options = { ...this.options, volumes: [...(this.options.volumes ?? []), volume] };
    if (mount === undefined) return;
    const { mountPath, subPath, readOnly = true } = mount;
    const added = { name: volume.name, mountPath, subPath, readOnly: readOnly || undefined };
    this.options = { ...this.options, volumeMounts: [...(this.options.volumeMounts ?? []), added] };
  }

  /** Adds an init container. */
  public addInitContainer(container: k8s.Container): void {
    this.options = { ...this.options, initContainers: [...(this.options.initContainers ?? []), container] };
  }

  /** Adds a container that runs beside that of the component. */
  public addSidecar(container: k8s.Container): void {
    this.options = { ...this.options, sidecars: [...(this.options.sidecars ?? []), container] };
  }

  /** Adds a label to the pod. The labels of the component's selector cannot be changed. */
  public addLabel(name: string, value: string): void {
    this.options = { ...this.options, labels: { ...this.options.labels, [name]: value } };
  }

  /** Adds an annotation to the pod. */
  public addAnnotation(name: string, value: string): void {
    this.options = { ...this.options, annotations: { ...this.options.annotations, [name]: value } };
  }

  /** Adds a toleration to the pod. */
  public addToleration(toleration: k8s.Toleration): void {
    this.options = { ...this.options, tolerations: [...(this.options.tolerations ?? []), toleration] };
  }

  /** @internal The options with everything that was added. */
  public get _options(): PodOptions {
    return this.options;
  }

  /** @internal The template. At synth, the component can change it with a function. */
  public _template(finish = (template: PodTemplate): PodTemplate => template): PodTemplate {
    return Lazy.any({ produce: () => finish(podTemplate(this.parts, this.options, this.minor)) });
  }
}
