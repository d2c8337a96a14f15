import type { LogLifecycleOptions } from '../elasticsearch/indices/lifecycle-options';
import type { MemoryMapping } from '../elasticsearch/nodes/memory-mapping';
import type { Storage } from '../elasticsearch/nodes/storage';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { SecretRef } from '../kubernetes/secret-ref';
import type { ProgramImage } from '../provisioning/program-image';

/** Nodes of one kind, which ECK makes a StatefulSet of. */
export interface EckNodeSetOptions {
  /** The name of the set, a part of the names of its pods and claims: 23 characters at most. */
  readonly name: string;

  /** The number of nodes. */
  readonly count: number;

  /**
   * The roles, in Elasticsearch's words: `master`, `data`, `data_hot`, `ingest` …
   * @default - all roles
   */
  readonly roles?: string[];

  /**
   * Where each node keeps its data: a claim, or for a trial the pod's own directory.
   * @default - a claim of 50Gi of the default class
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, requested and limited.
   * @default 2Gi
   */
  readonly memory?: string;

  /**
   * What is added to every pod of the set, over what ECK makes of it.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** An Elasticsearch that the operator ECK runs. */
export interface EckElasticsearchProps {
  /** Its whole version, such as `9.5.6`. ECK 3 runs Elasticsearch 8 and newer. */
  readonly version: string;

  /**
   * The name of the resource, from which ECK makes those of its Services and Secrets: 36 characters at most.
   * @default logs
   */
  readonly name?: string;

  /**
   * The nodes.
   * @default - three nodes with all roles
   */
  readonly nodeSets?: EckNodeSetOptions[];

  /**
   * What is done about the kernel's `vm.max_map_count`: `MemoryMapping.noMmap()` or `MemoryMapping.node()`.
   * @default MemoryMapping.noMmap()
   */
  readonly memoryMapping?: MemoryMapping;

  /**
   * The Secret of the agent's user, in the namespace of the store and in the agent's, of type
   * `kubernetes.io/basic-auth`: `username` and `roles` are both `log-agent`, `password` is yours.
   * @default - one called NAME-log-agent
   */
  readonly agentSecret?: SecretRef;

  /**
   * The certificate that clients see, with the keys `tls.crt`, `tls.key` and `ca.crt`, for the name
   * `NAME-es-http.NAMESPACE.svc` and, for clients of the same namespace, `NAME-es-http`.
   * @default - one that ECK makes and renews
   */
  readonly httpCertificate?: SecretRef;

  /**
   * The namespace of the agent, where it is another. Somebody keeps copies of two Secrets there, the agent's own and
   * NAME-es-http-certs-public: ECK makes none in other namespaces.
   * @default - the namespace of the store
   */
  readonly agentNamespace?: string;

  /**
   * What becomes of the logs. A Job sets it up.
   * @default - indices are called kubernetes-logs-…, and deleted after a week
   */
  readonly lifecycle?: LogLifecycleOptions;

  /**
   * The image with Ruby in which that Job runs.
   * @default - the agent's image for the version
   */
  readonly programImage?: ProgramImage;
}
