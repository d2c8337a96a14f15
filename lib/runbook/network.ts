import { NAMESPACE_NAME } from '../kubernetes/well-known-labels';
import { type RunbookObject, table } from './markdown';

/** Which pods may connect to which, by the NetworkPolicies. Traffic of pods without a policy is not limited. */
export function networkTable(objects: readonly RunbookObject[]): string {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  if (policies.length === 0)
    return 'No pod is limited: this version of Kubernetes has no network policies that limit egress.';
  const rows = policies.map(({ metadata, spec }) => [
    `\`${metadata.namespace}/${metadata.name}\``,
    rules(spec.ingress, 'from', typesOf(spec).includes('Ingress')),
    rules(spec.egress, 'to', typesOf(spec).includes('Egress')),
  ]);
  return `${table(['policy', 'accepts connections', 'connects to'], rows)}\n\nA network plugin that enforces NetworkPolicy is required. Connections to nodes of the cluster by the kubelet are always allowed.`;
}

/** The directions that a policy limits. If it names none, the API server derives them from its rules. */
function typesOf({ policyTypes = [], egress = [] }: RunbookObject): string[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function rules(list: readonly RunbookObject[] | undefined, side: 'from' | 'to', limited: boolean): string {
  if (!limited) return 'not limited';
  const texts = (list ?? []).map((rule) => {
    const ports = (rule.ports ?? []).map(({ port }: RunbookObject) => port);
    const peers = (rule[side] ?? []).map(peer);
    return `${peers.length > 0 ? peers.join(', ') : 'anything'}${ports.length > 0 ? ` on port ${[...new Set(ports)].join(', ')}` : ''}`;
  });
  return texts.length > 0 ? texts.join('; ') : 'none';
}

function peer({ podSelector, namespaceSelector, ipBlock }: RunbookObject): string {
  if (ipBlock) return ipBlock.cidr;
  const pods = labelsOf(podSelector);
  const namespaces = namespaceSelector === undefined ? undefined : labelsOf(namespaceSelector);
  if (namespaces === undefined) return pods;
  return `${pods} of ${namespaces === 'all' ? 'all namespaces' : namespaces}`;
}

/** The labels that identify a component of this library; for other pods, all labels. */
function labelsOf(selector: RunbookObject | undefined): string {
  const labels: Record<string, string> = selector?.matchLabels ?? {};
  const namespace = labels[NAMESPACE_NAME];
  if (namespace !== undefined) return `namespace ${namespace}`;
  const [instance, component] = ['instance', 'component'].map((name) => labels[`app.kubernetes.io/${name}`]);
  const names = [instance ?? labels['app.kubernetes.io/name'], component].filter((name) => name !== undefined);
  if (names.length > 0) return names.join(' ');
  const others = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return others.length > 0 ? others.join(',') : 'all';
}
