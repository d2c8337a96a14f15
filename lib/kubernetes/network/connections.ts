import type { ApiObject } from 'cdk8s';
import { Attachment } from '../../reporting/attachments';

/** A connection that a component needs, for the validation of network policies. */
export interface Connection {
  /** The server, as a message calls it. */
  readonly server: string;
  readonly to: ServicePort | PodPort | OutsidePort;
  /** The client; the pods of the object by default. */
  readonly from?: PodGroup;
}

/** Pods by labels. They may have more labels. */
export interface PodGroup {
  /** Undefined for any namespace. */
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface ServicePort {
  readonly kind: 'service';
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** Labels of the pods behind a Service that something else creates. */
  readonly podLabels?: Readonly<Record<string, string>>;
}

export interface PodPort {
  readonly kind: 'pods';
  readonly pods: PodGroup;
  /** The name of a port of a container. */
  readonly port: string;
}

/** What is no Service of this library. */
export interface OutsidePort {
  readonly kind: 'outside';
  /** In CIDR notation. Undefined if they are not known. */
  readonly addresses?: readonly string[];
  /** Undefined if they are not known. */
  readonly ports?: readonly number[];
  /** Whether it may be pods of the client's namespace. */
  readonly mayBePods: boolean;
}

const CONNECTIONS = new Attachment<Connection>('connections');

/** States that an object, such as a Deployment, needs a connection. */
export function needsConnection(object: ApiObject, ...connections: readonly Connection[]): void {
  for (const connection of connections) CONNECTIONS.add(object, connection);
}

export function connectionsOf(object: ApiObject): readonly Connection[] {
  return CONNECTIONS.of(object);
}
