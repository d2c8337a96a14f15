import type { ProgramImage } from '../provisioning/program-image';
import { HTTP_PORT } from './endpoint/ports';
import type { OfficialElasticsearchContract } from './images/contract';
import type { LifecycleSpec } from './indices/lifecycle';
import type { NodeSetOptions } from './nodes/node-set';
import { isMaster, statefulSetName, type Topology } from './nodes/topology';
import type { SecurityNames } from './security/names';
import type { SnapshotOptions } from './snapshots/options';

/** What follows from the options of an official Elasticsearch before any object is made. */
export interface ElasticsearchCluster {
  readonly contract: OfficialElasticsearchContract;
  readonly namespace: string;
  readonly agentNamespace: string;
  readonly topology: Topology;
  readonly lifecycle: LifecycleSpec;
  /** Undefined where there is no security. */
  readonly secrets: SecurityNames | undefined;
  readonly snapshots: SnapshotOptions | undefined;
  readonly programImage: ProgramImage;
  readonly pullSecrets: { readonly name: string }[];
}

/** The labels that tell what belongs to a store. */
export function clusterLabels({ name }: Topology, component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'elasticsearch',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
  };
}

/** The pods of a group, for its selector. */
export function nodeSetLabels(topology: Topology, group: NodeSetOptions): Record<string, string> {
  return { ...clusterLabels(topology, 'node'), 'elasticsearch/node-set': statefulSetName(topology.name, group) };
}

/** The address for clients of every namespace. */
export function urlOf({ topology, namespace, secrets }: ElasticsearchCluster): string {
  return `${secrets ? 'https' : 'http'}://${topology.name}.${namespace}.svc:${HTTP_PORT}`;
}

/**
 * The ConfigMap that keeps the UUID of the cluster outside the nodes. None where the data is gone with the pods: such a
 * cluster is formed again after each loss of all of them.
 */
export function identityConfigMap({ topology }: ElasticsearchCluster): string | undefined {
  const lasting = topology.groups.filter(isMaster).every(({ storage }) => storage?._kind !== 'emptyDir');
  return lasting ? `${topology.name}-cluster` : undefined;
}

/** The user of the agent. */
export const AGENT_USER = 'log-agent';
