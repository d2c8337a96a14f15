import { defaultsFor, upgradePath } from '../../lib/images/compatibility';
import {
  DEFAULT_STACKS,
  RUNTIME_FORMATS,
  type Sourced,
  STACK_LINES,
  UPGRADE_STEPS,
} from '../../lib/images/compatibility-data';
import { KIBANA_SETTINGS } from '../../lib/kibana/images/settings';
import { newestMinor } from '../../lib/kubernetes/tables/api-history';

/** The text of docs/compatibility.md. */
export function compatibilityPage(): string {
  const notes = new Sources();
  const parts = [
    INTRODUCTION,
    defaults(notes),
    lines(notes),
    formats(notes),
    refusals(),
    upgrades(notes),
    settings(notes),
  ];
  return `${[...parts, notes.list()].join('\n\n')}\n`;
}

const INTRODUCTION = `# What goes with what

Made by \`node -r tsx/cjs tools/compatibility-page.ts\` from \`lib/images/compatibility-data.ts\` and
\`lib/kibana/images/settings.ts\`; a test proves that it is current. Numbers in brackets are the sources at its end.`;

function defaults(notes: Sources): string {
  const rows = DEFAULT_STACKS.map(({ from, to, reason }) => {
    const { elasticsearchVersion, kibana, fluentd } = defaultsFor(from);
    const { plugin } = lineAt(defaultsFor(from).elasticsearchMajor);
    return [
      range(from, to),
      elasticsearchVersion,
      kibana._contract.version,
      `\`${fluentd._contract.published}\``,
      notes.cell(plugin),
      reason,
    ];
  });
  const head = ['Kubernetes', 'Elasticsearch', 'Kibana', 'Fluentd image', 'plugin', 'why'];
  return `## What you get when you choose nothing\n\n${table(head, rows)}`;
}

function lines(notes: Sources): string {
  const rows = STACK_LINES.map((line) => [
    `${line.major}.x, ${line.oldest} or newer`,
    notes.cell(line.version),
    `1.${line.kubernetes}: ${notes.cell(line.kubernetesReason)}`,
    `1.${line.ownStore}`,
    notes.cell(line.kibana),
    notes.cell({ ...line.fluentd, value: `\`${line.fluentd.value}\`` }),
    notes.cell(line.plugin),
    notes.cell(line.supported),
  ]);
  const head = [
    'Elasticsearch',
    'version known best',
    'from Kubernetes',
    'Kibana',
    'Fluentd image',
    'plugin',
    'supported',
  ];
  return `## Each line of Elasticsearch\n\n${table(head, rows)}`;
}

function formats(notes: Sources): string {
  const rows = RUNTIME_FORMATS.map(({ from, to, format }) => [range(from, to), notes.cell(format)]);
  return `## How container logs lie on the nodes

The pipeline for current clusters reads both formats on every node; the add-on's image reads Docker's alone.

${table(['Kubernetes', 'format'], rows)}`;
}

function refusals(): string {
  return `## What is refused

| pair | way out |
|---|---|
| Kibana newer than Elasticsearch | the store's version, which is the default |
| Kibana of another major than Elasticsearch | the same |
| Elasticsearch or Kibana 8 and 9 below Kubernetes 1.27, Kibana 7.17 below 1.6, Elasticsearch 7.17 below 1.20 | the row of the first table |
| a Fluentd image whose plugin does not speak to the store's major | the image of the store's row |
| a page that asks nobody for a password behind an Ingress, a Gateway or a node port | security and TLS of the store, or \`kubectl port-forward\` |`;
}

function upgrades(notes: Sources): string {
  const rows = UPGRADE_STEPS.map(({ from, to, note, source }) => [from, notes.cell({ value: to, source }), note]);
  const newest = lineAt(9).version.value;
  const path = upgradePath('7.17.0', newest) ?? [];
  return `## Upgrades that keep the data

No major can be skipped, and each is left from its last minor: from 7.17.0 to ${newest} the way is ${path.join(', then ')}.
Elasticsearch goes first, then Kibana, then the agent. There is no way from 2.4.1 that keeps the data.

${table(['from', 'to', 'mind'], rows)}`;
}

function settings(notes: Sources): string {
  const rows = Object.entries(KIBANA_SETTINGS).map(([setting, documentation]) => {
    const majors = Object.entries(documentation).map(([value, source]) => notes.cell({ value, source }));
    return [`\`${setting}\``, majors.join(', ')];
  });
  return `## Settings in kibana.yml\n\n${table(['setting', 'documentation by major version'], rows)}`;
}

function lineAt(major: number): (typeof STACK_LINES)[number] {
  const found = STACK_LINES.find((line) => line.major === major);
  if (!found) throw new Error(`the table has no line of Elasticsearch ${major}`);
  return found;
}

function range(from: number, to: number | undefined): string {
  return `1.${from} – 1.${to ?? newestMinor}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Numbers for the places where things are said, each once. */
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
