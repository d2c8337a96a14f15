import type { PodSpec } from '../../kubernetes/api-json';
import { clusterLabels, type ElasticsearchCluster, nodeSetLabels } from '../cluster';
import type { NodeSetOptions } from './node-set';
import type { NodeSpread } from './spread';

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/** Where the nodes of a node set may run. */
export function nodeScheduling(
  cluster: ElasticsearchCluster,
  group: NodeSetOptions,
  spread: NodeSpread,
): Pick<PodSpec, 'affinity' | 'nodeSelector' | 'topologySpreadConstraints'> {
  return {
    affinity: antiAffinity(cluster, spread),
    nodeSelector: group.zone === undefined ? undefined : { [ZONE]: group.zone },
    topologySpreadConstraints: overZones(cluster, group, spread),
  };
}

/** Preferred by default, so that Elasticsearch starts on a cluster with fewer machines than nodes. */
function antiAffinity({ topology }: ElasticsearchCluster, { _kind: kind }: NodeSpread): PodSpec['affinity'] {
  const labelSelector = { matchLabels: clusterLabels(topology, 'node') };
  const by = (topologyKey: string, weight: number) => ({ weight, podAffinityTerm: { labelSelector, topologyKey } });
  if (kind === 'preferred')
    return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [by(HOST, 100), by(ZONE, 50)] } };
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector, topologyKey: HOST }],
      preferredDuringSchedulingIgnoredDuringExecution: kind === 'zones' ? undefined : [by(ZONE, 100)],
    },
  };
}

/** Not anti-affinity, because a zone may have more than one node. A node set with a zone is not spread. */
function overZones(
  cluster: ElasticsearchCluster,
  group: NodeSetOptions,
  { _kind: kind }: NodeSpread,
): PodSpec['topologySpreadConstraints'] {
  if (kind !== 'zones' || group.zone !== undefined) return undefined;
  const labelSelector = { matchLabels: nodeSetLabels(cluster.topology, group) };
  return [{ maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'DoNotSchedule', labelSelector }];
}
