import type { Fault } from '../../reporting/validation-error';
import { checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import { surplusDays } from './data-stream';
import { checkIndexPrefix } from './prefix';
import type { LogLifecycle } from './lifecycle-options';
import { bytesOf } from '../../kubernetes/quantity';
import type { Storage } from '../nodes/storage';
import { isData, type Topology } from '../nodes/topology';

/** A lifecycle without gaps. */
export interface SettledLifecycle {
  readonly indexPrefix: string;
  readonly retentionDays: number;
  readonly dailyVolume?: string;
  readonly dataStream: boolean;
}

export function settle(lifecycle: LogLifecycle = {}): SettledLifecycle {
  return { indexPrefix: 'kubernetes-logs', retentionDays: 7, dataStream: false, ...definedOnly(lifecycle) };
}

function definedOnly(lifecycle: LogLifecycle): LogLifecycle {
  return Object.fromEntries(Object.entries(lifecycle).filter(([, value]) => value !== undefined));
}

/** Faults of what is said of the logs. */
export function lifecycleFaults({ indexPrefix, retentionDays, dailyVolume }: SettledLifecycle): Fault[] {
  const subject = 'elasticsearch.lifecycle';
  return [
    ...checkIndexPrefix(`${subject}.indexPrefix`, indexPrefix),
    ...checkInteger(`${subject}.retentionDays`, retentionDays, 1, 3650),
    ...checkQuantities(subject, dailyVolume === undefined ? {} : { dailyVolume }),
  ];
}

/** Elasticsearch gives no shard to a node whose disk is fuller than this (`cluster.routing.allocation.disk.watermark.low`). */
const USABLE = 0.85;

/** How many copies of a shard there are beside the first. */
export function copiesOf({ dataNodes }: Topology): number {
  return Math.min(1, Math.max(0, dataNodes - 1));
}

/** Retention that no disk can keep: what stays beyond it counts too. */
export function roomFaults(topology: Topology, lifecycle: SettledLifecycle, fallback: Storage): Fault[] {
  const daily = lifecycle.dailyVolume === undefined ? undefined : bytesOf(lifecycle.dailyVolume);
  const sizes = topology.groups.filter(isData).map((group) => {
    const size = (group.storage ?? fallback)._claim?.size;
    return size === undefined ? undefined : (bytesOf(size) ?? 0) * group.replicas;
  });
  if (daily === undefined || sizes.some((size) => size === undefined)) return [];
  const room = sizes.reduce<number>((all, size) => all + (size ?? 0), 0) * USABLE;
  const copies = 1 + copiesOf(topology);
  const surplus = surplusDays(lifecycle);
  const needed = daily * (lifecycle.retentionDays + surplus) * copies;
  if (needed <= room) return [];
  const days = Math.max(0, Math.floor(room / (daily * copies)) - surplus);
  return [
    {
      subject: 'elasticsearch.lifecycle.retentionDays',
      value: lifecycle.retentionDays,
      allowed: `at most ${days} with ${lifecycle.dailyVolume} a day in ${copies} copies on volumes of ${gib(room / USABLE)}Gi in all`,
      remedy: `keep the logs for less time, or give the volumes ${gib(needed / USABLE)}Gi in all`,
    },
  ];
}

function gib(bytes: number): number {
  return Math.ceil(bytes / 2 ** 30);
}
