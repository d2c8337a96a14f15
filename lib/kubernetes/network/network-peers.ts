import type { ValidationError } from '../../reporting/validation-error';
import type { ApiJson } from '../api/api-json';
import type * as k8s from '../api/types';
import { checkForm } from '../validation/syntax';

/** Egress rules of network policies. */
export type EgressRule = ApiJson<k8s.NetworkPolicyEgressRule>;

/** DNS is allowed to any address, because it can be a pod or a daemon on the node. */
export const TO_DNS: EgressRule = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/**
 * A port outside of the cluster: on any address unless the addresses are known, because policies do not support host
 * names.
 */
export function toPort(port: number, addresses: readonly string[] = []): EgressRule {
  const ports = [{ port, protocol: 'TCP' }];
  return addresses.length === 0 ? { ports } : { ports, to: addresses.map((cidr) => ({ ipBlock: { cidr } })) };
}

/** Errors of addresses that are not in CIDR notation, in the form that a NetworkPolicy needs. */
export function checkCidrs(option: string, cidrs: readonly (string | undefined)[] = []): ValidationError[] {
  const action = 'write it in that form: one IPv4 address has the prefix /32';
  return cidrs.flatMap((cidr) => checkForm('cidr', option, cidr)).map((error) => ({ ...error, action }));
}
