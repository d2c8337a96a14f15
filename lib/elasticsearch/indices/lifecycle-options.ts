/** The lifecycle of the logs in Elasticsearch. */
export interface LogLifecycleOptions {
  /**
   * The prefix of the log indices, before `-2026.11.23`. Templates, privileges and retention apply to it.
   * The built-in templates of Elasticsearch match names that begin with `logs-`.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;

  /**
   * The minimum number of days for which a log line is kept. Its index is deleted afterwards.
   * @default 7
   */
  readonly retentionDays?: number;

  /**
   * Whether the logs go into one data stream named `indexPrefix`, instead of an index for each day. Elasticsearch rolls
   * over and deletes its backing indices. Requires Elasticsearch 8.14 or newer, with security.
   *
   * Document ids are unique only within a backing index. If a bulk request gets no answer and a rollover happens before
   * the retry, its log lines appear twice. Dated indices do not have this problem. A line stays for up to 8 days longer
   * than `retentionDays`, or up to 31 days longer if `retentionDays` is more than 90. To return to dated indices, use
   * another `indexPrefix`.
   * @default false
   */
  readonly dataStream?: boolean;

  /**
   * The size of the logs of one day on disk, without replicas, such as `5Gi`. It determines the number of primary shards.
   * Volumes that are too small for the retention are an error.
   * @default - unknown: one primary shard, and no check of the volumes
   */
  readonly dailyVolume?: string;

  /**
   * The number of primary shards of each index.
   * @default - one for each 25Gi of `dailyVolume`, rounded up to the same number on each node if no shard gets smaller
   * than 10 GB
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
   * Days after which an index moves to the nodes with the role `data_warm`.
   * @default - never. Required if there are such nodes
   */
  readonly warmAfterDays?: number;

  /**
   * Days after which an index moves to the nodes with the role `data_cold`.
   * @default - never. Required if there are such nodes
   */
  readonly coldAfterDays?: number;
}
