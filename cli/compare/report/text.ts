import { allChanges, type Change, type ClusterChanges, EFFECTS, labelOf } from '../change';
import { titleOf } from '../manifests/object';
import { summarize } from './summary';

/** The report for a terminal. */
export function formatText(clusters: readonly ClusterChanges[]): string {
  const changes = allChanges(clusters);
  const parts = [...clusters.map(formatCluster), ...(changes.length > 0 ? [legend(changes)] : []), summarize(changes)];
  return `${parts.join('\n\n')}\n`;
}

function formatCluster({ cluster, objects }: ClusterChanges): string {
  const lines = objects.flatMap((object) => ['', `  ${titleOf(object)}`, ...object.changes.flatMap(formatChange)]);
  return [cluster, ...lines].join('\n');
}

const WIDTH = Math.max(...EFFECTS.map(({ label }) => label.length));

function formatChange(change: Change): string[] {
  const first = `    ${labelOf(change).padEnd(WIDTH)}  ${change.message}`;
  return change.action === undefined ? [first] : [first, `    ${' '.repeat(WIDTH)}  action: ${change.action}`];
}

/** The meaning of the effects in the report. */
function legend(changes: readonly Change[]): string {
  const used = EFFECTS.filter(({ effect }) => changes.some((change) => change.effect === effect));
  return used.map(({ label, meaning }) => `${label.padEnd(WIDTH)}  ${meaning}`).join('\n');
}
