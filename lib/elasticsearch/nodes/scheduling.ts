import type { PodSpec } from '../../kubernetes/api/api-json';
import { HOSTNAME, ZONE } from '../../kubernetes/well-known-labels';
import { clusterLabels, nodeSetLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import type { NodeSetSpec } from './node-sets/node-set-spec';

/** Where the nodes of a node set may run. */
export function nodeScheduling(
  spec: ElasticsearchSpec,
  nodeSet: NodeSetSpec,
): Pick<PodSpec, 'affinity' | 'nodeSelector' | 'topologySpreadConstraints'> {
  return {
    affinity: antiAffinity(spec),
    nodeSelector: nodeSet.zone === undefined ? undefined : { [ZONE]: nodeSet.zone },
    topologySpreadConstraints: overZones(spec, nodeSet),
  };
}

/** Preferred by default, so that Elasticsearch starts on a cluster with fewer machines than nodes. */
function antiAffinity({ topology, spread }: ElasticsearchSpec): PodSpec['affinity'] {
  const labelSelector = { matchLabels: clusterLabels(topology, 'node') };
  const by = (topologyKey: string, weight: number) => ({ weight, podAffinityTerm: { labelSelector, topologyKey } });
  if (spread._kind === 'preferred')
    return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [by(HOSTNAME, 100), by(ZONE, 50)] } };
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector, topologyKey: HOSTNAME }],
      preferredDuringSchedulingIgnoredDuringExecution: spread._kind === 'zones' ? undefined : [by(ZONE, 100)],
    },
  };
}

/** Not anti-affinity, because a zone may have more than one node. A node set with a zone is not spread. */
function overZones(
  { topology, spread }: ElasticsearchSpec,
  nodeSet: NodeSetSpec,
): PodSpec['topologySpreadConstraints'] {
  if (spread._kind !== 'zones' || nodeSet.zone !== undefined) return undefined;
  const labelSelector = { matchLabels: nodeSetLabels(topology, nodeSet) };
  return [{ maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'DoNotSchedule', labelSelector }];
}
