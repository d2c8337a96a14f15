import type { Construct } from 'constructs';
import { Manifest } from '../kubernetes/manifest';
import { type EgressRule, TO_DNS } from '../kubernetes/network-peers';
import { KubernetesVersion } from '../kubernetes/version';
import { type KibanaPlan, PORT } from './kibana-plan';

/** Anybody may ask the page; it reaches its store and names, and nothing on the internet. Another policy may add to that. */
export function kibanaNetworkPolicy(scope: Construct, plan: KibanaPlan): void {
  const { contract, namespace } = plan;
  if (!contract.restrictsNetwork || !KubernetesVersion.at(scope).supports('NetworkPolicy')) return;
  new Manifest(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name: contract.name, namespace, labels: contract.labels },
    spec: {
      podSelector: { matchLabels: contract.selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: PORT, protocol: 'TCP' }] }],
      egress: [toStore(plan), TO_DNS],
    },
  });
}

/** Nobody asks the Job that makes the data view anything; it reaches the page and names. */
export function dataViewNetworkPolicy(scope: Construct, plan: KibanaPlan, labels: Record<string, string>): void {
  const { contract, namespace } = plan;
  if (!KubernetesVersion.at(scope).supports('NetworkPolicy')) return;
  const ports = [{ port: PORT, protocol: 'TCP' }];
  new Manifest(scope, 'DataViewNetworkPolicy', 'NetworkPolicy', {
    metadata: { name: `${contract.name}-data-view`, namespace, labels },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports, to: [{ podSelector: { matchLabels: contract.selector } }] }, TO_DNS],
    },
  });
}

/** The pods of the store where they are neighbours; namespaces have names for policies only from 1.21 on. */
function toStore({ endpoint, namespace }: KibanaPlan): EgressRule {
  const ports = [{ port: endpoint.port, protocol: 'TCP' }];
  if (endpoint.podLabels === undefined || endpoint.namespace !== namespace) return { ports };
  return { ports, to: [{ podSelector: { matchLabels: endpoint.podLabels } }] };
}
