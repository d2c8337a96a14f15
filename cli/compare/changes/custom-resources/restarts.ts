import type { ManifestObject } from '../../manifests/object';
import { describeEckEmptyDirs } from './eck-elasticsearch';

/** A custom resource whose operator creates pods. */
export interface OperatorRow {
  readonly kind: string;
  readonly group: string;
  /** The fields with which the operator creates pods: it replaces the pods if one of them changes. */
  readonly podFields: readonly string[];
  /** What the operator does then. */
  readonly describe: (changed: readonly string[], after: ManifestObject) => string;
  /** The label of the pods, without the name of the resource. */
  readonly podLabel: string;
}

/**
 * Other fields reach the running pods or do not concern them. Sources: the pod templates of the operator, in
 * pkg/controller/elasticsearch/nodespec and pkg/controller/kibana of https://github.com/elastic/cloud-on-k8s.
 */
export const OPERATORS: readonly OperatorRow[] = [
  {
    kind: 'Elasticsearch',
    group: 'elasticsearch.k8s.elastic.co',
    podFields: [
      'version',
      'image',
      'nodeSets[].config',
      'nodeSets[].podTemplate',
      'nodeSets[].resources',
      'nodeSets[].zoneAwareness',
      'secureSettings',
      'http.tls.selfSignedCertificate.disabled',
      'monitoring',
      'remoteClusterServer',
      'serviceAccountName',
    ],
    describe: (_, after) =>
      `ECK restarts the nodes one at a time, while Elasticsearch has the shards of each node elsewhere${describeEckEmptyDirs(after)}`,
    podLabel: 'elasticsearch.k8s.elastic.co/cluster-name',
  },
  {
    kind: 'Kibana',
    group: 'kibana.k8s.elastic.co',
    podFields: [
      'version',
      'image',
      'config',
      'elasticsearchRef',
      'enterpriseSearchRef',
      'http.tls.selfSignedCertificate.disabled',
      'monitoring',
      'packageRegistryRef',
      'podTemplate',
      'resources',
      'secureSettings',
      'serviceAccountName',
    ],
    describe: (changed) =>
      changed.includes('version')
        ? 'ECK stops the pods, and then creates them again'
        : 'ECK replaces the pods with a rolling update',
    podLabel: 'kibana.k8s.elastic.co/name',
  },
];

/** Custom resources whose operators replace no pod of this library, by API group, and what they do. */
export const WITHOUT_PODS: Readonly<Record<string, string>> = {
  'cert-manager.io':
    'If a name or the issuer changes, cert-manager issues a new certificate. Elasticsearch reads it without a restart. ' +
    'Kibana and the agents read a new authority only at their start',
  'monitoring.coreos.com': 'Prometheus reads it without a restart',
};
