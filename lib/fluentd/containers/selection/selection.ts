import { section } from '../../config/build';
import type { FluentdSection } from '../../config/syntax/section';
import { FluentdValue } from '../../config/syntax/value';

/**
 * Selects containers. A name must match completely; `*` matches any number of characters. An option that is not set
 * matches everything.
 */
export interface ContainerPattern {
  /**
   * The namespace of the pod.
   * @default - every namespace
   */
  readonly namespace?: string;
  /**
   * The name of the pod, such as `web-*` for the pods of a Deployment `web`.
   * @default - every pod
   */
  readonly pod?: string;
  /**
   * The name of the container.
   * @default - every container
   */
  readonly container?: string;
  /**
   * Labels that the pod must have, with these values.
   * @default - any labels
   */
  readonly labels?: { [key: string]: string };
}

/** A replacement in the text of every document. */
export interface RedactionOptions {
  /** A regular expression of Ruby, without slashes, such as `password=[^ ]+`. */
  readonly pattern: string;
  /** What replaces the match, such as `password=***`. `\1` stands for the first group. */
  readonly replacement: string;
}

/** A section of the source for each pattern. */
export function patternSections(name: string, patterns: readonly ContainerPattern[]): FluentdSection[] {
  return patterns.map(({ namespace, pod, container, labels }) =>
    section(name, '', { namespace, pod, container, labels: labels && FluentdValue.hash(labels) }),
  );
}

export function redactionSections(redactions: readonly RedactionOptions[]): FluentdSection[] {
  return redactions.map(({ pattern, replacement }) =>
    section('redact', '', { pattern: FluentdValue.regexp(pattern), replacement }),
  );
}
