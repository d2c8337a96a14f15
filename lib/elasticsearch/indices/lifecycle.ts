import { Duration, type Size } from 'cdk8s';
import { bytesOf, sizeQuantity } from '../../kubernetes/size-quantity';
import { checkDays, daysOf } from '../../kubernetes/validation/times';
import type { ValidationError } from '../../reporting/validation-error';
import { keepsShards, logNodesOf, type Topology } from '../nodes/node-sets/topology';
import type { LogLifecycleOptions } from './lifecycle-options';
import { checkIndexPrefix, checkPreviousPrefixes, DEFAULT_INDEX_PREFIX } from './prefix';
import { surplusDays } from './surplus-days';

/** A lifecycle with all options resolved. */
export interface LifecycleSpec {
  readonly indexPrefix: string;
  readonly previousIndexPrefixes: readonly string[];
  /** Fractions of days are a validation error. */
  readonly retentionDays: number;
  readonly dailyVolume: Size | undefined;
  readonly dataStream: boolean;
  readonly primaryShards: number | undefined;
  readonly logsdb: boolean;
  readonly ecsFields: boolean;
  readonly warmAfterDays: number | undefined;
  readonly coldAfterDays: number | undefined;
}

export const DEFAULT_RETENTION = Duration.days(7);

export function resolveLifecycle(options: LogLifecycleOptions = {}): LifecycleSpec {
  return {
    indexPrefix: options.indexPrefix ?? DEFAULT_INDEX_PREFIX,
    previousIndexPrefixes: options.previousIndexPrefixes ?? [],
    retentionDays: daysOf(options.retention ?? DEFAULT_RETENTION),
    dailyVolume: options.dailyVolume,
    dataStream: options.dataStream ?? false,
    primaryShards: options.primaryShards,
    logsdb: options.logsdb ?? false,
    ecsFields: options.ecsFields ?? false,
    warmAfterDays: options.warmAfter && daysOf(options.warmAfter),
    coldAfterDays: options.coldAfter && daysOf(options.coldAfter),
  };
}

/** Validation errors of the lifecycle, for the option that has it, such as `elasticsearch.lifecycle`. */
export function lifecycleErrors(option: string, lifecycle: LifecycleSpec): ValidationError[] {
  const { indexPrefix, previousIndexPrefixes, retentionDays } = lifecycle;
  return [
    ...checkIndexPrefix(`${option}.indexPrefix`, indexPrefix),
    ...checkPreviousPrefixes(`${option}.previousIndexPrefixes`, previousIndexPrefixes, indexPrefix),
    ...checkDays(`${option}.retention`, Duration.days(retentionDays), 1, 3650),
  ];
}

/** Whether the retention itself is valid, so that what follows from it can be checked. */
export function hasValidRetention({ retentionDays }: LifecycleSpec): boolean {
  return checkDays('retention', Duration.days(retentionDays), 1, 3650).length === 0;
}

/** Elasticsearch allocates no shards to a node whose disk usage exceeds this ratio (`cluster.routing.allocation.disk.watermark.low`). */
const USABLE = 0.85;

/** The number of replicas of each shard. */
export function copiesOf(topology: Topology): number {
  return Math.min(1, Math.max(0, logNodesOf(topology) - 1));
}

/** Validation errors for a retention that does not fit on the volumes, including the days that stay beyond it. */
export function diskCapacityErrors(topology: Topology, lifecycle: LifecycleSpec): ValidationError[] {
  const { dailyVolume, dataStream, retentionDays } = lifecycle;
  // A claim of nothing has an error of its own.
  const sizes = topology.nodeSets.filter(keepsShards).map(({ storage, replicas }) => {
    const bytes = storage._claim && bytesOf(storage._claim.size);
    return bytes ? bytes * replicas : undefined;
  });
  if (!hasValidRetention(lifecycle) || dailyVolume === undefined || sizes.some((size) => size === undefined)) return [];
  const daily = bytesOf(dailyVolume);
  const capacity = sizes.reduce<number>((all, size) => all + (size ?? 0), 0) * USABLE;
  const copies = 1 + copiesOf(topology);
  const surplus = surplusDays(dataStream, retentionDays);
  const needed = daily * (retentionDays + surplus) * copies;
  if (needed <= capacity) return [];
  const days = Math.floor(capacity / (daily * copies)) - surplus;
  const where = `in ${copies === 1 ? '1 copy' : `${copies} copies`} on volumes of ${gib(capacity / USABLE)}Gi in all`;
  const larger = `give the volumes ${gib(needed / USABLE)}Gi in all`;
  const [volume, retention] = [sizeQuantity(dailyVolume), Duration.days(retentionDays)];
  if (days < 1) {
    const most = Math.floor(capacity / (copies * (retentionDays + surplus) * 2 ** 20));
    return [
      {
        option: 'elasticsearch.lifecycle.dailyVolume',
        value: volume,
        expected: `at most ${most}Mi with a retention of ${retention.toHumanString()} ${where}`,
        action: `correct it, or ${larger}`,
      },
    ];
  }
  return [
    {
      option: 'elasticsearch.lifecycle.retention',
      value: retention,
      expected: `at most ${days} days with a dailyVolume of ${volume} ${where}`,
      action: `keep the logs for less time, or ${larger}`,
    },
  ];
}

function gib(bytes: number): number {
  return Math.ceil(bytes / 2 ** 30);
}
