/** An image as it is published and as the manifests name it. */
export interface MirroredImage {
  /** The reference of the publisher. */
  readonly published: string;
  /** The reference in the manifests. */
  readonly used: string;
}

/** Shell commands that copy the images to where the manifests look for them. Empty where nothing is to be copied. */
export function mirrorCommands(images: readonly MirroredImage[]): string[] {
  const moved = images.filter(({ published, used }) => published !== used);
  return moved.flatMap(({ published, used }) => [
    `docker pull ${published}`,
    `docker tag ${published} ${used}`,
    `docker push ${used}`,
  ]);
}
