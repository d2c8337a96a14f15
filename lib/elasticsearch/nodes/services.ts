import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from '../../kubernetes/object';
import { KubernetesVersion } from '../../kubernetes/version';
import { CLIENT_LABEL } from './pod';
import { HTTP_PORT, type StorePlan, storeLabels, TRANSPORT_PORT } from '../cluster';

/** The Service of the clients, and the one that gives every node its own name. */
export function storeServices(scope: Construct, { topology, namespace }: StorePlan): ApiObject {
  const labels = storeLabels(topology, 'node');
  new Manifest(scope, 'NodesService', 'Service', {
    metadata: { name: topology.nodesService, namespace, labels },
    spec: {
      clusterIP: 'None',
      // Nodes must find each other before any of them is ready.
      publishNotReadyAddresses: true,
      ports: [{ name: 'transport', port: TRANSPORT_PORT, protocol: 'TCP', targetPort: 'transport' }],
      selector: labels,
    },
  });
  return new Manifest(scope, 'Service', 'Service', {
    metadata: { name: topology.name, namespace, labels },
    spec: {
      ports: [{ name: 'http', port: HTTP_PORT, protocol: 'TCP', targetPort: 'http' }],
      selector: { ...labels, ...CLIENT_LABEL },
    },
  });
}

/** One node at a time may be taken away, so that a majority of masters and a copy of every shard stay. */
export function disruptionBudget(scope: Construct, { topology, namespace }: StorePlan): void {
  if (topology.nodes < 2 || !KubernetesVersion.at(scope).supports('PodDisruptionBudget')) return;
  const labels = storeLabels(topology, 'node');
  new Manifest(scope, 'PodDisruptionBudget', 'PodDisruptionBudget', {
    metadata: { name: topology.name, namespace, labels },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
  });
}
