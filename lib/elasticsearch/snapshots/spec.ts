import type { SnapshotOptions } from './options';
import type { SnapshotRepository } from './repository';

/** Snapshots with all options resolved. */
export interface SnapshotSpec {
  readonly repository: SnapshotRepository;
  readonly schedule: string;
  readonly retentionDays: number;
  readonly leastSnapshots: number;
  readonly cidr: string | undefined;
}

export function resolveSnapshots(options: SnapshotOptions): SnapshotSpec {
  return {
    repository: options.repository,
    schedule: options.schedule ?? '0 17 2 * * ?',
    retentionDays: options.retentionDays ?? 30,
    leastSnapshots: options.leastSnapshots ?? 5,
    cidr: options.cidr,
  };
}
