import { Cron, Duration } from 'cdk8s';
import { daysOf } from '../../kubernetes/validation/times';
import type { SnapshotOptions } from './options';
import type { SnapshotRepository } from './repository';
import { elasticsearchSchedule } from './schedule';

/** Snapshots with all options resolved. */
export interface SnapshotSpec {
  readonly repository: SnapshotRepository;
  readonly cron: Cron;
  /** The schedule as Elasticsearch writes it. Undefined if Elasticsearch has no such schedule. */
  readonly schedule: string | undefined;
  /** Fractions of days are a validation error. */
  readonly retentionDays: number;
  readonly minimumSnapshots: number;
  readonly cidr: string | undefined;
}

export function resolveSnapshots(options: SnapshotOptions): SnapshotSpec {
  const cron = options.schedule ?? Cron.schedule({ minute: '17', hour: '2' });
  return {
    repository: options.repository,
    cron,
    schedule: elasticsearchSchedule(cron),
    retentionDays: daysOf(options.retention ?? Duration.days(30)),
    minimumSnapshots: options.minimumSnapshots ?? 5,
    cidr: options.cidr,
  };
}
