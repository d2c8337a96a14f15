import { HTTP_PORT } from './endpoint/ports';
import type { NodeSetSpec } from './nodes/node-sets/node-set-spec';
import { isMaster, type Topology } from './nodes/node-sets/topology';
import type { ElasticsearchSpec } from './spec';

/** The user of the agent. */
export const AGENT_USER = 'log-agent';

/** The end of the names of the provisioning Job and CronJob. */
export const PROVISIONING_SUFFIX = '-provisioning';

/** The labels of the objects of a cluster. */
export function clusterLabels({ name }: Topology, component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'elasticsearch',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/component': component,
  };
}

/** The labels of the pods of a node set, for its selector. */
export function nodeSetLabels(topology: Topology, { statefulSet }: NodeSetSpec): Record<string, string> {
  return { ...clusterLabels(topology, 'node'), 'elasticsearch/node-set': statefulSet };
}

/** The address for clients in every namespace. */
export function urlOf({ topology, namespace, secrets }: ElasticsearchSpec): string {
  return `${secrets ? 'https' : 'http'}://${topology.name}.${namespace}.svc:${HTTP_PORT}`;
}

/**
 * The ConfigMap that keeps the UUID of the cluster outside the nodes. There is none if the data is deleted with the pods,
 * because such a cluster forms again after all pods are lost.
 */
export function identityConfigMap({ topology }: ElasticsearchSpec): string | undefined {
  const lasting = topology.nodeSets.filter(isMaster).every(({ storage }) => storage._kind !== 'emptyDir');
  return lasting ? `${topology.name}-cluster` : undefined;
}
