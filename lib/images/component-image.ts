import type { IConstruct } from 'constructs';
import { Attachment } from '../reporting/attachments';
import type { ValidationError } from '../reporting/validation-error';
import { checkImage } from './image-reference';
import { ImageSource } from './image-source';
import type { MirroredImage } from './mirroring';

const USED = new Attachment<MirroredImage>('images');

/** The image of a component: its published reference, and the reference in the manifests. */
export abstract class ComponentImage {
  /**
   * @param published The reference under which the image is published.
   * @param replacement The reference to use in its place, to which no mirror is applied.
   */
  protected constructor(
    private readonly published: string,
    private readonly replacement: string | undefined,
  ) {}

  /** The reference in the manifests. */
  public reference(source: ImageSource): string {
    return this.replacement ?? source.locate(this.published);
  }

  /** @internal The reference for a component, which remembers it for the list of images. */
  public _use(scope: IConstruct): string {
    const reference = this.reference(ImageSource.of(scope));
    // The user chose the location of an image with another reference.
    const image = { published: this.replacement ?? this.published, used: reference };
    USED.add(scope, image);
    return reference;
  }

  /** @internal Errors of the image for the option that has it, such as `agent.image`. */
  public _errorsOf(option: string): ValidationError[] {
    return checkImage(option, this.replacement ?? this.published);
  }
}

/** The images of everything below a construct, each once, sorted by the publisher's reference. */
export function imagesUsed(root: IConstruct): MirroredImage[] {
  const all = root.node.findAll().flatMap((construct) => USED.of(construct));
  const byUse = new Map(all.map((image) => [image.used, image]));
  return [...byUse.values()].sort((a, b) => (a.published < b.published ? -1 : 1));
}
