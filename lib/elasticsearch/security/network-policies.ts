import type { Construct } from 'constructs';
import type { ApiJson } from '../../kubernetes/api/api-json';
import type * as k8s from '../../kubernetes/api/types';
import { hasBehavior } from '../../kubernetes/behaviors';
import { type EgressRule, TO_DNS } from '../../kubernetes/network/network-peers';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { supportsOrReports } from '../../kubernetes/supported';
import { KubernetesVersion } from '../../kubernetes/version';
import { NAMESPACE_NAME } from '../../kubernetes/well-known-labels';
import { HTTP_PORT, TRANSPORT_PORT } from '../endpoint/ports';
import { clusterLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';

type Peer = ApiJson<k8s.NetworkPolicyPeer>;

/** Limits connections to and from the nodes. Network policies are additive: your own can allow more clients. */
export function clusterNetworkPolicies(scope: Construct, spec: ElasticsearchSpec): void {
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')) return;
  const { namespace, topology, contract } = spec;
  const nodes = clusterLabels(topology, 'node');
  const toNodes = [{ podSelector: { matchLabels: nodes } }];
  // A starting node requests the state of the other nodes and the versions of their indices.
  const between = tcp(
    TRANSPORT_PORT,
    HTTP_PORT,
    ...(contract.readinessPort === undefined ? [] : [contract.readinessPort]),
  );
  new KubernetesObject(scope, 'NetworkPolicy', 'NetworkPolicy', {
    metadata: { name: topology.name, namespace, labels: nodes },
    spec: {
      podSelector: { matchLabels: nodes },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { ports: between, from: toNodes },
        { ports: tcp(HTTP_PORT), from: clients(scope, spec) },
      ],
      egress: [{ ports: between, to: toNodes }, TO_DNS, ...toRepository(spec)],
    },
  });
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity: the first rule with Dataplane V2, the second without. */
const TO_GKE_METADATA: EgressRule[] = [
  { ports: tcp(80), to: [{ ipBlock: { cidr: '169.254.169.254/32' } }] },
  { ports: tcp(988), to: [{ ipBlock: { cidr: '169.254.169.252/32' } }] },
];

/** Allows the port of the repository, on its own addresses if they are known, otherwise on any address. */
function toRepository({ snapshots }: ElasticsearchSpec): EgressRule[] {
  if (snapshots === undefined) return [];
  const { cidr, repository } = snapshots;
  const { port, identity } = repository._spec;
  if (port === undefined) return [];
  return [
    ...(identity === 'gke' ? TO_GKE_METADATA : []),
    { ports: tcp(port), to: cidr === undefined ? undefined : [{ ipBlock: { cidr } }] },
  ];
}

/** Agents in their namespace. Kibana and the programs in the namespace of Elasticsearch. */
function clients(scope: Construct, spec: ElasticsearchSpec): Peer[] {
  const known = hasBehavior(KubernetesVersion.of(scope).minor, 'namespaceNameLabels');
  const agents = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'fluentd' } } };
  const named = { matchLabels: { [NAMESPACE_NAME]: spec.agentNamespace } };
  const elsewhere = { ...agents, namespaceSelector: known ? named : {} };
  return [
    spec.agentNamespace === spec.namespace ? agents : elsewhere,
    { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'kibana' } } },
    { podSelector: { matchLabels: clusterLabels(spec.topology, 'provisioning') } },
  ];
}

function tcp(...ports: number[]) {
  return ports.map((port) => ({ port, protocol: 'TCP' }));
}
