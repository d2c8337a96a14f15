import { bytesOf } from '../../kubernetes/quantity';
import { checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import { keepsShards, logNodesOf, type Topology } from '../nodes/topology';
import type { LogLifecycleOptions } from './lifecycle-options';
import { checkIndexPrefix, DEFAULT_INDEX_PREFIX } from './prefix';
import { surplusDays } from './surplus-days';

/** A lifecycle with all defaults. */
export interface LifecycleSpec {
  readonly indexPrefix: string;
  readonly retentionDays: number;
  readonly dailyVolume?: string;
  readonly dataStream: boolean;
  readonly primaryShards?: number;
  readonly logsdb?: boolean;
  readonly warmAfterDays?: number;
  readonly coldAfterDays?: number;
}

export function resolveLifecycle(lifecycle: LogLifecycleOptions = {}): LifecycleSpec {
  return { indexPrefix: DEFAULT_INDEX_PREFIX, retentionDays: 7, dataStream: false, ...definedOnly(lifecycle) };
}

function definedOnly(lifecycle: LogLifecycleOptions): LogLifecycleOptions {
  return Object.fromEntries(Object.entries(lifecycle).filter(([, value]) => value !== undefined));
}

/** Validation errors of the lifecycle. */
export function lifecycleErrors({ indexPrefix, retentionDays, dailyVolume }: LifecycleSpec): ValidationError[] {
  const option = 'elasticsearch.lifecycle';
  return [
    ...checkIndexPrefix(`${option}.indexPrefix`, indexPrefix),
    ...checkInteger(`${option}.retentionDays`, retentionDays, 1, 3650),
    ...checkQuantities(option, dailyVolume === undefined ? {} : { dailyVolume }),
  ];
}

/** Elasticsearch allocates no shards to a node whose disk usage exceeds this ratio (`cluster.routing.allocation.disk.watermark.low`). */
const USABLE = 0.85;

/** The number of replicas of each shard. */
export function copiesOf(topology: Topology): number {
  return Math.min(1, Math.max(0, logNodesOf(topology) - 1));
}

/** Validation errors for a retention that does not fit on the volumes, including the days that stay beyond it. */
export function diskCapacityErrors(topology: Topology, lifecycle: LifecycleSpec): ValidationError[] {
  const daily = lifecycle.dailyVolume === undefined ? undefined : bytesOf(lifecycle.dailyVolume);
  const sizes = topology.nodeSets.filter(keepsShards).map(({ storage, replicas }) => {
    const size = storage._claim?.size;
    return size === undefined ? undefined : (bytesOf(size) ?? 0) * replicas;
  });
  if (daily === undefined || sizes.some((size) => size === undefined)) return [];
  const capacity = sizes.reduce<number>((all, size) => all + (size ?? 0), 0) * USABLE;
  const copies = 1 + copiesOf(topology);
  const surplus = surplusDays(lifecycle.dataStream, lifecycle.retentionDays);
  const needed = daily * (lifecycle.retentionDays + surplus) * copies;
  if (needed <= capacity) return [];
  const days = Math.max(0, Math.floor(capacity / (daily * copies)) - surplus);
  return [
    {
      option: 'elasticsearch.lifecycle.retentionDays',
      value: lifecycle.retentionDays,
      expected: `at most ${days} with ${lifecycle.dailyVolume} a day in ${copies} copies on volumes of ${gib(capacity / USABLE)}Gi in all`,
      action: `keep the logs for less time, or give the volumes ${gib(needed / USABLE)}Gi in all`,
    },
  ];
}

function gib(bytes: number): number {
  return Math.ceil(bytes / 2 ** 30);
}
