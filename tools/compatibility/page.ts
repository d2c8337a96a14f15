import { UPGRADE_STEPS, upgradePath } from '../../lib/elasticsearch/images/upgrades';
import { KIBANA_SETTINGS } from '../../lib/kibana/images/settings';
import { newestMinor, oldestMinor } from '../../lib/kubernetes/tables/api-history';
import { COMPATIBILITY_ROWS, type CompatibilityRow, defaultRow } from './rows';
import { RUNTIME_FORMATS } from './runtime-formats';
import type { Sourced } from './sourced';

/** The text of docs/compatibility.md. */
export function compatibilityPage(): string {
  const notes = new Sources();
  const parts = [
    INTRODUCTION,
    defaults(notes),
    majorVersions(notes),
    formats(notes),
    invalidCombinations(),
    upgrades(notes),
    settings(notes),
  ];
  return `${[...parts, notes.list()].join('\n\n')}\n`;
}

const INTRODUCTION = `# Compatibility

These tables list which versions of Kubernetes, Elasticsearch, Kibana and Fluentd work together. \`npm run compatibility\` writes
this page from the tables of the library. A number in brackets refers to a source at the end of the page.`;

function defaults(notes: Sources): string {
  const head = ['Kubernetes', 'Elasticsearch', 'Kibana', 'Fluentd image', 'Fluentd plugin', 'Reason'];
  const rows = defaultRanges().map(({ from, to, row }) => [
    range(from, to),
    row.newest.value,
    row.kibana.value.replace(' or older', ''),
    row.fluentd.value,
    notes.cell(row.plugin),
    row.whyDefault,
  ]);
  return `## Defaults\n\n${table(head, rows)}`;
}

/** Ranges of minors with one default. */
function defaultRanges(): { from: number; to: number; row: CompatibilityRow }[] {
  const ranges: { from: number; to: number; row: CompatibilityRow }[] = [];
  for (let minor = oldestMinor; minor <= newestMinor; minor++) {
    const row = defaultRow(minor);
    const last = ranges.at(-1);
    if (last?.row === row) last.to = minor;
    else ranges.push({ from: minor, to: minor, row });
  }
  return ranges;
}

function majorVersions(notes: Sources): string {
  const head = [
    'Elasticsearch',
    'Newest known version',
    'Nodes from Kubernetes',
    'Agent and Kibana from Kubernetes',
    'Reason',
    'Kibana',
    'Fluentd image',
    'Fluentd plugin',
    'Supported by Elastic',
  ];
  const rows = COMPATIBILITY_ROWS.map((row) => [
    row.oldest === row.newest.value ? row.oldest : `${row.major}.x from ${row.oldest} on`,
    notes.cell(row.newest),
    `1.${row.nodesFrom}`,
    `1.${row.kibanaFrom}`,
    notes.cell(row.reason),
    notes.cell(row.kibana),
    notes.cell(row.fluentd),
    notes.cell(row.plugin),
    notes.cell(row.supported),
  ]);
  return `## Major versions of Elasticsearch\n\n${table(head, rows)}`;
}

function formats(notes: Sources): string {
  const rows = RUNTIME_FORMATS.map(({ from, to, format }) => [range(from, to), notes.cell(format)]);
  return `## Format of the container logs

\`FluentdPipeline.containers\` reads both formats up to Kubernetes 1.23, and the CRI format from 1.24 on unless you choose
another. \`AddOnPipeline\` reads Docker's format only.

${table(['Kubernetes', 'Format'], rows)}`;
}

function invalidCombinations(): string {
  return `## Combinations that are validation errors

| Combination | What to do |
|---|---|
| Kibana newer than Elasticsearch | use the version of Elasticsearch, which is the default |
| Kibana of another major than Elasticsearch | use the version of Elasticsearch, which is the default |
| Elasticsearch or Kibana on a version of Kubernetes that is too old for it | use the default for that version |
| a Fluentd image whose plugin does not support the major of Elasticsearch | use the image of the row of that major |
| an exposed Kibana without sign-in or TLS | enable security of Elasticsearch, or use \`kubectl port-forward\` |`;
}

function upgrades(notes: Sources): string {
  const rows = UPGRADE_STEPS.map(({ from, to, note, source }) => [from, notes.cell({ value: to, source }), note]);
  const newest = COMPATIBILITY_ROWS.at(-1)?.newest.value ?? '';
  const path = upgradePath('7.17.0', newest) ?? [];
  return `## Upgrades that keep the data

You cannot skip a major version, and you upgrade from the last minor version of each: from 7.17.0 to ${newest} you go to
${path.join(', then to ')}. Upgrade Elasticsearch first, then Kibana, then the agent. No upgrade from 2.4.1 keeps the data.

${table(['From', 'To', 'Note'], rows)}`;
}

function settings(notes: Sources): string {
  const rows = Object.entries(KIBANA_SETTINGS).map(([setting, documentation]) => {
    const majors = Object.entries(documentation).map(([value, source]) => notes.cell({ value, source }));
    return [`\`${setting}\``, majors.join(', ')];
  });
  return `## Settings in kibana.yml\n\n${table(['Setting', 'Documentation by major version'], rows)}`;
}

function range(from: number, to: number | undefined): string {
  return `1.${from} – 1.${to ?? newestMinor}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Numbers the sources, each once. */
class Sources {
  private readonly known: string[] = [];

  public cell({ value, source }: Sourced): string {
    if (!this.known.includes(source)) this.known.push(source);
    return `${value} [${this.known.indexOf(source) + 1}]`;
  }

  public list(): string {
    return `## Sources\n\n${this.known.map((source, index) => `${index + 1}. ${source}`).join('\n')}`;
  }
}
