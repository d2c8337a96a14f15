import type { Account } from '../api-access/account';
import type { PodSecurityLevel } from '../kubernetes/pod-security/level';
import type { ProgramImage } from '../provisioning/program-image';
import type { ValidationError } from '../reporting/validation-error';
import type { OfficialElasticsearchContract } from './images/contract';
import type { ElasticsearchImage } from './images/image';
import type { LifecycleSpec } from './indices/lifecycle';
import type { MemoryMapping } from './nodes/memory-mapping';
import type { NodeSpread } from './nodes/node-sets/spread';
import type { Topology } from './nodes/node-sets/topology';
import type { NodeUpdateStrategy } from './nodes/node-sets/update-strategy';
import type { SecurityNames } from './security/names';
import type { ElasticsearchSecurity } from './security/security';
import type { SnapshotSpec } from './snapshots/spec';

/** An Elasticsearch with all options resolved. */
export interface ElasticsearchSpec {
  readonly namespace: string;
  /** The namespace of the agent, often that of Elasticsearch. */
  readonly agentNamespace: string;
  /** The minor version of Kubernetes. */
  readonly minor: number;
  readonly image: ElasticsearchImage;
  readonly contract: OfficialElasticsearchContract;
  /** The node sets, and the names of all nodes. */
  readonly topology: Topology;
  readonly spread: NodeSpread;
  readonly memoryMapping: MemoryMapping;
  readonly lifecycle: LifecycleSpec;
  readonly security: ElasticsearchSecurity;
  /** The Secrets of the security. Undefined without security. */
  readonly secrets: SecurityNames | undefined;
  readonly snapshots: SnapshotSpec | undefined;
  readonly account: Account;
  /** Whether the user chose the account, which may then have permissions outside of the cluster. */
  readonly ownAccount: boolean;
  readonly podSecurity: PodSecurityLevel | undefined;
  readonly updateStrategy: NodeUpdateStrategy;
  readonly programImage: ProgramImage;
  readonly pullSecrets: { readonly name: string }[];
  /** Validation errors of options that exclude each other. */
  readonly conflicts: readonly ValidationError[];
}
