import type { FluentdConfig } from '../config';
import type { FluentdSection } from '../syntax/section';

/** The directives that process the same events: those outside of all labels, or those of one label. */
export interface Scope {
  /** The label; absent for directives outside of all labels. */
  readonly label?: string;
  readonly filters: readonly FluentdSection[];
  readonly matches: readonly FluentdSection[];
}

/** The root and every label. Directives in a `<worker>` count as outside of it: they only run in fewer processes. */
export function scopesOf(config: FluentdConfig): Scope[] {
  const outside = [config.root, ...config.root.sections('worker')];
  const labels = labelsOf(config).map((section) => scope([section], section.argument.literal ?? ''));
  return [scope(outside), ...labels];
}

/** Every label, also those of a `<worker>`. */
export function labelsOf(config: FluentdConfig): FluentdSection[] {
  return [config.root, ...config.root.sections('worker')].flatMap((section) => section.sections('label'));
}

/** Every directive that is a plugin or has one: sources, filters, matches, and the outputs inside of a copy. */
export function pluginsOf(config: FluentdConfig): FluentdSection[] {
  return [...config.sources(), ...config.filters(), ...config.matches(), ...config.directives('store')];
}

/** How a message names a directive. */
export function nameOf(section: FluentdSection): string {
  const argument = section.argument.literal;
  const id = section.id === undefined ? '' : ` (${section.id})`;
  return `<${section.name}${argument ? ` ${argument}` : ''}> of type ${section.plugin ?? 'unknown'}${id}`;
}

function scope(sections: readonly FluentdSection[], label?: string): Scope {
  const named = (name: string) => sections.flatMap((section) => section.sections(name));
  return { label, filters: named('filter'), matches: named('match') };
}
