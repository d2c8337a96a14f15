import type { ValidationError } from '../reporting/validation-error';

/** `[registry/][project/]name[:tag][@digest]`, as the distribution specification has it. */
const REFERENCE =
  /^((?:[a-zA-Z0-9.-]+(?::[0-9]+)?\/)?(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*\/)*)([a-z0-9]+(?:[._-]+[a-z0-9]+)*)(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/;

/** The parts of an image reference. */
export interface ImageParts {
  /** Registry and project with their slash; empty for an image of the default registry. */
  readonly location: string;
  readonly name: string;
  /** Tag and digest with their marks, such as `:1.22`. */
  readonly version: string;
}

/** The parts of a reference, or nothing where it is not one. */
export function parseImage(reference: string): ImageParts | undefined {
  const match = REFERENCE.exec(reference);
  return match ? { location: match[1], name: match[2], version: `${match[3] ?? ''}${match[4] ?? ''}` } : undefined;
}

/** Errors of a reference: every image names a version, since a moving tag has broken clusters before. */
export function checkImage(option: string, reference: string): ValidationError[] {
  const version = parseImage(reference)?.version ?? '';
  if (version !== '' && version !== ':latest') return [];
  return [
    {
      option,
      value: reference,
      expected: 'registry/project/name:tag or …@sha256:digest, with a tag other than latest',
      action: 'name the exact version of the image',
    },
  ];
}
