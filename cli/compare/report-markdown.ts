import { type ClusterFindings, effects, type Finding, isWorry } from './finding';
import { verdict } from './report';

/** What a reviewer reads in a pull request: what is to worry about in full, the rest folded. */
export function reportMarkdown(clusters: readonly ClusterFindings[]): string {
  const findings = clusters.flatMap(({ objects }) => objects.flatMap((object) => object.findings));
  return `${[`**${verdict(findings)}**`, ...clusters.map(clusterPart)].join('\n\n')}\n`;
}

function clusterPart({ cluster, objects }: ClusterFindings): string {
  const rows = objects.flatMap(({ object, findings }) => findings.map((finding) => ({ object, finding })));
  const [worries, rest] = [true, false].map((worry) => rows.filter(({ finding }) => isWorry(finding) === worry));
  const folded = table(rest ?? []);
  return [
    `### ${cluster}`,
    ...(worries && worries.length > 0 ? [table(worries)] : []),
    ...(rest && rest.length > 0 ? [`<details><summary>${rest.length} more</summary>\n\n${folded}\n\n</details>`] : []),
  ].join('\n\n');
}

function table(rows: readonly { readonly object: string; readonly finding: Finding }[]): string {
  const lines = rows.map(({ object, finding }) => `| ${cell(object)} | ${headingOf(finding)} | ${textOf(finding)} |`);
  return ['| object | effect | what happens |', '|---|---|---|', ...lines].join('\n');
}

function headingOf({ effect }: Finding): string {
  return effects.find((row) => row.effect === effect)?.heading ?? effect;
}

function textOf({ text, action }: Finding): string {
  return cell(text) + (action === undefined ? '' : `<br>${cell(action)}`);
}

/** Text of a manifest, which must end neither the cell nor the table, nor become markup. */
function cell(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
