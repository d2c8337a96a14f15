import type { Duration, Size } from 'cdk8s';
import type { ContainerLogFormat } from './log-format';
import type { MetadataLevel } from './metadata';
import type { NodeJournalOptions } from './node-logs';
import type { PodControlOptions } from './selection/pod-control';
import type { ContainerPattern, RedactionOptions } from './selection/selection';
import type { StackTraceOptions } from './selection/stack-traces';

/** The pipeline of current clusters: which logs it reads, and what the documents contain. */
export interface ContainersPipelineOptions {
  /**
   * What the container runtime of the nodes writes.
   * @default - CRI from Kubernetes 1.24 on, both formats before
   */
  readonly format?: ContainerLogFormat;

  /**
   * The only containers whose logs are sent. The agent's own pods are never read.
   * @default - all
   */
  readonly only?: ContainerPattern[];

  /**
   * Containers whose logs are not sent. With labels, the logs of pods whose labels are unknown wait while the API server
   * does not answer.
   * @default - none
   */
  readonly exclude?: ContainerPattern[];

  /**
   * Stack traces that are joined into one document each.
   * @default - none: a trace becomes as many documents as it has lines
   */
  readonly stackTraces?: StackTraceOptions;

  /**
   * Annotations by which pods may ask for stack traces, JSON, an index of their own, or to be left out.
   * @default - none
   */
  readonly podControls?: PodControlOptions;

  /**
   * The metadata of the pod in each document.
   * @default MetadataLevel.LABELS
   */
  readonly metadata?: MetadataLevel;

  /**
   * How long the logs of a pod wait while the API server does not answer, before they are sent without labels. If
   * labels decide whether logs are sent, the logs wait until the labels are known.
   * @default Duration.minutes(5)
   */
  readonly metadataWait?: Duration;

  /**
   * Replacements in the text before it leaves the node.
   * @default - none
   */
  readonly redactions?: RedactionOptions[];

  /**
   * Whether a message that is a JSON object is also parsed into the field `structured`. The index template of this
   * library maps the field as `flattened`. Objects that Elasticsearch cannot store stay text: those with more than 19
   * levels, with numbers beyond 64 bits, or with names that contain NUL or have more than 8,000 bytes.
   * @default false
   */
  readonly parseJson?: boolean;

  /**
   * Whether dots in the names of labels become underscores: for indices without the type `flattened`, which
   * Elasticsearch has since 7.3 and the index template of this library uses.
   * @default false
   */
  readonly dedotLabels?: boolean;

  /**
   * The journal of the node.
   * @default - not read
   */
  readonly journal?: NodeJournalOptions;

  /**
   * The path of the API server's audit log on control plane nodes, such as `/var/log/kubernetes/audit/audit.log`.
   * @default - not read
   */
  readonly auditLog?: string;

  /**
   * The first part of the names of the indices, before `-2026.11.23`.
   * @default - that of the Elasticsearch, else `kubernetes-logs`
   */
  readonly indexPrefix?: string;

  /**
   * Whether each namespace has indices of its own, `PREFIX-NAMESPACE-2026.11.23`. Not possible with a data stream.
   * @default false
   */
  readonly indexPerNamespace?: boolean;

  /**
   * The largest document, from 256 KiB to 32 MiB. A text that is longer than half of this size is truncated, and the
   * field `original_bytes` has its original length. A bulk request has at most 900 kB unless one document has more.
   * @default Size.mebibytes(8)
   */
  readonly chunkSize?: Size;

  /**
   * The largest size of the buffer on the node's disk, which fills while Elasticsearch is unavailable. When it is full,
   * the agent stops reading log files until there is space. The kubelet continues to rotate them.
   * @default Size.gibibytes(2)
   */
  readonly bufferSize?: Size;

  /**
   * How many bulk requests are sent at the same time, from 1 to 64.
   * @default 2
   */
  readonly flushThreads?: number;
}
