import { diskCapacityErrors } from '../elasticsearch/indices/lifecycle';
import { shardErrors } from '../elasticsearch/indices/shards';
import { ClaimRetention } from '../elasticsearch/nodes/node-sets/claim-retention';
import type { NodeSetSpec } from '../elasticsearch/nodes/node-sets/node-set-spec';
import { topologyErrors } from '../elasticsearch/nodes/node-sets/topology-errors';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearchSpec } from './elasticsearch-spec';
import { deletesClaims } from './node-sets';

/** Validation errors of the node sets and their storage. */
export function nodeSetErrors(spec: EckElasticsearchSpec): ValidationError[] {
  const { topology, lifecycle, minor } = spec;
  return [
    ...topologyErrors(topology),
    ...diskCapacityErrors(topology, lifecycle),
    ...shardErrors(topology, lifecycle),
    ...memoryMappingErrors(spec),
    ...topology.nodeSets.flatMap((nodeSet) => [...nameErrors(nodeSet), ...storageErrors(nodeSet, minor)]),
    ...whenDeletedErrors(topology.nodeSets),
  ];
}

function memoryMappingErrors({ memoryMapping }: EckElasticsearchSpec): ValidationError[] {
  if (memoryMapping._kind !== 'initContainer') return [];
  const expected = 'MemoryMapping.node() or MemoryMapping.noMmap() with ECK';
  const action = 'set vm.max_map_count on the nodes and use MemoryMapping.node(), or use MemoryMapping.noMmap()';
  return [{ option: 'elasticsearch.memoryMapping', value: 'initContainer', expected, action }];
}

function storageErrors({ storage, replicas, options }: NodeSetSpec, minor: number): ValidationError[] {
  if (storage._kind === 'cephRbd') {
    const expected = 'Storage.claim or Storage.emptyDir, because ECK creates the claims';
    const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
    return [{ option: options.storage, value: 'cephRbd', expected, action }];
  }
  const errors = storage._errorsOf(options.storage, replicas, minor);
  if (storage._claim?.whenScaled !== ClaimRetention.RETAIN) return errors;
  const expected = 'ClaimRetention.DELETE, because ECK deletes the claims of nodes that it removes';
  const action = 'leave it out: ECK moves the shards to other nodes before';
  return [...errors, { option: `${options.storage}.whenScaled`, value: ClaimRetention.RETAIN, expected, action }];
}

/** ECK has one policy for all node sets. */
function whenDeletedErrors(nodeSets: readonly NodeSetSpec[]): ValidationError[] {
  const claims = nodeSets.filter(({ storage }) => storage._kind === 'claim');
  const kept = claims.find(({ storage }) => !deletesClaims(storage));
  const deleted = claims.find(({ storage }) => deletesClaims(storage));
  if (kept === undefined || deleted === undefined) return [];
  const option = `${deleted.options.storage}.whenDeleted`;
  const expected = `the same as that of ${kept.options.nodeSet}, because ECK has one policy for all node sets`;
  return [{ option, value: ClaimRetention.DELETE, expected, action: 'set it for all node sets, or for none' }];
}

const LONGEST_NAME = 23;

function nameErrors({ name, options }: NodeSetSpec): ValidationError[] {
  if (!name || name.length <= LONGEST_NAME) return [];
  const expected = `at most ${LONGEST_NAME} characters`;
  return [{ option: `${options.nodeSet}.name`, value: name, expected, action: 'choose a shorter name' }];
}
