import type { Construct } from 'constructs';
import { toElasticsearch } from '../elasticsearch/endpoint/egress';
import { TO_DNS } from '../kubernetes/network/network-peers';
import { KubernetesObject } from '../kubernetes/objects/object';
import { supportsOrReports } from '../kubernetes/supported';
import { type KibanaSpec, PORT } from './options/spec';

/** Allows all connections to Kibana. Kibana itself can connect to Elasticsearch, DNS and what other policies allow. */
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
