/** What becomes of the logs in Elasticsearch. */
export interface LogLifecycleOptions {
  /**
   * The first part of the names of the indices, before `-2026.11.23`. Templates, rights and retention are made for it.
   * Names that begin with `logs-` are matched by templates of Elasticsearch's own.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;

  /**
   * Days for which a line can be found at least; its index is deleted then.
   * @default 7 - a week, over which a problem of the weekend can still be looked into, fills no disk by surprise
   */
  readonly retentionDays?: number;

  /**
   * Whether the logs go into one data stream called `indexPrefix`, whose backing indices Elasticsearch itself rolls and
   * deletes, instead of an index for each day. Elasticsearch 8.14 and newer, with security, official images only.
   *
   * An id is unique in a backing index only: a line whose bulk got no answer is there twice when the stream was rolled
   * before the next try. A dated index has no such gap. A line stays for up to a week longer than `retentionDays`, or
   * for a month where that is more than 90. The way back to dated indices needs another `indexPrefix`.
   * @default false
   */
  readonly dataStream?: boolean;

  /**
   * What the cluster logs in a day as stored once, such as `5Gi`. The number of primary shards follows from it, and
   * volumes that cannot hold the retention are refused.
   * @default - not known: one primary shard, and no check of the volumes
   */
  readonly dailyVolume?: string;

  /**
   * The primary shards of each index.
   * @default - one for each 25Gi of `dailyVolume`, and as many on each node where none gets smaller than 10 GB by that
   */
  readonly primaryShards?: number;

  /**
   * Whether indices use the mode `logsdb`, which needs much less disk. A document is shown as Elasticsearch rebuilds it
   * from its fields, and not as it was sent: a name with dots becomes an object, a number in `structured` becomes text,
   * and `@timestamp` has milliseconds. Elasticsearch 8.17 and newer.
   * @default false
   */
  readonly logsdb?: boolean;

  /**
   * Days after which an index moves to the nodes with the role `data_warm`.
   * @default - never; required where there are such nodes
   */
  readonly warmAfterDays?: number;

  /**
   * Days after which an index moves to the nodes with the role `data_cold`.
   * @default - never; required where there are such nodes
   */
  readonly coldAfterDays?: number;
}
