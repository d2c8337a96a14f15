import type { Size } from 'cdk8s';
import type { Account } from '../api-access/account';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { PodSecurityLevel } from '../kubernetes/pod-security/level';
import type { ProgramImage } from '../provisioning/program-image';
import type { ElasticsearchImage } from './images/image';
import type { LogLifecycleOptions } from './indices/lifecycle-options';
import type { MemoryMapping } from './nodes/memory-mapping';
import type { NodeSetOptions } from './nodes/node-sets/node-set';
import type { NodeSpread } from './nodes/node-sets/spread';
import type { Storage } from './nodes/node-sets/storage';
import type { NodeUpdateStrategy } from './nodes/node-sets/update-strategy';
import type { ElasticsearchSecurity } from './security/security';
import type { SnapshotOptions } from './snapshots/options';

/** Options of Elasticsearch. */
export interface ElasticsearchOptions {
  /**
   * The image. On Kubernetes older than 1.20, use `AddOnElasticsearch`.
   * @default - the newest version that the compatibility table allows for the target
   */
  readonly image?: ElasticsearchImage;

  /**
   * The name of the cluster, its Services and its first StatefulSet, and the first part of the names of all other objects: at
   * most 39 lower case letters, digits and dashes, the first one a letter.
   * @default elasticsearch
   */
  readonly name?: string;

  /**
   * The number of nodes, with a single node set: 1, or 3 to 100. Use 1 for development only: if the node is lost, the logs are lost.
   * @default 3
   */
  readonly replicas?: number;

  /**
   * Several node sets, instead of `replicas`.
   * @default - one node set whose nodes have all roles
   */
  readonly nodeSets?: NodeSetOptions[];

  /**
   * How the nodes are spread over machines and zones.
   * @default NodeSpread.preferred() - Elasticsearch also starts on fewer machines than it has nodes
   */
  readonly spread?: NodeSpread;

  /**
   * The storage of the data.
   * @default - claims of 50Gi: three nodes keep about 7Gi a day for a week
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, as request and limit: at least 512 MiB.
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;

  /**
   * Whether Elasticsearch maps its files into memory, and what sets the kernel setting `vm.max_map_count` for that.
   * @default MemoryMapping.noMmap() - starts on every node. For faster searches, set the value on the nodes and use
   * MemoryMapping.node()
   */
  readonly memoryMapping?: MemoryMapping;

  /**
   * Certificates and passwords.
   * @default ElasticsearchSecurity.bootstrap()
   */
  readonly security?: ElasticsearchSecurity;

  /**
   * The lifecycle of the logs: names of indices, retention, tiers.
   * @default - an index for each day, deleted after a week
   */
  readonly lifecycle?: LogLifecycleOptions;

  /**
   * Snapshots to a repository outside of the cluster.
   * @default - none
   */
  readonly snapshots?: SnapshotOptions;

  /**
   * The namespace of the agent. With security, the agent's password and the certificate authority are copied there.
   * @default - the namespace of Elasticsearch
   */
  readonly agentNamespace?: string;

  /**
   * The level that Pod Security admission enforces in the namespace of Elasticsearch. Options that this level does not
   * admit are errors.
   * @default - unknown, and not checked
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * How changed nodes are replaced.
   * @default NodeUpdateStrategy.ROLLING_UPDATE
   */
  readonly updateStrategy?: NodeUpdateStrategy;

  /**
   * The image with Ruby for the programs that create certificates and set up users and templates.
   * @default - the agent's image for the major version of Elasticsearch
   */
  readonly programImage?: ProgramImage;

  /**
   * The service account of the pods. Elasticsearch does not call the API server.
   * @default - the `default` account of the namespace
   */
  readonly serviceAccount?: Account;

  /**
   * Additions to every pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

/** Elasticsearch with Elastic's own images. */
export interface ElasticsearchProps extends ElasticsearchOptions {}
