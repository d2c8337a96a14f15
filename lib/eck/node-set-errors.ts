import { diskCapacityErrors } from '../elasticsearch/indices/lifecycle';
import { Storage } from '../elasticsearch/nodes/storage';
import { topologyErrors } from '../elasticsearch/nodes/topology';
import { podErrors } from '../kubernetes/pod/pod-errors';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearchSpec, EckNodeSetSpec } from './elasticsearch-spec';
import { eckTopology, nodeSetPod } from './node-sets';

const LONGEST_SET_NAME = 23;

/** Errors of the node sets and their storage. */
export function nodeSetErrors(spec: EckElasticsearchSpec): ValidationError[] {
  const { nodeSets, lifecycle, minor } = spec;
  const topology = eckTopology(nodeSets);
  return [
    ...topologyErrors(topology, topology.groups).map(inWordsOfEck),
    ...diskCapacityErrors(topology, lifecycle, Storage.emptyDir()),
    ...memoryMappingErrors(spec),
    ...nodeSets.flatMap((set) => [
      ...setNameErrors(set.name),
      ...set.storage._errors(set.count, minor),
      ...cephErrors(set),
      ...podErrors(`${optionOf(set)}.pod`, nodeSetPod(set, []), set.podOptions),
    ]),
  ];
}

function optionOf({ name }: EckNodeSetSpec): string {
  return `elasticsearch.nodeSets[${name}]`;
}

function inWordsOfEck(error: ValidationError): ValidationError {
  return { ...error, option: error.option.replace(/ replicas$/, ' count') };
}

function memoryMappingErrors({ memoryMapping }: EckElasticsearchSpec): ValidationError[] {
  if (memoryMapping._kind !== 'initContainer') return [];
  const expected = 'MemoryMapping.node() or MemoryMapping.noMmap() with ECK';
  const action = 'set vm.max_map_count on the nodes and use MemoryMapping.node(), or MemoryMapping.noMmap()';
  return [{ option: 'elasticsearch.memoryMapping', value: 'initContainer', expected, action }];
}

function cephErrors(set: EckNodeSetSpec): ValidationError[] {
  if (set.storage._kind !== 'cephRbd') return [];
  const expected = 'a claim or emptyDir: ECK makes the claims';
  const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
  return [{ option: `${optionOf(set)} storage`, value: 'cephRbd', expected, action }];
}

function setNameErrors(name: string): ValidationError[] {
  const option = 'elasticsearch.nodeSets[] name';
  if (name.length <= LONGEST_SET_NAME) return checkForm('dnsLabel', option, name);
  return [{ option, value: name, expected: `at most ${LONGEST_SET_NAME} characters`, action: 'choose a shorter name' }];
}
