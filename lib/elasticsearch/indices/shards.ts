import { Duration } from 'cdk8s';
import { bytesOf, sizeQuantity } from '../../kubernetes/size-quantity';
import { checkInteger } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import { logNodesOf, type Topology } from '../nodes/node-sets/topology';
import { copiesOf, diskCapacityErrors, hasValidRetention, type LifecycleSpec } from './lifecycle';

/**
 * Elastic recommends shards of 10 to 50 GB with at most 200 million documents
 * (https://www.elastic.co/docs/deploy-manage/production-guidance/optimize-performance/size-shards).
 */
const LARGEST = 50e9;
const SMALLEST = 10e9;
/** 200 million documents of 134 bytes on disk, the size of the shortest log lines with their metadata. */
const TARGET = 25 * 2 ** 30;
/** `cluster.max_shards_per_node`: beyond it, Elasticsearch creates no index. */
const SHARDS_OF_NODE = 1000;

/** The primary shards of an index for a day's logs, or of a data stream that rolls over at 50 GB for each shard. */
export function primariesOf(lifecycle: LifecycleSpec, topology: Topology): number {
  if (lifecycle.primaryShards !== undefined) return lifecycle.primaryShards;
  const daily = dailyBytes(lifecycle);
  const needed = Math.max(1, Math.ceil(daily / TARGET));
  const nodes = Math.max(1, logNodesOf(topology));
  // The same number on each node, unless that makes shards too small.
  const even = Math.ceil(needed / nodes) * nodes;
  return needed > 1 && daily / even >= SMALLEST ? even : needed;
}

/** Validation errors for shards that are too large or too many. */
export function shardErrors(topology: Topology, lifecycle: LifecycleSpec): ValidationError[] {
  const { dailyVolume, primaryShards, retentionDays } = lifecycle;
  const option = 'elasticsearch.lifecycle';
  const wrong = checkInteger(`${option}.primaryShards`, primaryShards, 1, 1024);
  if (wrong.length > 0 || !(logNodesOf(topology) >= 1) || !hasValidRetention(lifecycle)) return wrong;
  const largest = dailyBytes(lifecycle) / primariesOf(lifecycle, topology);
  const least = Math.ceil(dailyBytes(lifecycle) / LARGEST);
  const tooLarge: ValidationError = {
    option: `${option}.primaryShards`,
    value: primaryShards,
    expected: `${least} or more with a dailyVolume of ${dailyVolume && sizeQuantity(dailyVolume)}: Elastic recommends at most 50 GB a shard`,
    action: 'leave it out, or raise it',
  };
  const limit = SHARDS_OF_NODE * logNodesOf(topology);
  const tooMany: ValidationError = {
    option: `${option}.retention`,
    value: Duration.days(retentionDays),
    expected: `at most ${limit} shards on ${logNodesOf(topology)} nodes, not ${shardsOf(lifecycle, topology)}: Elasticsearch creates no index beyond 1000 shards for each node`,
    action: 'shorten the retention, use fewer primaryShards, use dataStream, or add nodes',
  };
  // Logs that do not fit on the volumes are one error, not also one of their shards.
  const isTooMany = shardsOf(lifecycle, topology) > limit && diskCapacityErrors(topology, lifecycle).length === 0;
  return [...(lifecycle.dataStream || largest <= LARGEST ? [] : [tooLarge]), ...(isTooMany ? [tooMany] : [])];
}

/** The number of namespaces that can have a daily index within the limit of shards. */
export function namespacesWithin(lifecycle: LifecycleSpec, topology: Topology): number {
  const copies = 1 + copiesOf(topology);
  const days = daysOf(lifecycle);
  const rejected = days * copies;
  const left = SHARDS_OF_NODE * logNodesOf(topology) - rejected;
  return Math.max(0, Math.floor(left / (days * primariesOf(lifecycle, topology) * copies)));
}

/** All shards of the logs, and one index of rejected documents for each day. */
function shardsOf(lifecycle: LifecycleSpec, topology: Topology): number {
  const copies = 1 + copiesOf(topology);
  const primaries = primariesOf(lifecycle, topology);
  const days = daysOf(lifecycle);
  return (indicesOf(lifecycle, primaries, days) * primaries + days) * copies;
}

/** A data stream rolls over by age or by size, whichever comes first. */
function indicesOf(lifecycle: LifecycleSpec, primaries: number, days: number): number {
  if (!lifecycle.dataStream) return days;
  const byAge = days / (lifecycle.retentionDays <= 90 ? 7 : 30);
  return Math.ceil(byAge + (dailyBytes(lifecycle) * days) / (LARGEST * primaries));
}

/** The retention, the current day, and the day that is about to be deleted. */
function daysOf({ retentionDays }: LifecycleSpec): number {
  return retentionDays + 2;
}

function dailyBytes({ dailyVolume }: LifecycleSpec): number {
  return dailyVolume === undefined ? 0 : bytesOf(dailyVolume);
}
