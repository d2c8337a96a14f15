import { identityOf, type ManifestObject } from '../manifests/object';
import { ordinalsOf } from '../manifests/workload';
import type { NodeSet } from './node-set';

/** A node set before and after an apply. Undefined if it does not exist. */
export interface NodeSetUpdate {
  readonly before: NodeSet | undefined;
  readonly after: NodeSet | undefined;
  /** Whether the controller replaces the pods. */
  readonly restarts: boolean;
}

/** Pairs the node sets of one Elasticsearch cluster. `isReplaced` tells whether a controller replaces the pods of an object. */
export function pairNodeSets(
  before: readonly NodeSet[],
  after: readonly NodeSet[],
  isReplaced: (object: ManifestObject) => boolean,
): NodeSetUpdate[] {
  const identities = new Set([...before, ...after].map(({ object }) => identityOf(object)));
  return [...identities].map((identity) => {
    const [old, now] = [before, after].map((sets) => sets.find(({ object }) => identityOf(object) === identity));
    const restarts = old !== undefined && now !== undefined && now.maxUnavailable > 0 && isReplaced(now.object);
    return { before: old, after: now, restarts };
  });
}

export type Role = 'isMaster' | 'isData';

/** The numbers of nodes with a role. */
export interface NodeCounts {
  readonly before: number;
  readonly after: number;
  /** Nodes that stop and do not come back. */
  readonly leaving: number;
  /** Nodes that can be down at the same time because of a rolling update. */
  readonly restarting: number;
}

export function countNodes(updates: readonly NodeSetUpdate[], role: Role): NodeCounts {
  const counts = updates.map(({ before, after, restarts }) => {
    const [had, has] = [before?.[role] ? before.replicas : 0, after?.[role] ? after.replicas : 0];
    // A node that loses the data role keeps its shards: roles.ts reports it.
    const kept = role === 'isData' || after?.[role] ? keptNodes(before, after) : 0;
    const down = restarts && had > 0 && has > 0 ? Math.min(after?.maxUnavailable ?? 0, has) : 0;
    return { before: had, after: has, leaving: Math.max(0, had - kept), restarting: down };
  });
  return {
    before: sum(counts.map((count) => count.before)),
    after: sum(counts.map((count) => count.after)),
    leaving: sum(counts.map((count) => count.leaving)),
    restarting: sum(counts.map((count) => count.restarting)),
  };
}

/** The number of nodes with the same ordinals. */
function keptNodes(before: NodeSet | undefined, after: NodeSet | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const [old, now] = [ordinalsOf(before.object), ordinalsOf(after.object)];
  return Math.max(0, Math.min(old.end, now.end) - Math.max(old.first, now.first));
}

/** Whether the preStop hooks of all running nodes let one node stop at a time. */
export function stopInTurn(updates: readonly NodeSetUpdate[]): boolean {
  return updates.every(({ before }) => before?.stopsInTurn ?? true);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
