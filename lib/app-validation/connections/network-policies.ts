import { isObject, type JsonObject, objectIn, objectsIn } from '../../kubernetes/json';
import { containsCidr } from '../../kubernetes/validation/addresses';
import type { AppObject } from '../objects';
import { every, type Known, some } from './known';
import { type Labels, selects } from './label-selector';
import type { Pods } from './pods';

export type Direction = 'Ingress' | 'Egress';

/** The other side of a connection. */
export type Peer =
  | { readonly pods: Pods }
  | { readonly addresses: readonly string[] | undefined; readonly mayBePods: boolean };

/** A port of TCP. Its number is undefined if it is not known. */
export interface Port {
  readonly number: number | undefined;
  /** Its names at the server; undefined if they are not known. */
  readonly names: readonly string[] | undefined;
}

export interface Policies {
  readonly policies: readonly AppObject[];
  /** The labels of a namespace, or of any. */
  namespaceLabels(namespace: string | undefined): Labels;
}

/**
 * The policies that isolate pods, if certainly none allows a connection:
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/.
 */
export function denying(all: Policies, direction: Direction, pods: Pods, peer: Peer, port: Port): AppObject[] {
  const applied = all.policies
    .filter((policy) => typesOf(policy).includes(direction))
    .map((policy) => ({ policy, applies: appliesTo(policy, pods) }))
    .filter(({ applies }) => applies !== false);
  const isAllowed = applied.some(({ policy }) =>
    rulesOf(policy, direction).some((rule) => allows(all, policy, direction, rule, peer, port) !== false),
  );
  return isAllowed ? [] : applied.filter(({ applies }) => applies).map(({ policy }) => policy);
}

function appliesTo(policy: AppObject, pods: Pods): Known {
  return every([policy.namespace === pods.namespace, selects(objectIn(specOf(policy), 'podSelector'), pods.labels)]);
}

function specOf({ manifest }: AppObject): JsonObject {
  return objectIn(manifest, 'spec') ?? {};
}

/** As the API server defaults them: `SetDefaults_NetworkPolicy`. */
function typesOf(policy: AppObject): readonly unknown[] {
  const { policyTypes } = specOf(policy);
  if (Array.isArray(policyTypes) && policyTypes.length > 0) return policyTypes;
  return rulesOf(policy, 'Egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function rulesOf(policy: AppObject, direction: Direction): readonly JsonObject[] {
  return objectsIn(specOf(policy), direction === 'Ingress' ? 'ingress' : 'egress');
}

/** A rule without ports allows all of them, and one without peers allows all of them. */
function allows(
  all: Policies,
  policy: AppObject,
  direction: Direction,
  rule: JsonObject,
  peer: Peer,
  port: Port,
): Known {
  const ports = objectsIn(rule, 'ports');
  const peers = objectsIn(rule, direction === 'Ingress' ? 'from' : 'to');
  return every([
    ports.length === 0 ? true : some(ports.map((each) => isPort(each, port))),
    peers.length === 0 ? true : some(peers.map((each) => isPeer(all, policy, each, peer))),
  ]);
}

function isPort({ port, endPort, protocol = 'TCP' }: JsonObject, { number, names }: Port): Known {
  if (protocol !== 'TCP') return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return names?.includes(port);
  if (number === undefined) return undefined;
  return number >= Number(port) && number <= Number(endPort ?? port);
}

function isPeer(all: Policies, policy: AppObject, allowed: JsonObject, peer: Peer): Known {
  const block = objectIn(allowed, 'ipBlock');
  // Pods get their addresses in the cluster.
  if ('pods' in peer) return block === undefined ? selectsPods(all, policy, allowed, peer.pods) : undefined;
  if (block === undefined) return peer.mayBePods || isObject(allowed.namespaceSelector) ? undefined : false;
  return peer.addresses && some(peer.addresses.map((address) => hasAddress(block, address)));
}

/** Without a selector of namespaces, a peer is in the namespace of the policy. */
function selectsPods(all: Policies, policy: AppObject, allowed: JsonObject, { namespace, labels }: Pods): Known {
  const namespaces = objectIn(allowed, 'namespaceSelector');
  const inNamespace = namespace === undefined ? undefined : namespace === policy.namespace;
  return every([
    namespaces === undefined ? inNamespace : selects(namespaces, all.namespaceLabels(namespace)),
    selects(objectIn(allowed, 'podSelector'), labels),
  ]);
}

function hasAddress({ cidr, except }: JsonObject, address: string): Known {
  const excepted = Array.isArray(except) ? except.map((each) => overlaps(String(each), address)) : [];
  const [inBlock, inException] = [overlaps(String(cidr), address), some(excepted)];
  if (inBlock === false || inException === true) return false;
  return inException === undefined ? undefined : inBlock;
}

/** Whether a block has a range of addresses in it; undefined if it has a part of it. */
function overlaps(block: string, range: string): Known {
  if (block === range || containsCidr(block, range)) return true;
  return containsCidr(range, block) ? undefined : false;
}
