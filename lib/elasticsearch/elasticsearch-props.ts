import type { Account } from '../api-access/account';
import type { FluentdImage } from '../fluentd/images/image';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { ElasticsearchImage } from './images/image';
import type { LogLifecycleOptions } from './indices/lifecycle-options';
import type { MemoryMapping } from './nodes/memory-mapping';
import type { NodeSetOptions } from './nodes/node-set';
import type { NodeSpread } from './nodes/spread';
import type { Storage } from './nodes/storage';
import type { ElasticsearchSecurity } from './security/security';
import type { SnapshotOptions } from './snapshots/options';

/** The store. What an image cannot do is refused with it. */
export interface ElasticsearchProps {
  /**
   * The image, which decides the discovery and the settings; in the add-on images the names too.
   * @default - what the compatibility table recommends for the target
   */
  readonly image?: ElasticsearchImage;

  /**
   * The name of the cluster, its Services and its first StatefulSet. Official images only.
   * @default elasticsearch
   */
  readonly name?: string;

  /**
   * The number of nodes, where there is one group. 1 is a node for development: its loss is the loss of the logs.
   * @default - 3 with official images; 2 with those of the add-on, as their manifests have always had
   */
  readonly replicas?: number;

  /**
   * Nodes of several kinds. Official images only, in place of `replicas`.
   * @default - one group whose nodes have all roles
   */
  readonly nodeSets?: NodeSetOptions[];

  /**
   * How the nodes are kept apart. Official images only.
   * @default NodeSpread.preferred() - the store comes up on fewer machines than it has nodes, too
   */
  readonly spread?: NodeSpread;

  /**
   * The number of masters with which the cluster was first made. Keep it when masters are added later: a new one must
   * join, and never help to found a second cluster. Official images only.
   * @default - all masters
   */
  readonly initialMasters?: number;

  /**
   * Where the data is kept.
   * @default - claims of 50Gi with official images: three nodes keep a week of about 7Gi a day there; the pod's own
   * directory in the add-on images
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, requested and limited. Official images only.
   * @default 2Gi
   */
  readonly memory?: string;

  /**
   * What is done about the kernel's `vm.max_map_count`. Official images only.
   * @default MemoryMapping.noMmap() - it starts on every node; set the kernel's value and say MemoryMapping.node() for speed
   */
  readonly memoryMapping?: MemoryMapping;

  /**
   * Certificates and passwords. Official images only.
   * @default ElasticsearchSecurity.bootstrap()
   */
  readonly security?: ElasticsearchSecurity;

  /**
   * What becomes of the logs: names of indices, retention.
   * @default - official images: a week, and then an index is deleted; the add-on images: they stay for ever
   */
  readonly lifecycle?: LogLifecycleOptions;

  /**
   * Snapshots to a repository outside of the store. Official images only.
   * @default - none
   */
  readonly snapshots?: SnapshotOptions;

  /**
   * The namespace of the agent. A secured store puts the agent's password and the certificate authority there.
   * @default - the namespace of the store
   */
  readonly agentNamespace?: string;

  /**
   * The level that Pod Security admission enforces in the namespace of the store: `restricted`, `baseline` or
   * `privileged`. What it would not admit is refused. Official images only.
   * @default - not known
   */
  readonly podSecurity?: string;

  /**
   * How changed nodes are replaced: `RollingUpdate` one after another, or `OnDelete` when somebody deletes their pods,
   * as careful upgrades want it. Official images only.
   * @default RollingUpdate
   */
  readonly updateStrategy?: string;

  /**
   * The image with Ruby in which the programs run that make certificates and set up users and templates.
   * @default - the agent's image for the major version of the store
   */
  readonly programImage?: FluentdImage;

  /**
   * The account of the pods. The add-on images read their Service and its endpoints with it; official ones make no call.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * Whether the labels of the cluster add-on manager are written where the original has them. Add-on images only.
   * @default true
   */
  readonly addOnLabels?: boolean;

  /**
   * What is added to every pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}
