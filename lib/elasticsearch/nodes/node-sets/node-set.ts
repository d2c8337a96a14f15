import type { Size } from 'cdk8s';
import type { PodOptions } from '../../../kubernetes/pod/pod-options';
import type { NodeRole } from './node-role';
import type { Storage } from './storage';

/** Nodes with the same configuration: a StatefulSet. */
export interface NodeSetOptions {
  /** The name of the node set. The StatefulSet is called CLUSTER-NAME, in at most 52 lowercase letters, digits and dashes. */
  readonly name: string;

  /** The number of nodes, 1 to 100. All node sets together have one node with the role master, or three or more. */
  readonly replicas: number;

  /**
   * The roles of the nodes. With an empty list, the nodes are coordinating-only.
   * @default - all roles
   */
  readonly roles?: NodeRole[];

  /**
   * The storage of each node. Dedicated masters keep the cluster state there and need a few gigabytes.
   * @default - the `storage` of the cluster
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, as request and limit. Elasticsearch uses about half of it for its heap and leaves the rest for
   * the file system cache.
   * @default - the `memory` of the cluster
   */
  readonly memory?: Size;

  /**
   * The heap of each node, in whole kibibytes, at most half of the memory.
   * @default - Elasticsearch chooses it by roles and memory
   */
  readonly heap?: Size;

  /**
   * The zone of the nodes, by the label `topology.kubernetes.io/zone`. Elasticsearch keeps the copies of a shard in
   * different zones if a node set has a zone.
   * @default - any
   */
  readonly zone?: string;

  /**
   * Additions to every pod of the node set.
   * @default - the `pod` of the cluster
   */
  readonly pod?: PodOptions;
}
