import type { Size } from 'cdk8s';
import type { LogLifecycleOptions } from '../elasticsearch/indices/lifecycle-options';
import type { MemoryMapping } from '../elasticsearch/nodes/memory-mapping';
import type { NodeRole } from '../elasticsearch/nodes/node-sets/node-role';
import type { Storage } from '../elasticsearch/nodes/node-sets/storage';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { SecretRef } from '../kubernetes/secret-ref';
import type { ProgramImage } from '../provisioning/program-image';

/** Nodes with the same options. ECK creates a StatefulSet for them. */
export interface EckNodeSetOptions {
  /** The name of the set, a part of the names of its pods and claims: at most 23 characters. */
  readonly name: string;

  /** The number of nodes. */
  readonly count: number;

  /**
   * The roles of the nodes.
   * @default - all roles
   */
  readonly roles?: NodeRole[];

  /**
   * Where each node keeps its data: a claim, or for a trial the directory of the pod.
   * @default - a claim of 50Gi of the default class
   */
  readonly storage?: Storage;

  /**
   * The memory of each node, requested and limited: at least 512 MiB.
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;

  /**
   * Additions to every pod of the node set. ECK merges them with its own pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

/** An Elasticsearch that the operator ECK runs. */
export interface EckElasticsearchProps {
  /** The version in full, such as `9.5.6`. ECK 3 runs Elasticsearch 8 and newer. */
  readonly version: string;

  /**
   * The name of the resource, from which ECK derives the names of its Services and Secrets: at most 36 characters.
   * @default logs
   */
  readonly name?: string;

  /**
   * The nodes.
   * @default - three nodes with all roles
   */
  readonly nodeSets?: EckNodeSetOptions[];

  /**
   * Whether Elasticsearch maps its files into memory: `MemoryMapping.noMmap()` or `MemoryMapping.node()`.
   * @default MemoryMapping.noMmap()
   */
  readonly memoryMapping?: MemoryMapping;

  /**
   * The Secret of the agent's user, in the namespace of Elasticsearch and in that of the agent, of type
   * `kubernetes.io/basic-auth`: `username` and `roles` are both `log-agent`, `password` is yours.
   * @default - one called NAME-log-agent
   */
  readonly agentSecret?: SecretRef;

  /**
   * The certificate that clients see, with the keys `tls.crt`, `tls.key` and `ca.crt`, for the name
   * `NAME-es-http.NAMESPACE.svc` and, for clients of the same namespace, `NAME-es-http`.
   * @default - one that ECK creates and renews
   */
  readonly httpCertificate?: SecretRef;

  /**
   * The namespace of the agent, if it is another one. It needs copies of two Secrets: that of the agent and
   * NAME-es-http-certs-public. ECK creates no Secrets in other namespaces.
   * @default - the namespace of Elasticsearch
   */
  readonly agentNamespace?: string;

  /**
   * Index names and retention. A Job sets them up.
   * @default - indices are called kubernetes-logs-…, and deleted after a week
   */
  readonly lifecycle?: LogLifecycleOptions;

  /**
   * The image with Ruby in which that Job runs.
   * @default - the agent's image for the version
   */
  readonly programImage?: ProgramImage;
}
