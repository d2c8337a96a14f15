import { allChanges, type Change, type ClusterChanges, isBlocking, labelOf } from '../change';
import { titleOf } from '../manifests/object';
import { summarize } from './summary';

interface Row {
  readonly object: string;
  readonly change: Change;
}

/** The report for a pull request. Changes that are not blocking are collapsed. */
export function formatMarkdown(clusters: readonly ClusterChanges[]): string {
  return `${[`**${summarize(allChanges(clusters))}**`, ...clusters.map(formatCluster)].join('\n\n')}\n`;
}

function formatCluster({ cluster, objects }: ClusterChanges): string {
  const rows = objects.flatMap((object) => object.changes.map((change) => ({ object: titleOf(object), change })));
  const blocking = rows.filter(({ change }) => isBlocking(change));
  const others = rows.filter(({ change }) => !isBlocking(change));
  return [`### ${cluster}`, ...table(blocking), ...collapsed(others)].join('\n\n');
}

function collapsed(rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [`<details><summary>${rows.length} more</summary>`, ...table(rows), '</details>'];
}

function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(
    ({ object, change }) => `| ${escapeMarkdown(object)} | ${labelOf(change)} | ${describe(change)} |`,
  );
  return [['| object | effect | what happens |', '|---|---|---|', ...lines].join('\n')];
}

function describe({ message, action }: Change): string {
  return escapeMarkdown(message) + (action === undefined ? '' : `<br>**Action:** ${escapeMarkdown(action)}`);
}

/** Text from a manifest must not end the cell or become markup. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
