import type { Construct } from 'constructs';
import type { ElasticsearchEndpoint } from '../../elasticsearch/endpoint/endpoint';
import { TO_DNS, toApiServer, toPort } from '../../kubernetes/network-peers';
import { KubernetesObject } from '../../kubernetes/object';
import { supportsOrReports } from '../../kubernetes/supported';
import type { AgentSpec } from './spec';

/** What an agent may reach, and who may reach it: its store, the API server and names; whoever scrapes its metrics. */
export function agentNetworkPolicy(
  scope: Construct,
  plan: AgentSpec,
  endpoint: ElasticsearchEndpoint,
  apiServerCidr?: string,
): void {
  if (
    !plan.contract.restrictsNetwork ||
    !supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')
  )
    return;
  const ports = (plan.contract.ports ?? []).map(({ containerPort, protocol }) => ({ port: containerPort, protocol }));
  new KubernetesObject(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.contract.labels },
    spec: {
      podSelector: { matchLabels: plan.contract.selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports }],
      // A policy selects pods of a namespace by a label that the API server puts on it from 1.21 on; the port is enough before.
      egress: [toPort(endpoint.port, endpoint.addresses), toApiServer(apiServerCidr), TO_DNS],
    },
  });
}
