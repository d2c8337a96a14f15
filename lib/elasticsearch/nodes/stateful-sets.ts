import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { KubernetesObject } from '../../kubernetes/objects/object';
import type { PodWithAdditions } from '../../kubernetes/pod/pod-with-additions';
import { nodeSetLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import type { NodeSetSpec } from './node-sets/node-set-spec';
import { DATA_VOLUME, nodeFiles } from './pod';
import { INITIAL_MASTERS } from './volumes';
import { statefulSet } from './workloads';

/** A StatefulSet for a node set, and the ConfigMap with its files. */
export function nodeSetObjects(
  scope: Construct,
  spec: ElasticsearchSpec,
  nodeSet: NodeSetSpec,
  pod: PodWithAdditions,
): ApiObject {
  const { namespace, topology } = spec;
  const name = nodeSet.statefulSet;
  const labels = nodeSetLabels(topology, nodeSet);
  new KubernetesObject(scope, `ConfigMap-${name}`, 'ConfigMap', {
    metadata: { name: `${name}-config`, namespace, labels },
    data: { ...nodeFiles(spec, nodeSet), [INITIAL_MASTERS]: topology.masters.join(',') },
  });
  return statefulSet(
    scope,
    {
      namespace,
      controllerName: name,
      statefulSetName: name,
      serviceName: topology.nodesService,
      replicas: nodeSet.replicas,
      labels,
      selector: labels,
      pod,
      dataVolume: DATA_VOLUME,
      storage: nodeSet.storage,
      updateStrategy: spec.updateStrategy,
    },
    `StatefulSet-${name}`,
  );
}
