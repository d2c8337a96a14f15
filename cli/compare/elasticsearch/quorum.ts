import type { Change } from '../change';
import {
  ADD_FIRST_THEN_REMOVE,
  ADD_MASTERS_FIRST,
  count,
  REMOVE_ONE_MASTER_AT_A_TIME,
  UPDATE_ONE_SET_AT_A_TIME,
} from './actions';
import { countNodes, type NodeCounts, type NodeSetUpdate, stopInTurn } from './node-set-update';

const MASTER = 'master-eligible node';

/**
 * Effects on the election of a master:
 * https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-voting
 */
export function quorumChanges(updates: readonly NodeSetUpdate[]): Change[] {
  const [masters, inTurn] = [countNodes(updates, 'isMaster'), stopInTurn(updates)];
  if (masters.before === 0) return [];
  const change =
    masters.leaving === masters.before
      ? allMastersLeave(masters, inTurn)
      : masters.leaving > 0
        ? someMastersLeave(masters, inTurn)
        : mastersRestart(masters, inTurn);
  return change === undefined ? [] : [change];
}

function allMastersLeave({ after }: NodeCounts, inTurn: boolean): Change {
  const action = inTurn ? ADD_FIRST_THEN_REMOVE : ADD_MASTERS_FIRST;
  if (after === 0) return { effect: 'outage', message: 'No master-eligible node remains. Elasticsearch stops', action };
  if (inTurn)
    return {
      effect: 'outage',
      message:
        'Every master-eligible node is replaced by a new one. The old ones stop if no new one joins within four minutes. ' +
        'Elasticsearch then has no master, and answers no request that needs one, until you apply the old manifests',
      action,
    };
  return {
    effect: 'data-loss',
    message:
      'Every master-eligible node is removed. The new ones have empty volumes and can form a second cluster without the data',
    action,
  };
}

function someMastersLeave(masters: NodeCounts, inTurn: boolean): Change | undefined {
  const { before, after, leaving, restarting } = masters;
  if (inTurn) return fewMastersRemain(masters);
  if (!hasQuorum(masters, leaving))
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
  if (!hasQuorum(masters, leaving + restarting))
    return {
      effect: 'outage',
      message: `${leaving} of ${count(before, MASTER)} stop while ${restarting} can restart. The others have no majority and elect no master`,
      action: REMOVE_ONE_MASTER_AT_A_TIME,
    };
  return undefined;
}

/** The provisioning program excludes the leaving masters from voting, so that those that remain elect a master. */
function fewMastersRemain({ before, after }: NodeCounts): Change | undefined {
  if (before < 3 || after >= 3) return undefined;
  return {
    effect: 'scaled',
    message: `${after} of ${count(before, MASTER)} ${after === 1 ? 'remains' : 'remain'}. From now on, Elasticsearch has no master while one restarts`,
  };
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
