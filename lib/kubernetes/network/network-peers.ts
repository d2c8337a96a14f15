import { isIP } from 'node:net';
import type { ValidationError } from '../../reporting/validation-error';
import type { ApiJson } from '../api/api-json';
import type * as k8s from '../api/types';

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

/** Errors of addresses that are not in CIDR notation. */
export function checkCidrs(option: string, cidrs: readonly (string | undefined)[] = []): ValidationError[] {
  const expected = 'addresses in CIDR notation, such as 203.0.113.0/24 or 2001:db8::/32';
  const wrong = cidrs.filter((cidr) => cidr !== undefined && !isCidr(cidr));
  return wrong.map((value) => ({
    option,
    value,
    expected,
    action: 'append the length of the prefix: /32 for one IPv4 address',
  }));
}

function isCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= longest;
}
