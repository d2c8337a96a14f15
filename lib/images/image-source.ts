import type { IConstruct } from 'constructs';
import type { SecretRef } from '../kubernetes/secret-ref';
import type { ValidationError } from '../reporting/validation-error';
import { parseImage } from './image-reference';

const CONTEXT = 'cdk8s-efk/images';

/** How images are pulled. */
export interface ImageSourceOptions {
  /**
   * Secrets with which every pod pulls its images. They must exist in each namespace of the pods.
   * @default - none
   */
  readonly pullSecrets?: SecretRef[];
}

/** Where the nodes get the images. One source serves a whole installation. */
export class ImageSource {
  /** The registries that publish the images. */
  public static upstream(props: ImageSourceOptions = {}): ImageSource {
    return new ImageSource(undefined, props);
  }

  /**
   * A mirror: registry and project are replaced, name and tag stay. `mirror('bigwhite')` turns
   * `gcr.io/google_containers/kibana:v4.6.1-1` into `bigwhite/kibana:v4.6.1-1`.
   *
   * @param location registry and project, such as `registry.example.com/logging`
   */
  public static mirror(location: string, props: ImageSourceOptions = {}): ImageSource {
    return new ImageSource(location, props);
  }

  /** The image source of a construct tree: its chart's, else the publishers. */
  public static of(scope: IConstruct): ImageSource {
    return scope.node.tryGetContext(CONTEXT) ?? ImageSource.upstream();
  }

  /** Secrets with which every pod pulls its images. */
  public readonly pullSecrets: SecretRef[];

  private constructor(
    private readonly location: string | undefined,
    props: ImageSourceOptions,
  ) {
    this.pullSecrets = props.pullSecrets ?? [];
  }

  /** Makes this the image source of everything below a construct that has no children yet. */
  public applyTo(scope: IConstruct): void {
    scope.node.setContext(CONTEXT, this);
  }

  /** The reference in the manifests for a published image. */
  public locate(published: string): string {
    const parts = parseImage(published);
    return parts === undefined || this.location === undefined
      ? published
      : `${this.location}/${parts.name}${parts.version}`;
  }

  /** @internal The Secrets as a pod names them. */
  public get _pullSecretReferences(): { name: string }[] {
    return this.pullSecrets.map(({ name }) => ({ name }));
  }

  /** @internal */
  public get _errors(): ValidationError[] {
    const secrets = this.pullSecrets.flatMap((secret, index) => secret._errorsOf(`images.pullSecrets[${index}]`));
    if (this.location === undefined || parseImage(this.location)?.version === '') return secrets;
    return [
      ...secrets,
      {
        option: 'images mirror',
        value: this.location,
        expected: 'a registry and project without tag, digest or closing slash, such as registry.example.com/logging',
        action: 'name only where the images are; their names and tags are kept',
        explainsObjects: this.location === '',
      },
    ];
  }
}
