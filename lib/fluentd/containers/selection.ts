import { filter, section } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';

/** Documents by a label of their pod. */
export interface PodLabelSelector {
  /** The key of the label. */
  readonly key: string;
  /** The value of the label. */
  readonly value: string;
}

/** Something that must not reach the store. */
export interface RedactionOptions {
  /** A regular expression of Ruby, without slashes, such as `password=[^ ]+`. */
  readonly pattern: string;
  /** What stands in its place, such as `password=***`. */
  readonly replacement: string;
}

/** Drops the documents of pods that have one of the labels. */
export function dropByLabel(selectors: readonly PodLabelSelector[]): FluentdSection[] {
  if (selectors.length === 0) return [];
  const excludes = selectors.map(({ key, value }) =>
    section('exclude', '', {
      key: `$['kubernetes']['labels']['${key}']`,
      pattern: FluentdValue.regexp(`^${escapeRegexp(value)}$`),
    }),
  );
  return [filter('kubernetes.**', 'grep', { '@id': 'drop_by_label' }, ...excludes)];
}

/** Replaces parts of the text before it leaves the node. */
export function redact(redactions: readonly RedactionOptions[]): FluentdSection[] {
  if (redactions.length === 0) return [];
  const replaces = redactions.map(({ pattern, replacement }) =>
    section('replace', '', { key: 'message', expression: FluentdValue.regexp(pattern), replace: replacement }),
  );
  return [filter('kubernetes.**', 'record_modifier', { '@id': 'redact' }, ...replaces)];
}

/** Keys of labels with dots become keys with underscores, for stores without the type `flattened`. */
export function dedotLabels(wanted: boolean): FluentdSection[] {
  if (!wanted) return [];
  return [
    filter('kubernetes.**', 'dedot', { '@id': 'dedot', de_dot: true, de_dot_nested: true, de_dot_separator: '_' }),
  ];
}

function escapeRegexp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
