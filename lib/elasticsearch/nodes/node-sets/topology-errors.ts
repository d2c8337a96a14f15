import { checkForm, checkInteger } from '../../../kubernetes/validation/syntax';
import { errorUnder, type ValidationError } from '../../../reporting/validation-error';
import { memoryErrors } from './memory';
import { NodeRole } from './node-role';
import type { NodeSetSpec } from './node-set-spec';
import { isMaster, keepsShards, MOST_NODES, nodesOf, type Topology } from './topology';

const error = errorUnder('elasticsearch.');

/** Validation errors of the node sets. */
export function topologyErrors(topology: Topology): ValidationError[] {
  const { nodeSets, dataNodes } = topology;
  if (nodeSets.length === 0) return [error('nodeSets', [], 'one or more node sets', 'add one, or remove nodeSets')];
  const names = nodeSets.map(({ name }) => name);
  const own = nodeSets.flatMap(nodeSetErrors);
  // What the node sets lack together follows from these.
  if (own.length > 0) return own;
  return [
    ...(new Set(names).size === names.length ? [] : [error('nodeSets', names, 'unique names', 'rename a node set')]),
    ...masterErrors(topology),
    ...(dataNodes > 0
      ? []
      : [error('nodeSets', names, 'a node set that keeps data', 'give one node set the role data or data_content')]),
    ...zoneErrors(topology),
  ];
}

function nodeSetErrors(nodeSet: NodeSetSpec): ValidationError[] {
  const { options, zone } = nodeSet;
  return [
    ...nameErrors(nodeSet),
    ...checkInteger(options.replicas, nodeSet.replicas, 1, MOST_NODES),
    ...checkForm(zone === '' ? 'text' : 'labelValue', `${options.nodeSet}.zone`, zone),
    ...memoryErrors(nodeSet),
  ];
}

/** The controller appends 11 characters to the name of a StatefulSet, for a label of its pods. */
const LONGEST_STATEFUL_SET = 52;

/** The name of the cluster alone is an option of its own, and an absent name has an error already. */
function nameErrors({ name, options, statefulSet }: NodeSetSpec): ValidationError[] {
  if (!name) return [];
  const option = `${options.nodeSet}.name`;
  const errors = checkForm('dnsLabel', option, name);
  const longest = LONGEST_STATEFUL_SET - statefulSet.length + name.length;
  // A name of the cluster that leaves no room has an error of its own.
  if (errors.length > 0 || name.length <= longest || longest < 1) return errors;
  const expected = `at most ${longest} characters, because elasticsearch.name and the revision of the pods are added`;
  return [{ option, value: name, expected, action: 'choose a shorter name' }];
}

/** More than two masters in an even number work, because Elasticsearch excludes one from voting. Two are worse than one. */
function masterErrors({ nodeSets, masters }: Topology): ValidationError[] {
  const electable = nodeSets.filter((nodeSet) => isMaster(nodeSet) && !nodeSet.roles?.includes(NodeRole.VOTING_ONLY));
  const alone = nodeSets.filter(
    ({ roles }) => roles?.includes(NodeRole.VOTING_ONLY) && !roles.includes(NodeRole.MASTER),
  );
  const wrong = alone.map(
    ({ options }): ValidationError => ({
      option: `${options.nodeSet}.roles`,
      value: NodeRole.VOTING_ONLY,
      expected: 'the role master as well, because Elasticsearch does not start such a node otherwise',
      action: 'add the role master',
    }),
  );
  if (masters.length === 0 || masters.length === 2) wrong.push(masterNumberError(nodeSets, masters.length));
  if (masters.length > 0 && nodesOf(electable) === 0)
    wrong.push(
      error(
        'nodeSets roles',
        NodeRole.VOTING_ONLY,
        'a node set with the role master that is not voting_only: no other node can be elected',
        'remove voting_only from one node set',
      ),
    );
  return wrong;
}

function masterNumberError(nodeSets: readonly NodeSetSpec[], masters: number): ValidationError {
  const [only, ...others] = nodeSets;
  const single = others.length === 0 && isMaster(only);
  return {
    option: single ? only.options.replicas : 'elasticsearch.nodeSets',
    value: single ? masters : `${masters} nodes with the role master`,
    expected: '1, or 3 or more: with two, the loss of either stops the cluster',
    action: 'use 1 node for a trial and 3 for everything else, or give some nodes roles without master',
  };
}

/**
 * Elasticsearch allocates shards only to nodes that have the awareness attribute
 * (https://www.elastic.co/guide/en/elasticsearch/reference/8.19/shard-allocation-awareness.html).
 */
function zoneErrors({ nodeSets, zones, zoneLabel }: Topology): ValidationError[] {
  if (!zones || zoneLabel) return [];
  const without = nodeSets.filter((nodeSet) => keepsShards(nodeSet) && nodeSet.zone === undefined);
  return without.map(({ options }) => ({
    option: `${options.nodeSet}.zone`,
    value: undefined,
    expected: 'a zone, because other node sets have one: Elasticsearch then allocates shards only to nodes with a zone',
    action: 'set the zone of every node set that keeps data, or of none',
  }));
}
