import type { Cron, Duration } from 'cdk8s';
import type { SnapshotRepository } from './repository';

/** Snapshots of the logs and of the cluster state: templates, policies, users, and the saved objects of Kibana. */
export interface SnapshotOptions {
  /** The repository of the snapshots. */
  readonly repository: SnapshotRepository;

  /**
   * When snapshots are taken, in UTC. Set the day of the month or the day of the week, not both.
   * @default Cron.schedule({ minute: '17', hour: '2' }) - each night
   */
  readonly schedule?: Cron;

  /**
   * The age at which a snapshot is deleted, in whole days.
   * @default Duration.days(30)
   */
  readonly retention?: Duration;

  /**
   * The minimum number of snapshots to keep, regardless of their age.
   * @default 5
   */
  readonly minimumSnapshots?: number;

  /**
   * The addresses of the repository in CIDR notation, for the NetworkPolicy of the nodes.
   * @default - any address, on the port of the repository
   */
  readonly cidr?: string;
}
