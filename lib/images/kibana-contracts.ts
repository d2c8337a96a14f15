import type { ContainerSpec } from '../kubernetes/plain';
import { ADD_ON_LABELS } from './add-on-labels';

/** What a Kibana image of the cluster add-on expects, and what the add-on calls its objects. */
export interface KibanaContract {
  /** The reference of the publisher. */
  readonly published: string;
  readonly major: number;
  readonly name: string;
  readonly selector: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly serviceLabels: Record<string, string>;
  /** The variable with the address of Elasticsearch. */
  readonly elasticsearchEnv: string;
  /** The variable with the path under which a proxy shows the page. */
  readonly basePathEnv: string;
  readonly resources: ContainerSpec['resources'];
  /** The part of the page's address that opens the index settings, where a new installation begins. */
  readonly firstPage: string;
}

const APP = { 'k8s-app': 'kibana-logging' };

/**
 * gcr.io/google_containers/kibana:v4.6.1-1, as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/kibana-controller.yaml` and `kibana-image/` of 2017-03-02.
 */
export const KIBANA_4_6_1_1: KibanaContract = {
  published: 'gcr.io/google_containers/kibana:v4.6.1-1',
  major: 4,
  name: 'kibana-logging',
  selector: APP,
  labels: { ...APP, ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode },
  serviceLabels: { ...APP, ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode, 'kubernetes.io/name': 'Kibana' },
  elasticsearchEnv: 'ELASTICSEARCH_URL',
  basePathEnv: 'KIBANA_BASE_URL',
  resources: { limits: { cpu: '100m' } },
  firstPage: '/app/kibana#/settings/indices/',
};
