import { NodeRole } from './node-role';
import type { NodeSetSpec } from './node-set-spec';

/** The nodes of a cluster and their names. */
export interface Topology {
  readonly name: string;
  /** The headless Service, the last part of the DNS name of every node. */
  readonly nodesService: string;
  /** As the user gave them. Two with one name are a validation error. */
  readonly nodeSets: readonly NodeSetSpec[];
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
  nodeSets: readonly NodeSetSpec[],
  zoneLabel = false,
  forcedZones?: readonly string[],
): Topology {
  const named = nodeSets.some(({ zone }) => zone !== undefined);
  return {
    name,
    nodesService: `${name}-nodes`,
    nodeSets,
    masters: nodeSets.filter(isMaster).flatMap(podsOf),
    nodes: nodesOf(nodeSets),
    dataNodes: nodesOf(nodeSets.filter(isData)),
    zones: named || zoneLabel,
    zoneLabel: zoneLabel && !named,
    forcedZones,
  };
}

/** The names of the nodes of a node set. */
export function podsOf(nodeSet: NodeSetSpec): string[] {
  return Array.from({ length: nodesOf([nodeSet]) }, (_, ordinal) => `${nodeSet.statefulSet}-${ordinal}`);
}

export function isMaster({ roles }: NodeSetSpec): boolean {
  return roles === undefined || roles.includes(NodeRole.MASTER);
}

/** Whether dated indices are created on these nodes. They go to the content tier. */
export function isData({ roles }: NodeSetSpec): boolean {
  return roles === undefined || roles.includes(NodeRole.DATA) || roles.includes(NodeRole.DATA_CONTENT);
}

/** The number of nodes on which log indices are created: hot nodes, if there are any. */
export function logNodesOf(topology: Topology): number {
  return hasHotNodes(topology) ? nodesOf(topology.nodeSets.filter(isHot)) : topology.dataNodes;
}

export function hasHotNodes({ nodeSets }: Topology): boolean {
  return nodeSets.some(isHot);
}

function isHot({ roles }: NodeSetSpec): boolean {
  return roles?.includes(NodeRole.DATA_HOT) ?? false;
}

/** Whether these nodes keep shards of any kind. */
export function keepsShards({ roles }: NodeSetSpec): boolean {
  return roles === undefined || roles.some((role) => role.startsWith(NodeRole.DATA));
}

/** Whether clients connect to these nodes. They do not connect to dedicated masters. */
export function servesClients({ roles }: NodeSetSpec): boolean {
  return roles === undefined || roles.every((role) => !ELECTING.has(role)) || roles.some(isWork);
}

const ELECTING: ReadonlySet<NodeRole> = new Set([NodeRole.MASTER, NodeRole.VOTING_ONLY]);

function isWork(role: NodeRole): boolean {
  return !ELECTING.has(role) && role !== NodeRole.REMOTE_CLUSTER_CLIENT;
}

/** The number of nodes. An invalid number is a validation error, and counts as 0 until validation. */
export function nodesOf(nodeSets: readonly NodeSetSpec[]): number {
  return nodeSets
    .map(({ replicas }) => (Number.isInteger(replicas) && replicas > 0 && replicas <= MOST_NODES ? replicas : 0))
    .reduce((all, each) => all + each, 0);
}

/** The largest node set. */
export const MOST_NODES = 100;
