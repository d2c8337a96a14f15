import { bytesOf, bytesOfHeap } from '../../kubernetes/quantity';
import { checkForm, checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import type { NodeSetOptions } from './node-set';

const error = errorUnder('elasticsearch.');

/** https://www.elastic.co/docs/deploy-manage/distributed-architecture/clusters-nodes-shards/node-roles, and the same for 7.17. */
const ROLES: ReadonlySet<string> = new Set([
  'master',
  'voting_only',
  'data',
  'data_content',
  'data_hot',
  'data_warm',
  'data_cold',
  'data_frozen',
  'ingest',
  'ml',
  'remote_cluster_client',
  'transform',
]);

/** The nodes of a cluster and their names. */
export interface Topology {
  readonly name: string;
  /** The headless Service, the last part of the DNS name of every node. */
  readonly nodesService: string;
  readonly groups: readonly NodeSetOptions[];
  /** The names of the master-eligible nodes. */
  readonly masters: readonly string[];
  readonly nodes: number;
  readonly dataNodes: number;
  /** Whether Elasticsearch knows the zone of each node. */
  readonly zones: boolean;
  /** Whether it reads the zone from a label of the pod. */
  readonly zoneLabel: boolean;
  /** The zones for forced awareness: no zone gets two copies of a shard, even if another is unavailable. */
  readonly forcedZones?: readonly string[];
}

/** Resolves the names of all nodes. */
export function topologyOf(
  name: string,
  groups: readonly NodeSetOptions[],
  zoneLabel = false,
  forcedZones?: readonly string[],
): Topology {
  const named = groups.some(({ zone }) => zone !== undefined);
  return {
    name,
    nodesService: `${name}-nodes`,
    groups,
    masters: groups.filter(isMaster).flatMap((group) => podsOf(name, group)),
    nodes: sum(groups),
    dataNodes: sum(groups.filter(isData)),
    zones: named || zoneLabel,
    zoneLabel: zoneLabel && !named,
    forcedZones,
  };
}

/** The name of the StatefulSet. A node set without a name has the name of the cluster. */
export function statefulSetName(name: string, group: NodeSetOptions): string {
  return group.name === '' ? name : `${name}-${group.name}`;
}

/** The names of the nodes of a node set. */
export function podsOf(name: string, group: NodeSetOptions): string[] {
  return Array.from({ length: lengthOf(group) }, (_, ordinal) => `${statefulSetName(name, group)}-${ordinal}`);
}

export function isMaster({ roles }: NodeSetOptions): boolean {
  return roles === undefined || roles.includes('master');
}

/** Whether dated indices are created on these nodes. They go to the content tier. */
export function isData({ roles }: NodeSetOptions): boolean {
  return roles === undefined || roles.includes('data') || roles.includes('data_content');
}

/** The number of nodes on which log indices are created: hot nodes, if there are any. */
export function logNodesOf({ groups, dataNodes }: Topology): number {
  return hasHotNodes(groups) ? sum(groups.filter(({ roles }) => roles?.includes('data_hot'))) : dataNodes;
}

export function hasHotNodes(groups: readonly NodeSetOptions[]): boolean {
  return groups.some(({ roles }) => roles?.includes('data_hot'));
}

/** Whether these nodes keep shards of any kind. */
export function keepsShards({ roles }: NodeSetOptions): boolean {
  return roles === undefined || roles.some((role) => role === 'data' || role.startsWith('data_'));
}

/** Whether clients connect to these nodes. They do not connect to dedicated masters. */
export function servesClients(group: NodeSetOptions): boolean {
  return group.roles === undefined || group.roles.every((role) => !ELECTING.has(role)) || group.roles.some(isWork);
}

const ELECTING: ReadonlySet<string> = new Set(['master', 'voting_only']);

function isWork(role: string): boolean {
  return !ELECTING.has(role) && role !== 'remote_cluster_client';
}

/** Validation errors of the node sets. */
export function topologyErrors(topology: Topology, given: readonly NodeSetOptions[]): ValidationError[] {
  const { groups, dataNodes } = topology;
  const names = given.map(({ name }) => name);
  return [
    ...groups.flatMap((group) => groupErrors(topology.name, group)),
    ...(new Set(names).size === names.length ? [] : [error('nodeSets', names, 'unique names', 'rename a node set')]),
    ...masterErrors(topology),
    ...(dataNodes > 0
      ? []
      : [error('nodeSets', names, 'a node set that keeps data', 'give one node set the role data or data_content')]),
    ...zoneErrors(topology),
  ];
}

/** More than two masters in an even number work, because Elasticsearch excludes one from voting. Two are worse than one. */
function masterErrors({ groups, masters }: Topology): ValidationError[] {
  const electable = groups.filter((group) => isMaster(group) && !group.roles?.includes('voting_only'));
  const alone = groups.filter(({ roles }) => roles?.includes('voting_only') && !roles.includes('master'));
  const wrong = alone.map(({ name }) =>
    error(
      `nodeSets[${name}] roles`,
      'voting_only',
      'the role master as well, because Elasticsearch does not start such a node otherwise',
      'add the role master',
    ),
  );
  const few = 'use 1 node for a trial and 3 for everything else, or give some nodes roles without master';
  if (masters.length === 0 || masters.length === 2)
    wrong.push(
      error('masters', masters.length, '1, or 3 or more: with two, the loss of either stops the cluster', few),
    );
  if (masters.length > 0 && sum(electable) === 0)
    wrong.push(
      error(
        'nodeSets roles',
        'voting_only',
        'a node set with the role master that is not voting_only: no other node can be elected',
        'remove voting_only from one node set',
      ),
    );
  return wrong;
}

/**
 * Elasticsearch allocates shards only to nodes that have the awareness attribute
 * (https://www.elastic.co/guide/en/elasticsearch/reference/8.19/shard-allocation-awareness.html).
 */
function zoneErrors({ groups, zones, zoneLabel }: Topology): ValidationError[] {
  if (!zones || zoneLabel) return [];
  const without = groups.filter((group) => keepsShards(group) && group.zone === undefined);
  return without.map(({ name }) =>
    error(
      `nodeSets[${name}] zone`,
      undefined,
      'a zone, because other node sets have one: Elasticsearch then allocates shards only to nodes with a zone',
      'set the zone of every node set that keeps data, or of none',
    ),
  );
}

function groupErrors(name: string, group: NodeSetOptions): ValidationError[] {
  const option = `elasticsearch.nodeSets[${group.name}]`;
  const unknown = (group.roles ?? []).filter((role) => !ROLES.has(role));
  return [
    ...checkForm('dnsLabel', `${option} name`, statefulSetName(name, group)),
    ...checkInteger(`${option} replicas`, group.replicas, 1, 100),
    ...checkForm('labelValue', `${option} zone`, group.zone),
    ...unknown.map((role) => error(`nodeSets[${group.name}] roles`, role, [...ROLES].join(', '), 'use one of these')),
    ...heapErrors(option, group),
  ];
}

/** The memory of a node's container, from the pod options or the node set. */
export function memoryOf(group: NodeSetOptions): string {
  return group.pod?.resources?.limits?.memory ?? group.memory ?? '2Gi';
}

/** Elasticsearch uses at most half of the memory for its heap. With less memory than this, the heap is too small to start. */
const LEAST_MEMORY = 512 * 2 ** 20;

function heapErrors(option: string, group: NodeSetOptions): ValidationError[] {
  const memory = memoryOf(group);
  const whole = bytesOf(memory);
  const wrong = checkQuantities(option, { memory });
  if (whole === undefined || wrong.length > 0) return wrong;
  if (whole < LEAST_MEMORY) {
    const action = 'give it 2Gi, as the default does; a bare number counts bytes';
    return [{ option: `${option} memory`, value: memory, expected: '512Mi or more', action }];
  }
  if (group.heap === undefined) return [];
  const heap = bytesOfHeap(group.heap);
  if (heap !== undefined && heap <= whole / 2) return [];
  const expected = `a size such as 1g, at most half of the memory (${memory}): the other half is for Lucene and the system`;
  return [{ option: `${option} heap`, value: group.heap, expected, action: 'leave it out, or raise the memory' }];
}

function sum(groups: readonly NodeSetOptions[]): number {
  return groups.reduce((all, group) => all + lengthOf(group), 0);
}

/** An invalid number is a validation error. It counts as 0 until validation. */
function lengthOf({ replicas }: NodeSetOptions): number {
  return Number.isInteger(replicas) && replicas > 0 && replicas <= 100 ? replicas : 0;
}
