import type { Construct } from 'constructs';
import { connectionTo } from '../../elasticsearch/endpoint/connection';
import { apiServerConnection, toApiServer } from '../../kubernetes/network/api-server-egress';
import type { Connection } from '../../kubernetes/network/connections';
import { TO_DNS, toPort } from '../../kubernetes/network/network-peers';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { supportsOrReports } from '../../kubernetes/supported';
import { METRICS_PORT } from '../metrics-endpoint';
import type { AgentSpec } from './spec';

/** Allows connections of the agent to Elasticsearch, the API server and DNS, and connections to its metrics port. */
export function agentNetworkPolicy(scope: Construct, spec: AgentSpec): void {
  const { contract, endpoint } = spec;
  if (!contract.restrictsNetwork) return;
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')) return;
  const metrics = { port: METRICS_PORT, protocol: 'TCP' };
  new KubernetesObject(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name: spec.name, namespace: spec.namespace, labels: spec.contract.labels },
    spec: {
      podSelector: { matchLabels: spec.selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: spec.exportsMetrics ? [{ ports: [metrics] }] : [],
      // A policy selects pods of a namespace by a label that the API server puts on it from 1.21 on; the port is enough before.
      egress: [
        toPort(endpoint.port, endpoint.addresses),
        toApiServer(scope, spec.apiServerCidr === undefined ? undefined : [spec.apiServerCidr]),
        TO_DNS,
      ],
    },
  });
}

/** The connections that the agent needs. A configuration of the user can need others. */
export function agentConnections(
  scope: Construct,
  { apiServer, apiServerCidr, endpoint, pipeline }: AgentSpec,
): Connection[] {
  if (pipeline.given) return [];
  const addresses = apiServerCidr === undefined ? undefined : [apiServerCidr];
  return [connectionTo(endpoint), ...(apiServer.url === undefined ? [apiServerConnection(scope, addresses)] : [])];
}
