import { type Topology, topologyOf } from '../elasticsearch/nodes/topology';
import type { CustomResourceProps } from '../kubernetes/custom-resource';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import type { EckElasticsearchSpec, EckNodeSetSpec } from './elasticsearch-spec';

type NodeSet = NonNullable<CustomResourceProps['Elasticsearch']['spec']>['nodeSets'][number];

/** The name by which ECK knows the volume of the data. */
const DATA_VOLUME = 'elasticsearch-data';

/** The node sets of the resource. */
export function eckNodeSets({ nodeSets, memoryMapping, minor, pullSecrets }: EckElasticsearchSpec): NodeSet[] {
  return nodeSets.map((set) => ({
    name: set.name,
    count: set.count,
    config: {
      ...(set.roles === undefined ? {} : { 'node.roles': set.roles }),
      ...(memoryMapping._kind === 'noMmap' ? { 'node.store.allow_mmap': false } : {}),
    },
    podTemplate: podTemplate(nodeSetPod(set, pullSecrets), set.podOptions, minor),
    volumeClaimTemplates: claimTemplates(set),
  }));
}

/** The nodes of all sets. */
export function eckTopology(nodeSets: readonly EckNodeSetSpec[]): Topology {
  const groups = nodeSets.map(({ name, count, roles, storage, memory, podOptions }) => ({
    name,
    replicas: count,
    roles,
    storage,
    memory,
    pod: podOptions,
  }));
  return topologyOf('eck', groups);
}

/** The pod template of a node set, to which ECK adds its own fields. */
export function nodeSetPod({ memory, storage }: EckNodeSetSpec, imagePullSecrets: { name: string }[]): PodParts {
  const volumes = storage._kind === 'emptyDir' ? [{ name: DATA_VOLUME, emptyDir: {} }] : undefined;
  return {
    labels: {},
    container: { name: 'elasticsearch', resources: { requests: { memory }, limits: { memory } } },
    spec: { imagePullSecrets, volumes },
  };
}

function claimTemplates({ storage }: EckNodeSetSpec): NodeSet['volumeClaimTemplates'] {
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
