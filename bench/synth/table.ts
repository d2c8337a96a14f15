import type { Comparison, Spread } from './pairs';

/** Comparisons as a Markdown table. */
export function table(title: string, unit: string, rows: readonly Comparison[]): string {
  const cells = rows.map(({ name, milliseconds, ratio }) => [name, number(milliseconds.median), spread(ratio)]);
  const lines = [['', unit, 'ratio (middle half)'], ['---', '---:', '---:'], ...cells];
  return [`### ${title}`, '', ...lines.map((line) => `| ${line.join(' | ')} |`), ''].join('\n');
}

function spread({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} (${low.toFixed(2)} – ${high.toFixed(2)})`;
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
