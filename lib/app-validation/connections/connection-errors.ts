import { Chart } from 'cdk8s';
import { hasBehavior } from '../../kubernetes/behaviors';
import { objectIn, objectsIn } from '../../kubernetes/json';
import {
  type Connection,
  connectionsOf,
  type OutsidePort,
  type PodPort,
  type ServicePort,
} from '../../kubernetes/network/connections';
import { LoweredObject } from '../../kubernetes/objects/lowered-object';
import { KubernetesVersion } from '../../kubernetes/version';
import { NAMESPACE_NAME } from '../../kubernetes/well-known-labels';
import type { ValidationError } from '../../reporting/validation-error';
import { type AppObject, nameOf } from '../objects';
import { type Labels, labelsIn, selectorOfService, selects } from './label-selector';
import { type Direction, denying, type Peer, type Policies, type Port } from './network-policies';
import { type Pods, podsIn, podsOf } from './pods';

/** A server of a connection, at one of its ports. */
interface Server {
  readonly peer: Peer;
  readonly port: Port;
  readonly name: string;
}

/** Connections of components that the network policies of the App deny. Policies of other kinds may allow them. */
export function connectionErrors(objects: readonly AppObject[]): ValidationError[] {
  const policies = objects.filter(({ kind }) => /NetworkPolic(y|ySet)$/.test(kind));
  if (policies.length === 0 || !policies.every(isOfKubernetes)) return [];
  return objects.flatMap((object) => {
    const { minor } = KubernetesVersion.of(Chart.of(object.construct));
    if (!hasBehavior(minor, 'networkPolicyEgress')) return [];
    const all: Policies = { policies, namespaceLabels: (namespace) => labelsOfNamespace(objects, namespace, minor) };
    return connectionsOf(object.construct).flatMap((connection) => {
      const client = connection.from === undefined ? podsOf(object) : podsIn(connection.from);
      if (client === undefined) return [];
      return deniedBy(all, object, connection.server, client, serversOf(objects, connection));
    });
  });
}

function isOfKubernetes({ construct, kind }: AppObject): boolean {
  return kind === 'NetworkPolicy' && ['networking.k8s.io', 'extensions'].includes(construct.apiGroup);
}

/** An error for each direction in which the policies deny the connection to one of the servers. */
function deniedBy(
  all: Policies,
  { construct }: AppObject,
  server: string,
  client: Pods,
  servers: readonly Server[],
): ValidationError[] {
  const error = (direction: Direction, to: Server, policies: readonly AppObject[]): ValidationError => ({
    at: construct,
    option: `connection to ${server}`,
    value: `from ${client.name} to ${to.name}`,
    expected: `${direction.toLowerCase()} that ${policies.map(nameOf).join(' or ')} allows`,
    action: `allow it there, or add another NetworkPolicy to the app that does${howToAllow(direction, server, policies)}`,
  });
  const find = (direction: Direction) => {
    for (const to of servers) {
      const denied =
        direction === 'Egress'
          ? denying(all, direction, client, to.peer, to.port)
          : 'pods' in to.peer
            ? denying(all, direction, to.peer.pods, { pods: client }, to.port)
            : [];
      if (denied.length > 0) return [error(direction, to, denied)];
    }
    return [];
  };
  return [...find('Egress'), ...find('Ingress')];
}

/** The policy of Elasticsearch itself can be changed with a method. ECK and the add-on have none. */
function howToAllow(direction: Direction, server: string, policies: readonly AppObject[]): string {
  const isOwn = policies.some(({ construct }) => LoweredObject.isOwn(construct));
  return direction === 'Ingress' && server === 'Elasticsearch' && isOwn ? ', with allowFrom of Elasticsearch' : '';
}

function serversOf(objects: readonly AppObject[], { to }: Connection): Server[] {
  switch (to.kind) {
    case 'service':
      return podsBehind(objects, to);
    case 'pods':
      return podsWith(objects, to);
    case 'outside':
      return outside(to);
  }
}

/** The pods that the Service of the App selects, at the target of its port. */
function podsBehind(objects: readonly AppObject[], { namespace, name, port, podLabels }: ServicePort): Server[] {
  const service = objects.find((each) => each.kind === 'Service' && each.namespace === namespace && each.name === name);
  const spec = service && objectIn(service.manifest, 'spec');
  if (spec === undefined) {
    if (podLabels === undefined) return [];
    return [serverAt(podsIn({ namespace, labels: podLabels }), { number: port, names: undefined })];
  }
  const selector = selectorOfService(spec);
  const target = objectsIn(spec, 'ports').find((each) => each.port === port)?.targetPort ?? port;
  if (selector === undefined) return [];
  return workloadsIn(objects, namespace)
    .filter(({ labels }) => selects(selector, labels) === true)
    .flatMap((pods) => serversAt(pods, target));
}

function podsWith(objects: readonly AppObject[], { pods: { namespace, labels }, port }: PodPort): Server[] {
  return workloadsIn(objects, namespace)
    .filter((pods) => selects({ matchLabels: { ...labels } }, pods.labels) === true)
    .flatMap((pods) => serversAt(pods, port));
}

function outside({ addresses, ports, mayBePods }: OutsidePort): Server[] {
  const peer = { addresses, mayBePods };
  const name = addresses?.join(', ') ?? 'its address';
  const all: (number | undefined)[] = ports === undefined ? [undefined] : [...ports];
  return all.map((number) => ({
    peer,
    port: { number, names: undefined },
    name: number === undefined ? name : `${name}, TCP ${number}`,
  }));
}

function workloadsIn(objects: readonly AppObject[], namespace: string | undefined): Pods[] {
  return objects
    .filter((object) => namespace === undefined || object.namespace === namespace)
    .flatMap((object) => podsOf(object) ?? []);
}

/** A port of pods by number, or by the name in a container. */
function serversAt(pods: Pods, target: unknown): Server[] {
  const ports = (pods.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  const named = ports.find(({ name }) => name === target)?.containerPort;
  const number = typeof target === 'number' ? target : named;
  if (typeof number !== 'number') return [];
  const names = ports.filter(({ containerPort }) => containerPort === number).map(({ name }) => String(name));
  return [serverAt(pods, { number, names })];
}

function serverAt(pods: Pods, port: Port): Server {
  return { peer: { pods }, port, name: `${pods.name}, TCP ${port.number}` };
}

/** The labels of a namespace of the App, and the one that the API server gives each namespace. */
function labelsOfNamespace(objects: readonly AppObject[], namespace: string | undefined, minor: number): Labels {
  const made = objects.find(({ kind, name }) => kind === 'Namespace' && name === namespace);
  const known = new Map(labelsIn(objectIn(objectIn(made?.manifest, 'metadata'), 'labels')));
  if (namespace !== undefined && hasBehavior(minor, 'namespaceNameLabels')) known.set(NAMESPACE_NAME, namespace);
  return { known, mayHave: () => made === undefined };
}
