/** What you can do before or instead of an apply that makes Elasticsearch unavailable. */

export const REMOVE_ONE_MASTER_AT_A_TIME =
  'remove one node at a time. Before each, exclude it from voting (POST /_cluster/voting_config_exclusions?node_names=…), ' +
  'and wait until the health is green';

/** For the nodes of this library, which leave the votes and move their shards by themselves. */
export const ADD_FIRST_THEN_REMOVE =
  'apply twice: add the new nodes and keep the old ones unchanged. Remove the old ones when all pods are Ready';

export const ADD_MASTERS_FIRST =
  'add the new masters, keep the old ones, and wait until the health is green. Then exclude the old ones from voting ' +
  '(POST /_cluster/voting_config_exclusions?node_names=…), and remove them';

export const MOVE_SHARDS_FIRST =
  'first move the shards: set cluster.routing.allocation.exclude._name with PUT /_cluster/settings, wait until the nodes ' +
  'have no shards, and then apply';

export const UPDATE_ONE_SET_AT_A_TIME =
  'apply one StatefulSet at a time and wait until the health is green, or use updateStrategy OnDelete and delete the ' +
  'pods one at a time';

export const WAIT_FOR_GREEN =
  'add a preStop hook that waits until the health is green. Use updateStrategy OnDelete until every pod has it';

/** `1 node`, `2 nodes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
