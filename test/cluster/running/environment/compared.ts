import { type ClusterChanges, type Effect, isBlocking } from '../../../../cli/compare/change';
import { compare } from '../../../../cli/compare/compare';
import { titleOf } from '../../../../cli/compare/manifests/object';
import { parseManifest } from '../../../../cli/compare/manifests/parse';
import type { ApiObject } from '../../server/api-object';
import { MINOR } from '../../server/release';

/** What `compare` says of a change. */
export interface Compared {
  /** What it warns of: its exit code is 1. */
  readonly blocking: readonly string[];
  /** The objects whose pods are replaced. */
  readonly restarts: readonly string[];
}

export function compared(before: readonly ApiObject[], after: readonly ApiObject[]): Compared {
  const clusters = compare(clusterOf(before), clusterOf(after), { first: MINOR, last: MINOR });
  const objects = clusters.flatMap((cluster: ClusterChanges) => cluster.objects);
  const having = (...effects: Effect[]) =>
    objects.filter(({ changes }) => changes.some(({ effect }) => effects.includes(effect)));
  return {
    blocking: objects.flatMap(({ changes }) => changes.filter(isBlocking).map(({ message }) => message)),
    restarts: having('restart').map(titleOf).sort(),
  };
}

function clusterOf(objects: readonly ApiObject[]) {
  return new Map([['cluster', objects.flatMap((object) => parseManifest(JSON.stringify(object)))]]);
}
