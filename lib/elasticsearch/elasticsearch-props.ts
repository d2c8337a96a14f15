import type { Account } from '../api-access/account';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { ProgramImage } from '../provisioning/program-image';
import type { ElasticsearchImage } from './images/image';
import type { LogLifecycleOptions } from './indices/lifecycle-options';
import type { MemoryMapping } from './nodes/memory-mapping';
import type { NodeSetOptions } from './nodes/node-set';
import type { NodeSpread } from './nodes/spread';
import type { Storage } from './nodes/storage';
import type { ElasticsearchSecurity } from './security/security';
import type { SnapshotOptions } from './snapshots/options';

/** How Elasticsearch runs. */
export interface ElasticsearchOptions {
  /**
   * The image. On Kubernetes older than 1.20 see `AddOnElasticsearch`.
   * @default - the newest that the compatibility table allows for the target
   */
  readonly image?: ElasticsearchImage;

  /**
   * The name of the cluster, its Services and its first StatefulSet.
   * @default elasticsearch
   */
  readonly name?: string;

  /**
   * The number of nodes, where there is one group. 1 is a node for development: its loss is the loss of the logs.
   * @default 3
   */
  readonly replicas?: number;

  /**
   * Nodes of several kinds. In place of `replicas`.
   * @default - one group whose nodes have all roles
   */
  readonly nodeSets?: NodeSetOptions[];

  /**
   * How the nodes are kept apart.
   * @default NodeSpread.preferred() - Elasticsearch comes up on fewer machines than it has nodes, too
   */
  readonly spread?: NodeSpread;

  /**
   * Where the data is kept.
   * @default - claims of 50Gi: three nodes keep a week of about 7Gi a day there
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, requested and limited.
   * @default 2Gi
   */
  readonly memory?: string;

  /**
   * What is done about the kernel's `vm.max_map_count`.
   * @default MemoryMapping.noMmap() - it starts on every node; set the kernel's value and say MemoryMapping.node() for speed
   */
  readonly memoryMapping?: MemoryMapping;

  /**
   * Certificates and passwords.
   * @default ElasticsearchSecurity.bootstrap()
   */
  readonly security?: ElasticsearchSecurity;

  /**
   * What becomes of the logs: names of indices, retention.
   * @default - an index is deleted after a week
   */
  readonly lifecycle?: LogLifecycleOptions;

  /**
   * Snapshots to a repository outside of Elasticsearch.
   * @default - none
   */
  readonly snapshots?: SnapshotOptions;

  /**
   * The namespace of the agent. A secured store puts the agent's password and the certificate authority there.
   * @default - the namespace of Elasticsearch
   */
  readonly agentNamespace?: string;

  /**
   * The level that Pod Security admission enforces in the namespace of Elasticsearch: `restricted`, `baseline` or
   * `privileged`. What it would not admit is refused.
   * @default - not known
   */
  readonly podSecurity?: string;

  /**
   * How changed nodes are replaced: `RollingUpdate` one after another, or `OnDelete` when somebody deletes their pods,
   * as careful upgrades want it.
   * @default RollingUpdate
   */
  readonly updateStrategy?: string;

  /**
   * The image with Ruby in which the programs run that make certificates and set up users and templates.
   * @default - the agent's image for the major version of Elasticsearch
   */
  readonly programImage?: ProgramImage;

  /**
   * The account of the pods. Elasticsearch does not call the API server.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * What is added to every pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** Elasticsearch with Elastic's own images. */
export interface ElasticsearchProps extends ElasticsearchOptions {}
