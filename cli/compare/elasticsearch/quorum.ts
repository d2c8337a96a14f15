import type { Change } from '../change';
import { ADD_MASTERS_FIRST, count, REMOVE_ONE_MASTER_AT_A_TIME, UPDATE_ONE_SET_AT_A_TIME } from './actions';
import { countNodes, type NodeCounts, type NodeSetUpdate, stopInTurn } from './node-set-update';

const MASTER = 'master-eligible node';

/**
 * Effects on the election of a master:
 * https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-voting
 */
export function quorumChanges(updates: readonly NodeSetUpdate[]): Change[] {
  const masters = countNodes(updates, 'isMaster');
  if (masters.before === 0) return [];
  const change =
    masters.leaving === masters.before
      ? allMastersLeave(masters)
      : masters.leaving > 0
        ? someMastersLeave(masters, stopInTurn(updates))
        : mastersRestart(masters, stopInTurn(updates));
  return change === undefined ? [] : [change];
}

function allMastersLeave({ after }: NodeCounts): Change {
  if (after === 0)
    return {
      effect: 'outage',
      message: 'No master-eligible node remains. Elasticsearch stops',
      action: ADD_MASTERS_FIRST,
    };
  return {
    effect: 'data-loss',
    message:
      'Every master-eligible node is removed. The new ones have empty volumes and form a second cluster without the data',
    action: ADD_MASTERS_FIRST,
  };
}

function someMastersLeave(masters: NodeCounts, inTurn: boolean): Change | undefined {
  const { before, after, leaving, restarting } = masters;
  if (!inTurn && !hasQuorum(masters, leaving))
    return {
      effect: 'outage',
      message: `${leaving} of ${count(before, MASTER)} stop at the same time. The others have no majority and elect no master`,
      action: REMOVE_ONE_MASTER_AT_A_TIME,
    };
  if (before >= 3 && after < 3)
    return {
      effect: 'outage',
      message: `${after} of ${count(before, MASTER)} remain. Elasticsearch does not reduce its voting configuration below 3, so the loss of one more node stops it`,
      action: 'keep 3, or first exclude the nodes from voting (POST /_cluster/voting_config_exclusions?node_names=…)',
    };
  if (!inTurn && !hasQuorum(masters, leaving + restarting))
    return {
      effect: 'outage',
      message: `${leaving} of ${count(before, MASTER)} stop while ${restarting} can restart. The others have no majority and elect no master`,
      action: REMOVE_ONE_MASTER_AT_A_TIME,
    };
  return undefined;
}

function mastersRestart(masters: NodeCounts, inTurn: boolean): Change | undefined {
  const { before, restarting } = masters;
  const down = inTurn ? Math.min(1, restarting) : restarting;
  if (down === 0 || hasQuorum(masters, down)) return undefined;
  // A restart of so few masters is always an interruption.
  if (before < 3)
    return {
      effect: 'restart',
      message: `With ${count(before, MASTER)}, Elasticsearch does not answer requests while one restarts`,
    };
  return {
    effect: 'outage',
    message: `${restarting} of ${count(before, MASTER)} restart at the same time. Until they are back, Elasticsearch has no master`,
    action: UPDATE_ONE_SET_AT_A_TIME,
  };
}

/** Whether the voting nodes have a majority without some of them. Elasticsearch lets an odd number of nodes vote. */
function hasQuorum({ before }: NodeCounts, down: number): boolean {
  const voting = before % 2 === 0 ? before - 1 : before;
  return voting - Math.min(down, voting) > voting / 2;
}
