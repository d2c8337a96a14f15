import type { Change } from '../change';
import { ADD_FIRST_THEN_REMOVE, count, MOVE_SHARDS_FIRST, UPDATE_ONE_SET_AT_A_TIME, WAIT_FOR_GREEN } from './actions';
import { countNodes, type NodeCounts, type NodeSetUpdate, stopInTurn } from './node-set-update';

const NODE = 'data node';

/** The number of copies of each shard, including the primary. */
export interface ShardCopies {
  /** The copies that the shards have during the apply. */
  readonly existing: number;
  /** The copies that the new manifests ask for. */
  readonly wanted: number;
}

/** Effects on the shards. */
export function shardChanges(updates: readonly NodeSetUpdate[], copies: ShardCopies): Change[] {
  const [nodes, inTurn] = [countNodes(updates, 'isData'), stopInTurn(updates)];
  const emptied = emptiedNodes(updates, nodes, copies.existing, inTurn);
  if (emptied.length > 0) return emptied;
  if (nodes.leaving > 0) return [nodesLeave(nodes, copies, inTurn)];
  if (copies.existing === 1 || inTurn) return [];
  return nodes.restarting >= copies.existing
    ? [nodesRestart(nodes, copies.existing)]
    : restartsWithoutHook(updates, copies.existing);
}

/** Nodes that restart without their data, before other nodes have it. */
function emptiedNodes(updates: readonly NodeSetUpdate[], nodes: NodeCounts, copies: number, inTurn: boolean): Change[] {
  return updates.flatMap(({ before, after, restarts }): Change[] => {
    if (!restarts || !before?.isData || !after || before.isPersistent) return [];
    const waits = inTurn || (before.hasPreStopHook && nodes.restarting + nodes.leaving < copies);
    if (waits && copies > 1 && nodes.before > 1) return [];
    return [
      {
        effect: 'data-loss',
        message: `The pods of ${after.object.name} are replaced, and have no persistent volumes. The nodes can have ${allCopies(copies)} of a shard`,
        action: copies > 1 && nodes.before > 1 ? WAIT_FOR_GREEN : 'first take a snapshot of the data that you need',
      },
    ];
  });
}

function nodesLeave(nodes: NodeCounts, { existing, wanted }: ShardCopies, inTurn: boolean): Change {
  const { before, after, leaving, restarting } = nodes;
  if (inTurn && leaving === before && after > 0)
    return {
      effect: 'outage',
      message:
        'Every data node is replaced by a new one. The old ones stop if no new one joins within four minutes. ' +
        'Their shards are then unavailable until you apply the old manifests',
      action: ADD_FIRST_THEN_REMOVE,
    };
  if ((!inTurn && leaving >= existing) || leaving === before)
    return {
      effect: 'data-loss',
      message: `${count(leaving, NODE)} can have ${allCopies(existing)} of a shard, and ${leaving === 1 ? 'stops' : 'stop at the same time'}. The PersistentVolumeClaims remain, but no pod uses them`,
      action: MOVE_SHARDS_FIRST,
    };
  if (!inTurn && leaving + restarting >= existing)
    return {
      effect: 'outage',
      message: `${count(leaving, NODE)} ${leaving === 1 ? 'stops' : 'stop'} while ${restarting} can restart. Together they can have ${allCopies(existing)} of a shard`,
      action: MOVE_SHARDS_FIRST,
    };
  if (after < wanted)
    return {
      effect: 'outage',
      message: `${count(after, NODE)} ${after === 1 ? 'remains' : 'remain'}, which is not enough for ${wanted} copies of each shard. While a node is down, shards are unavailable`,
      action: `keep ${wanted} data nodes`,
    };
  return {
    effect: 'scaled',
    message:
      'Elasticsearch copies the shards to the remaining nodes. Wait until the health is green before you apply again',
  };
}

function nodesRestart({ restarting }: NodeCounts, copies: number): Change {
  return {
    effect: 'outage',
    message: `${count(restarting, NODE)} restart at the same time, and can have ${allCopies(copies)} of a shard. Until they are back, searches miss the shard, and writes to it fail`,
    action: UPDATE_ONE_SET_AT_A_TIME,
  };
}

function restartsWithoutHook(updates: readonly NodeSetUpdate[], copies: number): Change[] {
  return updates.flatMap(({ before, after, restarts }): Change[] => {
    if (!restarts || !before?.isData || !after?.isData || after.replicas < 2) return [];
    if (before.hasPreStopHook && after.hasPreStopHook) return [];
    return [
      {
        effect: 'outage',
        message: `The pods of ${after.object.name} have no preStop hook. A pod stops before the shards of the previous one have recovered, so ${allCopies(copies)} of a shard can be unavailable`,
        action: WAIT_FOR_GREEN,
      },
    ];
  });
}

function allCopies(copies: number): string {
  return copies === 1 ? 'the only copy' : `all ${copies} copies`;
}
