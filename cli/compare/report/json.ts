import { allChanges, type Change, type ClusterChanges, type Effect, isBlocking, type ObjectChanges } from '../change';

/** The report for programs. docs/gitops.md describes the fields. */
export function formatJson(clusters: readonly ClusterChanges[]): string {
  const changes = allChanges(clusters);
  const report = {
    blocking: changes.some(isBlocking),
    counts: countByEffect(changes),
    clusters: clusters.map(({ cluster, objects }) => ({ cluster, objects: objects.map(objectOf) })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function countByEffect(changes: readonly Change[]): Partial<Record<Effect, number>> {
  const counts: Partial<Record<Effect, number>> = {};
  for (const { effect } of changes) counts[effect] = (counts[effect] ?? 0) + 1;
  return counts;
}

function objectOf({ kind, namespace, name, changes }: ObjectChanges) {
  return {
    kind,
    ...(namespace !== '' && { namespace }),
    name,
    changes: changes.map(({ effect, message, action }) => ({ effect, message, action })),
  };
}
