import type { SynthesisWarning } from './synthesis-warning';

/** The warnings of one cluster. */
export interface ClusterWarnings {
  /** Its name; empty for an App that has none. */
  readonly cluster: string;
  readonly warnings: readonly SynthesisWarning[];
}

/** How many different warnings of a cluster are printed. */
const MOST = 12;

/**
 * Warnings as text: equal warnings of a cluster on one line, and clusters with the same warnings in one group. Empty if
 * there are none.
 */
export function groupWarnings(clusters: readonly ClusterWarnings[]): string {
  const groups = new Map<string, string[]>();
  for (const { cluster, warnings } of clusters) {
    const text = linesOf(warnings).join('\n');
    if (text !== '') groups.set(text, [...(groups.get(text) ?? []), cluster]);
  }
  return [...groups].map(([text, names]) => `${headingOf(names)}${text}\n`).join('');
}

function headingOf(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (first === '') return '';
  if (others.length === 0) return `${first}:\n`;
  return `${first} and ${others.length} more ${others.length === 1 ? 'cluster' : 'clusters'}:\n`;
}

function linesOf(warnings: readonly SynthesisWarning[]): string[] {
  const paths = new Map<string, string[]>();
  for (const { kind, message, path } of warnings) {
    const line = `  ${kind}: ${message}`;
    paths.set(line, [...(paths.get(line) ?? []), path]);
  }
  const lines = [...paths].map(([line, [first, ...others]]) => {
    return others.length === 0 ? `${line} [${first}]` : `${line} [${first} and ${others.length} more]`;
  });
  const rest = lines.length - MOST;
  return rest <= 0 ? lines : [...lines.slice(0, MOST), `  … and ${rest} more: see Warnings.of(app)`];
}
