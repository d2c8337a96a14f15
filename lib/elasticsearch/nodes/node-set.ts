import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { Storage } from './storage';

/** Nodes of one kind: a StatefulSet. */
export interface NodeSetOptions {
  /** The name of the group, a part of the names of its pods and claims. */
  readonly name: string;

  /** The number of nodes. */
  readonly replicas: number;

  /**
   * The roles, in Elasticsearch's words: `master`, `data`, `data_hot`, `ingest` … The empty list makes nodes that only
   * pass on requests.
   * @default - all roles
   */
  readonly roles?: string[];

  /**
   * Where each node keeps its data. Masters without data keep the state of the cluster there, and need a few gigabytes.
   * @default - the storage of Elasticsearch
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, requested and limited, such as `4Gi`. Elasticsearch takes about half of it for its heap and
   * leaves the rest to the system's cache of files.
   * @default - the memory of Elasticsearch
   */
  readonly memory?: string;

  /**
   * The heap of each node, such as `2g`: half of the memory at most.
   * @default - as Elasticsearch chooses by roles and memory
   */
  readonly heap?: string;

  /**
   * The zone of the nodes, by the label `topology.kubernetes.io/zone`. Copies of a shard are kept in different zones as
   * soon as a group says its own.
   * @default - any
   */
  readonly zone?: string;

  /**
   * What is added to every pod of the group.
   * @default - what Elasticsearch adds to every pod
   */
  readonly pod?: PodOptions;
}
