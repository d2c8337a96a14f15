import type { Duration, Size } from 'cdk8s';

/** The lifecycle of the logs in Elasticsearch. */
export interface LogLifecycleOptions {
  /**
   * The prefix of the log indices, before `-2026.11.23`. Templates, privileges and retention apply to it.
   * The built-in templates of Elasticsearch match names that begin with `logs-`.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;

  /**
   * Earlier values of `indexPrefix`, without which agents cannot send the log lines that they buffered before the change.
   * Privileges, templates, retention and snapshots also apply to their indices. Remove a prefix when the retention has
   * passed and every agent has sent its buffer.
   * @default - none
   */
  readonly previousIndexPrefixes?: string[];

  /**
   * The minimum time for which a log line is kept, in whole days. Its index is deleted afterwards.
   * @default Duration.days(7)
   */
  readonly retention?: Duration;

  /**
   * Whether the logs go into one data stream named `indexPrefix`, instead of an index for each day. Elasticsearch rolls
   * over and deletes its backing indices. Requires Elasticsearch 8.14 or newer, with security.
   *
   * Document ids are unique only within a backing index. If a bulk request gets no answer and a rollover happens before
   * the retry, its log lines appear twice. Dated indices do not have this problem. A line stays for up to 8 days longer
   * than `retention`, or up to 31 days longer if `retention` is more than 90 days. To return to dated indices, use
   * another `indexPrefix`.
   * @default false
   */
  readonly dataStream?: boolean;

  /**
   * The size of the logs of one day on disk, without replicas. It determines the number of primary shards.
   * Volumes that are too small for the retention are an error.
   * @default - unknown: one primary shard, and no check of the volumes
   */
  readonly dailyVolume?: Size;

  /**
   * The number of primary shards of each index.
   * @default - one for each 25 GiB of `dailyVolume`, and more if each data node then has the same number and no shard is
   * smaller than 10 GB
   */
  readonly primaryShards?: number;

  /**
   * Whether indices use the mode `logsdb`, which needs much less disk space. Elasticsearch rebuilds a document from its
   * fields and does not return it as it was sent: a name with dots becomes an object, a number in `structured` becomes
   * text, and `@timestamp` has a resolution of milliseconds. Requires Elasticsearch 8.17 or newer.
   * @default false
   */
  readonly logsdb?: boolean;

  /**
   * Whether the fields of pods also have the names that the Observability apps of Kibana expect: `kubernetes.pod.name`,
   * `kubernetes.pod.uid`, `kubernetes.namespace`, `kubernetes.container.name` and `kubernetes.node.name`. They are aliases
   * in the mapping of new indices. Elasticsearch rejects a document that has such a field itself.
   * @default false
   */
  readonly ecsFields?: boolean;

  /**
   * The age at which an index moves to the nodes with the role `NodeRole.DATA_WARM`, in whole days.
   * @default - never. Required if there are such nodes
   */
  readonly warmAfter?: Duration;

  /**
   * The age at which an index moves to the nodes with the role `NodeRole.DATA_COLD`, in whole days.
   * @default - never. Required if there are such nodes
   */
  readonly coldAfter?: Duration;
}
