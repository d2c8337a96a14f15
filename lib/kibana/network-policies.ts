import type { Construct } from 'constructs';
import { toElasticsearch } from '../elasticsearch/endpoint/egress';
import { TO_DNS } from '../kubernetes/network-peers';
import { KubernetesObject } from '../kubernetes/object';
import { KubernetesVersion } from '../kubernetes/version';
import { type KibanaSpec, PORT } from './spec';

/** Anybody may ask the page; it reaches its store and names, and nothing on the internet. Another policy may add to that. */
export function kibanaNetworkPolicy(scope: Construct, plan: KibanaSpec): void {
  const { contract, namespace } = plan;
  if (!contract.restrictsNetwork || !KubernetesVersion.of(scope).supports('NetworkPolicy')) return;
  new KubernetesObject(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name: contract.name, namespace, labels: contract.labels },
    spec: {
      podSelector: { matchLabels: contract.selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: PORT, protocol: 'TCP' }] }],
      egress: [toElasticsearch(plan.endpoint, namespace), TO_DNS],
    },
  });
}

/** Nobody asks the Job that makes the data view anything; it reaches the page and names. */
export function dataViewNetworkPolicy(scope: Construct, plan: KibanaSpec, labels: Record<string, string>): void {
  const { contract, namespace } = plan;
  if (!KubernetesVersion.of(scope).supports('NetworkPolicy')) return;
  const ports = [{ port: PORT, protocol: 'TCP' }];
  new KubernetesObject(scope, 'DataViewNetworkPolicy', 'NetworkPolicy', {
    metadata: { name: `${contract.name}-data-view`, namespace, labels },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports, to: [{ podSelector: { matchLabels: contract.selector } }] }, TO_DNS],
    },
  });
}
