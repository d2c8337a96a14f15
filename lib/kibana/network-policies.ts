import type { Construct } from 'constructs';
import { toElasticsearch } from '../elasticsearch/endpoint/egress';
import { TO_DNS } from '../kubernetes/network-peers';
import { KubernetesObject } from '../kubernetes/object';
import { supportsOrReports } from '../kubernetes/supported';
import { type KibanaSpec, PORT } from './spec';

/** Everybody may connect to Kibana. Kibana may connect to Elasticsearch and DNS; another policy may add to that. */
export function kibanaNetworkPolicy(scope: Construct, spec: KibanaSpec): void {
  const { name, namespace, selector, contract, endpoint } = spec;
  if (!contract.restrictsNetwork) return;
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from Kibana are not limited')) return;
  new KubernetesObject(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name, namespace, labels: { ...selector, ...contract.labels } },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: PORT, protocol: 'TCP' }] }],
      egress: [toElasticsearch(endpoint, namespace), TO_DNS],
    },
  });
}

/** Nobody may connect to the Job of the data view. It may connect to Kibana and DNS. */
export function dataViewNetworkPolicy(scope: Construct, spec: KibanaSpec, labels: Record<string, string>): void {
  const { name, namespace, selector } = spec;
  if (!spec.restricted) return;
  const ports = [{ port: PORT, protocol: 'TCP' }];
  new KubernetesObject(scope, 'DataViewNetworkPolicy', 'NetworkPolicy', {
    metadata: { name: `${name}-data-view`, namespace, labels },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports, to: [{ podSelector: { matchLabels: selector } }] }, TO_DNS],
    },
  });
}
