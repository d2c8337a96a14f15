import { Lazy } from 'cdk8s';
import type * as k8s from '../api/types';
import type { PodTemplate } from '../api-json';
import type { PodOptions } from './pod-options';
import { type PodParts, podTemplate } from './pod-template';

/** Where the container of a component sees a volume. */
export interface VolumeMountOptions {
  /** The absolute path in the container. */
  readonly mountPath: string;

  /**
   * Whether the container may only read.
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
 * The pod of a component. What you add takes effect until the app is synthesized, beside the options of the component's
 * `pod`; errors are reported at synth.
 */
export class ComponentPod {
  /** @internal A pod with what the user gives as options, for a Kubernetes minor. */
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
   * @param mount where the component's container sees it; without it, only containers that you add can mount it
   */
  public addVolume(volume: k8s.Volume, mount?: VolumeMountOptions): void {
    this.options = { ...this.options, volumes: [...(this.options.volumes ?? []), volume] };
    if (mount === undefined) return;
    const { mountPath, subPath, readOnly = true } = mount;
    const added = { name: volume.name, mountPath, subPath, readOnly: readOnly || undefined };
    this.options = { ...this.options, volumeMounts: [...(this.options.volumeMounts ?? []), added] };
  }

  /** Adds a container that ends before the component starts. */
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

  /** @internal The options with what was added so far. */
  public get _options(): PodOptions {
    return this.options;
  }

  /** @internal The template, rendered at synth, with what the component does to it then. */
  public _template(finish = (template: PodTemplate): PodTemplate => template): PodTemplate {
    return Lazy.any({ produce: () => finish(podTemplate(this.parts, this.options, this.minor)) });
  }
}
