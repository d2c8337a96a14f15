import type { SnapshotRepository } from './repository';

/** Snapshots of the logs, and of what Elasticsearch knows beside them: templates, policies, users, the objects of Kibana. */
export interface SnapshotOptions {
  /** Where they are kept. */
  readonly repository: SnapshotRepository;

  /**
   * When one is taken, as Elasticsearch writes times: second, minute, hour, day of month, month, day of week, in UTC.
   * @default 0 17 2 * * ? - each night
   */
  readonly schedule?: string;

  /**
   * Days after which a snapshot is deleted.
   * @default 30
   */
  readonly retentionDays?: number;

  /**
   * The number of snapshots that stay however old they are.
   * @default 5
   */
  readonly leastSnapshots?: number;

  /**
   * The addresses of the repository in CIDR notation, for the NetworkPolicy of the nodes.
   * @default - any address, by the port of the repository
   */
  readonly cidr?: string;
}
