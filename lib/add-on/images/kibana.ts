import type { KibanaContract } from '../../kibana/images/contracts';
import { ADD_ON_LABELS } from '../../kubernetes/add-on-manager';

/**
 * gcr.io/google_containers/kibana:v4.6.1-1, as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/kibana-controller.yaml` and `kibana-image/` of 2017-03-02.
 */
export const KIBANA_4_6_1_1: KibanaContract = {
  published: 'gcr.io/google_containers/kibana:v4.6.1-1',
  major: 4,
  version: '4.6.1',
  elasticsearchMajor: 2,
  name: 'kibana-logging',
  portName: 'ui',
  nameLabel: 'k8s-app',
  selector: {},
  labels: { ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode },
  serviceLabels: { ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode, 'kubernetes.io/name': 'Kibana' },
  limits: { cpu: '100m' },
  sizesHeap: false,
  firstPath: '/app/kibana#/settings/indices/',
  signsIn: false,
  variables: { elasticsearchUrl: 'ELASTICSEARCH_URL', basePath: 'KIBANA_BASE_URL' },
  restrictsNetwork: false,
  scratch: [],
};
