import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Connection } from '../../kubernetes/network/connections';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { supportsOrReports } from '../../kubernetes/supported';
import { HTTP_PORT, TRANSPORT_PORT } from '../endpoint/ports';
import { clusterLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import { CLIENT_LABEL } from './pod';

/** The Service for clients, and the headless Service that gives every node a DNS name. */
export function clusterServices(scope: Construct, { topology, namespace }: ElasticsearchSpec): ApiObject {
  const labels = clusterLabels(topology, 'node');
  new KubernetesObject(scope, 'NodesService', 'Service', {
    metadata: { name: topology.nodesService, namespace, labels },
    spec: {
      clusterIP: 'None',
      // Nodes must discover each other before they are ready.
      publishNotReadyAddresses: true,
      ports: [{ name: 'transport', port: TRANSPORT_PORT, protocol: 'TCP', targetPort: 'transport' }],
      selector: labels,
    },
  });
  return new KubernetesObject(scope, 'Service', 'Service', {
    metadata: { name: topology.name, namespace, labels },
    spec: {
      ports: [{ name: 'http', port: HTTP_PORT, protocol: 'TCP', targetPort: 'http' }],
      selector: { ...labels, ...CLIENT_LABEL },
    },
  });
}

/** Nodes discover each other through the headless Service. */
export function connectionOfNodes({ topology, namespace }: ElasticsearchSpec): Connection {
  const to = { kind: 'service' as const, namespace, name: topology.nodesService, port: TRANSPORT_PORT };
  return { server: 'the nodes of Elasticsearch', to };
}

/** Allows one unavailable node, so that a majority of masters and a copy of every shard remain. */
export function disruptionBudget(scope: Construct, { topology, namespace }: ElasticsearchSpec): void {
  const consequence = 'a drain of several nodes may take several pods at once';
  if (topology.nodes < 2 || !supportsOrReports(scope, 'PodDisruptionBudget', consequence)) return;
  const labels = clusterLabels(topology, 'node');
  new KubernetesObject(scope, 'PodDisruptionBudget', 'PodDisruptionBudget', {
    metadata: { name: topology.name, namespace, labels },
    // A pod that is not ready serves no clients, so that a drain does not wait for it.
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: labels } },
  });
}
