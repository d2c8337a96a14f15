import type { FluentdConfig } from '../config';
import type { FluentdSection } from '../section';

/** What events meet together: the directives outside of all labels, or those of one label. */
export interface Scope {
  /** The label; absent for what stands outside of all. */
  readonly label?: string;
  readonly section: FluentdSection;
  readonly filters: readonly FluentdSection[];
  readonly matches: readonly FluentdSection[];
}

/** The root and every label. */
export function scopesOf(config: FluentdConfig): Scope[] {
  const labels = config.root.sections('label').map((section) => scope(section, section.argument.literal ?? ''));
  return [scope(config.root), ...labels];
}

/** Every directive that is a plugin or has one: sources, filters, matches, and the outputs inside of a copy. */
export function pluginsOf(config: FluentdConfig): FluentdSection[] {
  return [...config.sources(), ...config.filters(), ...config.matches(), ...config.directives('store')];
}

/** How a message names a directive. */
export function nameOf(section: FluentdSection): string {
  const argument = section.argument.literal;
  const id = section.id === undefined ? '' : ` (${section.id})`;
  return `<${section.name}${argument ? ` ${argument}` : ''}> of type ${section.type ?? 'unknown'}${id}`;
}

function scope(section: FluentdSection, label?: string): Scope {
  return { label, section, filters: section.sections('filter'), matches: section.sections('match') };
}
