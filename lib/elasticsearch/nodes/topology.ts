import type { Fault } from '../../reporting/validation-error';
import { checkForm, checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import type { NodeGroup } from './node-set';
import { bytesOf, bytesOfHeap } from '../../kubernetes/quantity';

/** https://www.elastic.co/docs/deploy-manage/distributed-architecture/clusters-nodes-shards/node-roles, and 7.17's page. */
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

/** The nodes of a cluster by the names that they will have. */
export interface Topology {
  readonly name: string;
  /** The headless Service: the last part of every node's own address. */
  readonly nodesService: string;
  readonly groups: readonly NodeGroup[];
  /** The nodes that may become master. */
  readonly masters: readonly string[];
  /** Those of them that found the cluster. */
  readonly initialMasters: readonly string[];
  readonly nodes: number;
  readonly dataNodes: number;
  /** Whether the groups say where they are. */
  readonly zones: boolean;
}

/** Settles the names of all nodes. */
export function topologyOf(name: string, groups: readonly NodeGroup[], initialMasters?: number): Topology {
  const masters = groups.filter(isMaster).flatMap((group) => podsOf(name, group));
  return {
    name,
    nodesService: `${name}-nodes`,
    groups,
    masters,
    initialMasters: masters.slice(0, initialMasters),
    nodes: sum(groups),
    dataNodes: sum(groups.filter(isData)),
    zones: groups.some(({ zone }) => zone !== undefined),
  };
}

/** The StatefulSet of a group; a group without name is the store itself. */
export function statefulSetOf(name: string, group: NodeGroup): string {
  return group.name === '' ? name : `${name}-${group.name}`;
}

/** The nodes of a group by name. */
export function podsOf(name: string, group: NodeGroup): string[] {
  return Array.from({ length: lengthOf(group) }, (_, ordinal) => `${statefulSetOf(name, group)}-${ordinal}`);
}

export function isMaster({ roles }: NodeGroup): boolean {
  return roles === undefined || roles.includes('master');
}

/** Whether indices are made on these nodes: those of no data stream go to the tier of content. */
export function isData({ roles }: NodeGroup): boolean {
  return roles === undefined || roles.includes('data') || roles.includes('data_content');
}

/** Whether these nodes keep shards of any kind. */
function keepsShards({ roles }: NodeGroup): boolean {
  return roles === undefined || roles.some((role) => role === 'data' || role.startsWith('data_'));
}

/** Whether clients may ask these nodes: masters that do nothing else are left alone. */
export function servesClients(group: NodeGroup): boolean {
  return group.roles === undefined || group.roles.every((role) => !ELECTING.has(role)) || group.roles.some(isWork);
}

const ELECTING: ReadonlySet<string> = new Set(['master', 'voting_only']);

function isWork(role: string): boolean {
  return !ELECTING.has(role) && role !== 'remote_cluster_client';
}

/** Faults of what the user says of the nodes. */
export function topologyFaults(topology: Topology, given: readonly NodeGroup[], initialMasters?: number): Fault[] {
  const { groups, masters, dataNodes } = topology;
  const names = given.map(({ name }) => name);
  return [
    ...groups.flatMap((group) => groupFaults(topology.name, group)),
    ...(new Set(names).size === names.length
      ? []
      : [fault('nodeGroups', names, 'names that differ', 'rename a group')]),
    ...(masters.length % 2 === 1
      ? []
      : [
          fault(
            'masters',
            masters.length,
            'one master, or an odd number of them: of two, the loss of either stops the cluster',
            'use 1 node for a trial and 3 for everything else, or give some nodes roles without master',
          ),
        ]),
    ...(dataNodes > 0
      ? []
      : [fault('nodeGroups', names, 'a group that keeps data', 'give one group the role data or data_content')]),
    ...checkInteger('elasticsearch.initialMasters', initialMasters, 1, Math.max(1, masters.length)),
    ...zoneFaults(topology),
  ];
}

/**
 * Elasticsearch gives shards only to nodes that have the attribute it is to be aware of
 * (https://www.elastic.co/guide/en/elasticsearch/reference/8.19/shard-allocation-awareness.html).
 */
function zoneFaults({ groups, zones }: Topology): Fault[] {
  const without = groups.filter((group) => keepsShards(group) && group.zone === undefined);
  if (!zones) return [];
  return without.map(({ name }) =>
    fault(
      `nodeGroups[${name}] zone`,
      undefined,
      'a zone, as other groups have one: shards go only to nodes whose zone is known then',
      'say the zone of every group that keeps data, or of none',
    ),
  );
}

function groupFaults(name: string, group: NodeGroup): Fault[] {
  const subject = `elasticsearch.nodeGroups[${group.name}]`;
  const unknown = (group.roles ?? []).filter((role) => !ROLES.has(role));
  return [
    ...checkForm('dnsLabel', `${subject} name`, statefulSetOf(name, group)),
    ...checkInteger(`${subject} replicas`, group.replicas, 1, 100),
    ...checkForm('labelValue', `${subject} zone`, group.zone),
    ...unknown.map((role) => fault(`nodeGroups[${group.name}] roles`, role, [...ROLES].join(', '), 'use one of these')),
    ...heapFaults(subject, group),
  ];
}

/** The memory of a node's container, whichever option says so. */
export function memoryOf(group: NodeGroup): string {
  return group.pod?.resources?.limits?.memory ?? group.memory ?? '2Gi';
}

/** Elasticsearch takes less than half of the memory for its heap by itself: of less than this a node starts with next to nothing. */
const LEAST_MEMORY = 512 * 2 ** 20;

function heapFaults(subject: string, group: NodeGroup): Fault[] {
  const memory = memoryOf(group);
  const whole = bytesOf(memory);
  const wrong = checkQuantities(subject, { memory });
  if (whole === undefined || wrong.length > 0) return wrong;
  if (whole < LEAST_MEMORY) {
    const remedy = 'give it 2Gi, as the default does; a bare number counts bytes';
    return [{ subject: `${subject} memory`, value: memory, allowed: '512Mi or more', remedy }];
  }
  if (group.heap === undefined) return [];
  const heap = bytesOfHeap(group.heap);
  if (heap !== undefined && heap <= whole / 2) return [];
  const allowed = `a size such as 1g, at most half of the memory (${memory}): the other half is for Lucene and the system`;
  return [{ subject: `${subject} heap`, value: group.heap, allowed, remedy: 'leave it out, or raise the memory' }];
}

function sum(groups: readonly NodeGroup[]): number {
  return groups.reduce((all, group) => all + lengthOf(group), 0);
}

/** A number that is none is reported, and must not stop what comes before the report. */
function lengthOf({ replicas }: NodeGroup): number {
  return Number.isInteger(replicas) && replicas > 0 && replicas <= 100 ? replicas : 0;
}

function fault(subject: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `elasticsearch.${subject}`, value, allowed, remedy };
}
