import { isIP } from 'node:net';
import type { ValidationError } from '../reporting/validation-error';
import type * as k8s from './api/types';
import type { ApiJson } from './api-json';

/** What a pod may reach, in the words of a NetworkPolicy. */
export type EgressRule = ApiJson<k8s.NetworkPolicyEgressRule>;

/** Names are resolved everywhere: DNS may be a pod or a daemon of the node. */
export const TO_DNS: EgressRule = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/** A port of whatever is outside of the cluster: on any address unless its own are known, since policies know no names. */
export function toPort(port: number, addresses: readonly string[] = []): EgressRule {
  const ports = [{ port, protocol: 'TCP' }];
  return addresses.length === 0 ? { ports } : { ports, to: addresses.map((cidr) => ({ ipBlock: { cidr } })) };
}

/** No error where all are addresses with a prefix length, or absent. */
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
