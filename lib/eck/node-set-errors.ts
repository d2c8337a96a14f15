import { diskCapacityErrors } from '../elasticsearch/indices/lifecycle';
import { shardErrors } from '../elasticsearch/indices/shards';
import type { NodeSetSpec } from '../elasticsearch/nodes/node-sets/node-set-spec';
import { topologyErrors } from '../elasticsearch/nodes/node-sets/topology-errors';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearchSpec } from './elasticsearch-spec';

/** Validation errors of the node sets and their storage. */
export function nodeSetErrors(spec: EckElasticsearchSpec): ValidationError[] {
  const { topology, lifecycle, minor } = spec;
  return [
    ...topologyErrors(topology),
    ...diskCapacityErrors(topology, lifecycle),
    ...shardErrors(topology, lifecycle),
    ...memoryMappingErrors(spec),
    ...topology.nodeSets.flatMap((nodeSet) => [
      ...nameErrors(nodeSet),
      ...nodeSet.storage._errorsOf(nodeSet.options.storage, nodeSet.replicas, minor),
      ...cephErrors(nodeSet),
    ]),
  ];
}

function memoryMappingErrors({ memoryMapping }: EckElasticsearchSpec): ValidationError[] {
  if (memoryMapping._kind !== 'initContainer') return [];
  const expected = 'MemoryMapping.node() or MemoryMapping.noMmap() with ECK';
  const action = 'set vm.max_map_count on the nodes and use MemoryMapping.node(), or use MemoryMapping.noMmap()';
  return [{ option: 'elasticsearch.memoryMapping', value: 'initContainer', expected, action }];
}

function cephErrors({ storage, options }: NodeSetSpec): ValidationError[] {
  if (storage._kind !== 'cephRbd') return [];
  const expected = 'Storage.claim or Storage.emptyDir, because ECK creates the claims';
  const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
  return [{ option: options.storage, value: 'cephRbd', expected, action }];
}

const LONGEST_NAME = 23;

function nameErrors({ name, options }: NodeSetSpec): ValidationError[] {
  if (name.length <= LONGEST_NAME) return [];
  const expected = `at most ${LONGEST_NAME} characters`;
  return [{ option: `${options.nodeSet}.name`, value: name, expected, action: 'choose a shorter name' }];
}
