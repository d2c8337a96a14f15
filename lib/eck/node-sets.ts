import { roomFaults, type SettledLifecycle } from '../elasticsearch/indices/lifecycle';
import { MapCount } from '../elasticsearch/nodes/memory-mapping';
import type { NodeGroup } from '../elasticsearch/nodes/node-set';
import { Storage } from '../elasticsearch/nodes/storage';
import { memoryOf, topologyFaults, topologyOf } from '../elasticsearch/nodes/topology';
import type { Fault } from '../reporting/validation-error';
import type { CustomResourceProps } from '../kubernetes/custom-resource';
import { type PodParts, podFaults, podTemplate } from '../kubernetes/pod/pod-template';
import { checkForm } from '../kubernetes/validation/syntax';
import type { EckElasticsearchProps, EckNodeSet } from './elasticsearch-props';

type NodeSet = NonNullable<CustomResourceProps['Elasticsearch']['spec']>['nodeSets'][number];

const DEFAULT: EckNodeSet[] = [{ name: 'default', count: 3 }];
const DEFAULT_STORAGE = Storage.claim({ size: '50Gi' });
/** The name by which ECK knows the volume of the data. */
const DATA_VOLUME = 'elasticsearch-data';
const LONGEST_SET_NAME = 23;

/** The nodes as ECK reads them. */
export function nodeSetsOf(props: EckElasticsearchProps, pullSecrets: { name: string }[]): NodeSet[] {
  const { mapCount = MapCount.noMmap(), nodeSets = DEFAULT } = props;
  return nodeSets.map((set) => ({
    name: set.name,
    count: set.count,
    config: {
      ...(set.roles === undefined ? {} : { 'node.roles': set.roles }),
      ...(mapCount._kind === 'noMmap' ? { 'node.store.allow_mmap': false } : {}),
    },
    podTemplate: podTemplate(partsOf(set, pullSecrets), set.pod),
    volumeClaimTemplates: claimOf(set),
  }));
}

/** How many nodes keep data. */
export function dataNodesOf(props: EckElasticsearchProps): number {
  return topologyOf('', groupsOf(props)).dataNodes;
}

/** What is wrong with the nodes, or with what they are to keep. */
export function nodeSetFaults(props: EckElasticsearchProps, lifecycle: SettledLifecycle, minor: number): Fault[] {
  const { nodeSets = DEFAULT, mapCount } = props;
  const groups = groupsOf(props);
  const topology = topologyOf('eck', groups);
  const subject = 'elasticsearch';
  const kept = nodeSets.filter(({ storage }) => storage?._kind === 'cephRbd');
  const remedy = 'set vm.max_map_count on the nodes and use MapCount.node(), or MapCount.noMmap()';
  return [
    ...topologyFaults(topology, groups).map(inWordsOfEck),
    ...roomFaults(topology, lifecycle, DEFAULT_STORAGE),
    ...nodeSets.flatMap(({ name }) => setNameFaults(name)),
    ...nodeSets.flatMap(({ count, storage }) => storage?._faults(count, minor) ?? []),
    ...nodeSets.flatMap((set) => podFaults(`${subject}.nodeSets[${set.name}].pod`, partsOf(set, []), set.pod)),
    ...kept.map(({ name }) => ({
      subject: `${subject}.nodeSets[${name}] storage`,
      value: 'cephRbd',
      allowed: 'a claim or emptyDir: ECK makes the claims',
      remedy: 'use Storage.claim with a StorageClass of the Ceph CSI driver',
    })),
    ...(mapCount?._kind === 'initContainer'
      ? [{ subject: `${subject}.mapCount`, value: 'initContainer', allowed: 'node or noMmap with ECK', remedy }]
      : []),
  ];
}

function groupsOf({ nodeSets = DEFAULT }: EckElasticsearchProps): NodeGroup[] {
  return nodeSets.map(({ count: replicas, ...set }) => ({ ...set, replicas }));
}

function inWordsOfEck(fault: Fault): Fault {
  return { ...fault, subject: fault.subject.replace('nodeGroups', 'nodeSets').replace(/ replicas$/, ' count') };
}

function partsOf(set: EckNodeSet, pullSecrets: { name: string }[]): PodParts {
  const memory = memoryOf({ name: set.name, replicas: set.count, memory: set.memory, pod: set.pod });
  const volumes = set.storage?._kind === 'emptyDir' ? [{ name: DATA_VOLUME, emptyDir: {} }] : undefined;
  return {
    labels: {},
    container: { name: 'elasticsearch', resources: { requests: { memory }, limits: { memory } } },
    spec: { imagePullSecrets: pullSecrets, volumes },
  };
}

function claimOf({ storage = DEFAULT_STORAGE }: EckNodeSet): NodeSet['volumeClaimTemplates'] {
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

function setNameFaults(name: string): Fault[] {
  if (name.length <= LONGEST_SET_NAME) return checkForm('dnsLabel', 'elasticsearch.nodeSets[] name', name);
  const allowed = `at most ${LONGEST_SET_NAME} characters`;
  return [{ subject: 'elasticsearch.nodeSets[] name', value: name, allowed, remedy: 'choose a shorter name' }];
}
