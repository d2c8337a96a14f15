import type { Json } from '../../provisioning/input';
import { KEYWORD } from './keyword';

const alias = (path: string) => ({ type: 'alias', path });

/**
 * Fields of pods by the names that the Observability apps of Kibana expect
 * (https://www.elastic.co/guide/en/observability/8.5/metrics-app-fields.html). An alias needs a field that is mapped.
 */
export const ECS_FIELDS: { readonly [field: string]: Json } = {
  pod_name: KEYWORD,
  pod_id: KEYWORD,
  namespace_name: KEYWORD,
  container_name: KEYWORD,
  host: KEYWORD,
  pod: { properties: { name: alias('kubernetes.pod_name'), uid: alias('kubernetes.pod_id') } },
  namespace: alias('kubernetes.namespace_name'),
  container: { properties: { name: alias('kubernetes.container_name') } },
  node: { properties: { name: alias('kubernetes.host') } },
};
