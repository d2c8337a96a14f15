import type { SnapshotRepository } from './repository';

/** Snapshots of the logs and of the cluster state: templates, policies, users, and the saved objects of Kibana. */
export interface SnapshotOptions {
  /** The repository of the snapshots. */
  readonly repository: SnapshotRepository;

  /**
   * The schedule in the cron syntax of Elasticsearch: second, minute, hour, day of month, month, day of week, in UTC.
   * @default 0 17 2 * * ? - each night
   */
  readonly schedule?: string;

  /**
   * Days after which a snapshot is deleted.
   * @default 30
   */
  readonly retentionDays?: number;

  /**
   * The minimum number of snapshots to keep, regardless of their age.
   * @default 5
   */
  readonly leastSnapshots?: number;

  /**
   * The addresses of the repository in CIDR notation, for the NetworkPolicy of the nodes.
   * @default - any address, on the port of the repository
   */
  readonly cidr?: string;
}
