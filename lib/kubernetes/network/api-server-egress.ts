import type { IConstruct } from 'constructs';
import type { ValidationError } from '../../reporting/validation-error';
import { checkInteger } from '../validation/syntax';
import type { Connection } from './connections';
import { checkCidrs, type EgressRule } from './network-peers';

const CONTEXT = 'cdk8s-efk/api-server-egress';

/**
 * The addresses and ports of the API server, for network policies. The Service `kubernetes` has port 443, but policies
 * see the address and the port behind it.
 */
export interface ApiServerEgressOptions {
  /**
   * The ports, such as 16443 on MicroK8s and 8443 on minikube. `kubectl get endpoints kubernetes` shows them.
   * @default - 443 and 6443
   */
  readonly ports?: number[];

  /**
   * The addresses in CIDR notation, such as `10.0.0.10/32`. With Cilium, leave them out where the API server runs on
   * nodes of the cluster: an address in a policy does not match nodes there.
   * @default - any address
   */
  readonly addresses?: string[];
}

/** Applies the addresses to a construct and everything in it. */
export function applyApiServerEgress(scope: IConstruct, options: ApiServerEgressOptions): void {
  scope.node.setContext(CONTEXT, { ports: options.ports?.slice(), addresses: options.addresses?.slice() });
}

/** The egress rules to the API server for the pods of a construct. */
export function toApiServer(scope: IConstruct, addresses?: readonly string[]): EgressRule {
  const applied: ApiServerEgressOptions = scope.node.tryGetContext(CONTEXT) ?? {};
  const ports = (applied.ports ?? [443, 6443]).map((port) => ({ port, protocol: 'TCP' }));
  const known = addresses ?? applied.addresses ?? [];
  return known.length === 0 ? { ports } : { ports, to: known.map((cidr) => ({ ipBlock: { cidr } })) };
}

/** The connection of the pods of a construct to the API server. It never is a pod of their namespace. */
export function apiServerConnection(scope: IConstruct, given?: readonly string[]): Connection {
  const { ports, addresses }: ApiServerEgressOptions = scope.node.tryGetContext(CONTEXT) ?? {};
  return { server: 'the API server', to: { kind: 'outside', ports, addresses: given ?? addresses, mayBePods: false } };
}

/** Errors of invalid ports and addresses. */
export function apiServerEgressErrors(option: string, options: ApiServerEgressOptions = {}): ValidationError[] {
  const none = {
    option: `${option}.ports`,
    value: [],
    expected: 'one port or more',
    action: 'leave it out, or add one',
  };
  return [
    ...(options.ports?.length === 0 ? [none] : []),
    ...(options.ports ?? []).flatMap((port, index) => checkInteger(`${option}.ports[${index}]`, port, 1, 65_535)),
    ...checkCidrs(`${option}.addresses`, options.addresses),
  ];
}
