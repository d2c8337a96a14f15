import { urlFrom } from '../elasticsearch/endpoint/endpoint';
import type { ContainerSpec } from '../kubernetes/api-json';
import type { KibanaSpec } from './spec';

/**
 * The variables of the add-on's image, as in kubernetes/kubernetes v1.6.0-beta.3
 * `cluster/addons/fluentd-elasticsearch/kibana-image/run.sh`.
 */
export function addOnEnvironment({ endpoint, namespace, basePath }: KibanaSpec): NonNullable<ContainerSpec['env']> {
  const url = { name: 'ELASTICSEARCH_URL', value: urlFrom(endpoint, namespace) };
  return basePath === undefined ? [url] : [url, { name: 'KIBANA_BASE_URL', value: basePath }];
}
