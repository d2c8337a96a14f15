import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { Storage } from './storage';

/** Nodes with the same configuration: a StatefulSet. */
export interface NodeSetOptions {
  /** The name of the node set, a part of the names of its pods and claims. */
  readonly name: string;

  /** The number of nodes. */
  readonly replicas: number;

  /**
   * The roles of Elasticsearch: `master`, `data`, `data_hot`, `ingest` … An empty list makes coordinating-only nodes.
   * @default - all roles
   */
  readonly roles?: string[];

  /**
   * The storage of each node. Dedicated masters keep the cluster state there and need a few gigabytes.
   * @default - the `storage` of the cluster
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, as request and limit, such as `4Gi`. Elasticsearch uses about half of it for its heap and
   * leaves the rest for the file system cache.
   * @default - the `memory` of the cluster
   */
  readonly memory?: string;

  /**
   * The heap of each node, such as `2g`, at most half of the memory.
   * @default - Elasticsearch chooses it by roles and memory
   */
  readonly heap?: string;

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
