import type { k8s } from 'cdk8s-plus-27';
import type { Plain } from './plain';

/** What a pod may reach, in the words of a NetworkPolicy. */
export type EgressRule = Plain<k8s.NetworkPolicyEgressRule>;

const PORTS_OF_API_SERVERS = [443, 6443];

/** Names are resolved everywhere: DNS may be a pod or a daemon of the node. */
export const TO_DNS: EgressRule = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/** The API server has no pod that a policy could select: its ports, on any address unless its own are known. */
export function toApiServer(cidr?: string): EgressRule {
  const ports = PORTS_OF_API_SERVERS.map((port) => ({ port, protocol: 'TCP' }));
  return cidr === undefined ? { ports } : { ports, to: [{ ipBlock: { cidr } }] };
}
