import { diskCapacityErrors, type LifecycleSpec } from '../elasticsearch/indices/lifecycle';
import { MemoryMapping } from '../elasticsearch/nodes/memory-mapping';
import type { NodeSetOptions } from '../elasticsearch/nodes/node-set';
import { Storage } from '../elasticsearch/nodes/storage';
import { memoryOf, topologyErrors, topologyOf } from '../elasticsearch/nodes/topology';
import type { CustomResourceProps } from '../kubernetes/custom-resource';
import { podErrors } from '../kubernetes/pod/pod-errors';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearchProps, EckNodeSetOptions } from './elasticsearch-props';

type NodeSet = NonNullable<CustomResourceProps['Elasticsearch']['spec']>['nodeSets'][number];

const DEFAULT: EckNodeSetOptions[] = [{ name: 'default', count: 3 }];
const DEFAULT_STORAGE = Storage.claim({ size: '50Gi' });
/** The name by which ECK knows the volume of the data. */
const DATA_VOLUME = 'elasticsearch-data';
const LONGEST_SET_NAME = 23;

/** The nodes as ECK reads them. */
export function nodeSetsOf(props: EckElasticsearchProps, pullSecrets: { name: string }[], minor: number): NodeSet[] {
  const { memoryMapping = MemoryMapping.noMmap(), nodeSets = DEFAULT } = props;
  return nodeSets.map((set) => ({
    name: set.name,
    count: set.count,
    config: {
      ...(set.roles === undefined ? {} : { 'node.roles': set.roles }),
      ...(memoryMapping._kind === 'noMmap' ? { 'node.store.allow_mmap': false } : {}),
    },
    podTemplate: podTemplate(partsOf(set, pullSecrets), set.pod, minor),
    volumeClaimTemplates: claimOf(set),
  }));
}

/** How many nodes keep data. */
export function dataNodesOf(props: EckElasticsearchProps): number {
  return topologyOf('', groupsOf(props)).dataNodes;
}

/** What is wrong with the nodes, or with what they are to keep. */
export function nodeSetErrors(
  props: EckElasticsearchProps,
  lifecycle: LifecycleSpec,
  minor: number,
): ValidationError[] {
  const { nodeSets = DEFAULT, memoryMapping } = props;
  const groups = groupsOf(props);
  const topology = topologyOf('eck', groups);
  const option = 'elasticsearch';
  const kept = nodeSets.filter(({ storage }) => storage?._kind === 'cephRbd');
  const action = 'set vm.max_map_count on the nodes and use MemoryMapping.node(), or MemoryMapping.noMmap()';
  return [
    ...topologyErrors(topology, groups).map(inWordsOfEck),
    ...diskCapacityErrors(topology, lifecycle, DEFAULT_STORAGE),
    ...nodeSets.flatMap(({ name }) => setNameErrors(name)),
    ...nodeSets.flatMap(({ count, storage }) => storage?._errors(count, minor) ?? []),
    ...nodeSets.flatMap((set) => podErrors(`${option}.nodeSets[${set.name}].pod`, partsOf(set, []), set.pod)),
    ...kept.map(({ name }) => ({
      option: `${option}.nodeSets[${name}] storage`,
      value: 'cephRbd',
      expected: 'a claim or emptyDir: ECK makes the claims',
      action: 'use Storage.claim with a StorageClass of the Ceph CSI driver',
    })),
    ...(memoryMapping?._kind === 'initContainer'
      ? [{ option: `${option}.memoryMapping`, value: 'initContainer', expected: 'node or noMmap with ECK', action }]
      : []),
  ];
}

function groupsOf({ nodeSets = DEFAULT }: EckElasticsearchProps): NodeSetOptions[] {
  return nodeSets.map(({ count: replicas, ...set }) => ({ ...set, replicas }));
}

function inWordsOfEck(error: ValidationError): ValidationError {
  return { ...error, option: error.option.replace('nodeSets', 'nodeSets').replace(/ replicas$/, ' count') };
}

function partsOf(set: EckNodeSetOptions, pullSecrets: { name: string }[]): PodParts {
  const memory = memoryOf({ name: set.name, replicas: set.count, memory: set.memory, pod: set.pod });
  const volumes = set.storage?._kind === 'emptyDir' ? [{ name: DATA_VOLUME, emptyDir: {} }] : undefined;
  return {
    labels: {},
    container: { name: 'elasticsearch', resources: { requests: { memory }, limits: { memory } } },
    spec: { imagePullSecrets: pullSecrets, volumes },
  };
}

function claimOf({ storage = DEFAULT_STORAGE }: EckNodeSetOptions): NodeSet['volumeClaimTemplates'] {
  const claim = storage._claim;
  if (claim === undefined) return undefined;
  const { size, storageClassName } = claim;
  return [
    {
      metadata: { name: DATA_VOLUME },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } }, storageClassName },
    },
  ];
}

function setNameErrors(name: string): ValidationError[] {
  if (name.length <= LONGEST_SET_NAME) return checkForm('dnsLabel', 'elasticsearch.nodeSets[] name', name);
  const expected = `at most ${LONGEST_SET_NAME} characters`;
  return [{ option: 'elasticsearch.nodeSets[] name', value: name, expected, action: 'choose a shorter name' }];
}
