import type { Change } from '../change';
import { count, MOVE_SHARDS_FIRST, UPDATE_ONE_SET_AT_A_TIME, WAIT_FOR_GREEN } from './actions';
import { countNodes, type NodeCounts, type NodeSetUpdate, stopInTurn } from './node-set-update';

const NODE = 'data node';

/** Effects on the shards. `copies` is the number of copies of each shard, including the primary. */
export function shardChanges(updates: readonly NodeSetUpdate[], copies: number): Change[] {
  const nodes = countNodes(updates, 'isData');
  if (nodes.leaving > 0) return [nodesLeave(nodes, copies, stopInTurn(updates))];
  if (copies === 1 || stopInTurn(updates)) return [];
  return nodes.restarting >= copies ? [nodesRestart(nodes, copies)] : restartsWithoutHook(updates, copies);
}

function nodesLeave(nodes: NodeCounts, copies: number, inTurn: boolean): Change {
  const { before, after, leaving, restarting } = nodes;
  if ((!inTurn && leaving >= copies) || leaving === before)
    return {
      effect: 'data-loss',
      message: `${count(leaving, NODE)} can have ${allCopies(copies)} of a shard, and ${leaving === 1 ? 'stops' : 'stop at the same time'}. The PersistentVolumeClaims remain, but no pod uses them`,
      action: MOVE_SHARDS_FIRST,
    };
  if (!inTurn && leaving + restarting >= copies)
    return {
      effect: 'outage',
      message: `${count(leaving, NODE)} ${leaving === 1 ? 'stops' : 'stop'} while ${restarting} can restart. Together they can have ${allCopies(copies)} of a shard`,
      action: MOVE_SHARDS_FIRST,
    };
  if (after < copies)
    return {
      effect: 'outage',
      message: `${count(after, NODE)} ${after === 1 ? 'remains' : 'remain'}, which is not enough for ${copies} copies of each shard. While a node is down, shards are unavailable`,
      action: `keep ${copies} data nodes`,
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
