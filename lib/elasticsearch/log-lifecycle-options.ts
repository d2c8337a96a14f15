/** What becomes of the logs in the store. */
export interface LogLifecycle {
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
   * What the cluster logs in a day as stored once, such as `5Gi`. With it, volumes that cannot hold the retention are
   * refused.
   * @default - not known, and not checked
   */
  readonly dailyVolume?: string;
}
