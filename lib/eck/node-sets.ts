import { ClaimRetention } from '../elasticsearch/nodes/node-sets/claim-retention';
import type { NodeSetSpec } from '../elasticsearch/nodes/node-sets/node-set-spec';
import type { Storage } from '../elasticsearch/nodes/node-sets/storage';
import type { CustomResourceProps } from '../kubernetes/objects/custom-resource';
import type { PodParts } from '../kubernetes/pod/pod-template';
import { PodWithAdditions } from '../kubernetes/pod/pod-with-additions';
import type { EckElasticsearchSpec } from './elasticsearch-spec';

export type NodeSet = NonNullable<CustomResourceProps['Elasticsearch']['spec']>['nodeSets'][number];

/** The name of the data volume in ECK. */
const DATA_VOLUME = 'elasticsearch-data';

/** A node set of the resource. */
export function eckNodeSet(
  { memoryMapping }: EckElasticsearchSpec,
  nodeSet: NodeSetSpec,
  pod: PodWithAdditions,
): NodeSet {
  const { name, replicas, roles } = nodeSet;
  return {
    name,
    count: replicas,
    config: {
      ...(roles === undefined ? {} : { 'node.roles': roles }),
      ...(memoryMapping._kind === 'noMmap' ? { 'node.store.allow_mmap': false } : {}),
    },
    podTemplate: pod.template(),
    volumeClaimTemplates: claimTemplates(nodeSet),
  };
}

/** The pod of a node set, to which ECK adds its own fields. */
export function eckNodePod({ minor, pullSecrets }: EckElasticsearchSpec, nodeSet: NodeSetSpec): PodWithAdditions {
  const { memory, podOptions, storage } = nodeSet;
  const volumes = storage._kind === 'emptyDir' ? [{ name: DATA_VOLUME, emptyDir: {} }] : undefined;
  const parts: PodParts = {
    labels: {},
    container: { name: 'elasticsearch', resources: { requests: { memory }, limits: { memory } } },
    spec: { imagePullSecrets: pullSecrets, volumes },
  };
  return new PodWithAdditions(parts, podOptions, minor);
}

/** Whether the claims are deleted with the Elasticsearch resource. */
export function deletesClaims({ _claim }: Storage): boolean {
  return _claim?.whenDeleted === ClaimRetention.DELETE;
}

function claimTemplates({ storage }: NodeSetSpec): NodeSet['volumeClaimTemplates'] {
  const claim = storage._claim;
  if (claim === undefined) return undefined;
  const { storageClassName } = claim;
  return [
    {
      metadata: { name: DATA_VOLUME },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: storage._size } }, storageClassName },
    },
  ];
}
