import type { Duration, Size } from 'cdk8s';
import type { ContainerLogFormat } from './log-format';
import type { MetadataLevel } from './metadata';
import type { NodeJournalOptions } from './node-logs';
import type { PodControlOptions } from './pod-control';
import type { ContainerPattern, PodLabelSelector, RedactionOptions } from './selection';
import type { StackTraceOptions } from './stack-traces';

/** The pipeline of current clusters: what is read, and what the documents contain. */
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
   * Containers whose logs are not sent.
   * @default - none
   */
  readonly exclude?: ContainerPattern[];

  /**
   * Pods whose logs are not sent, by a label. While the API server does not answer, the logs of a pod wait whose labels
   * are not known.
   * @default - none
   */
  readonly dropPods?: PodLabelSelector[];

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
   * How much a document says about its pod.
   * @default MetadataLevel.LABELS
   */
  readonly metadata?: MetadataLevel;

  /**
   * How long the logs of a pod wait while the API server does not answer, before they are sent without labels. Where
   * labels decide whether logs are sent, they wait as long as it takes.
   * @default Duration.minutes(5)
   */
  readonly metadataWait?: Duration;

  /**
   * Replacements in the text before it leaves the node.
   * @default - none
   */
  readonly redactions?: RedactionOptions[];

  /**
   * Whether a message that is a JSON object is parsed into the field `structured`, beside its text. The index template of
   * this library maps the field as `flattened`. Objects stay text that Elasticsearch could not store: with more than 19
   * levels, numbers beyond 64 bits, or names that contain NUL or have more than 8,000 bytes.
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
   * The largest document, from 256 KiB to 32 MiB. A text that has more than half of it is cut, and the field
   * `original_bytes` says how long it was. A bulk request has at most 900 kB unless one document has more.
   * @default Size.mebibytes(8)
   */
  readonly chunkSize?: Size;

  /**
   * How much of the node's disk the buffer takes while Elasticsearch is away. When it is full, log files are not read
   * until there is room; the kubelet rotates them meanwhile.
   * @default Size.gibibytes(2)
   */
  readonly bufferSize?: Size;

  /**
   * How many bulk requests are sent at the same time, from 1 to 64.
   * @default 2
   */
  readonly flushThreads?: number;
}
