import type { ProgramImage } from '../provisioning/program-image';
import { HTTP_PORT } from './endpoint/ports';
import type { OfficialElasticsearchContract } from './images/contract';
import type { LifecycleSpec } from './indices/lifecycle';
import type { NodeSetOptions } from './nodes/node-set';
import { isMaster, statefulSetName, type Topology } from './nodes/topology';
import type { SecurityNames } from './security/names';
import type { SnapshotOptions } from './snapshots/options';

/** The resolved options of an official Elasticsearch. */
export interface ElasticsearchCluster {
  readonly contract: OfficialElasticsearchContract;
  readonly namespace: string;
  readonly agentNamespace: string;
  readonly topology: Topology;
  readonly lifecycle: LifecycleSpec;
  /** Undefined without security. */
  readonly secrets: SecurityNames | undefined;
  readonly snapshots: SnapshotOptions | undefined;
  readonly programImage: ProgramImage;
  readonly pullSecrets: { readonly name: string }[];
}

/** The labels of the objects of a cluster. */
export function clusterLabels({ name }: Topology, component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'elasticsearch',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
  };
}

/** The labels of the pods of a node set, for its selector. */
export function nodeSetLabels(topology: Topology, group: NodeSetOptions): Record<string, string> {
  return { ...clusterLabels(topology, 'node'), 'elasticsearch/node-set': statefulSetName(topology.name, group) };
}

/** The address for clients in every namespace. */
export function urlOf({ topology, namespace, secrets }: ElasticsearchCluster): string {
  return `${secrets ? 'https' : 'http'}://${topology.name}.${namespace}.svc:${HTTP_PORT}`;
}

/**
 * The ConfigMap that keeps the UUID of the cluster outside the nodes. There is none if the data is deleted with the pods,
 * because such a cluster forms again after all pods are lost.
 */
export function identityConfigMap({ topology }: ElasticsearchCluster): string | undefined {
  const lasting = topology.groups.filter(isMaster).every(({ storage }) => storage?._kind !== 'emptyDir');
  return lasting ? `${topology.name}-cluster` : undefined;
}

/** The user of the agent. */
export const AGENT_USER = 'log-agent';
