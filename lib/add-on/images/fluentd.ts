import type { FluentdContract } from '../../fluentd/images/contracts';
import { ADD_ON_LABELS } from '../../kubernetes/add-on-manager';
import { AddOnPipeline } from '../pipeline/pipeline';

const LABELS = { 'k8s-app': 'fluentd-es', ...ADD_ON_LABELS.service, version: 'v1.22' };

/**
 * gcr.io/google_containers/fluentd-elasticsearch:1.22 (td-agent 2, Fluentd 0.12.31), as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/fluentd-es-ds.yaml` and `fluentd-es-image/` of 2017-03-02. The original selects
 * nodes with the label alpha.kubernetes.io/fluentd-ds-ready. It is left out, because few kubelets set it. The selector is
 * the default of the API server.
 */
export const FLUENTD_1_22: FluentdContract = {
  published: 'gcr.io/google_containers/fluentd-elasticsearch:1.22',
  dialect: '0.12',
  pipeline: new AddOnPipeline(),
  elasticsearchMajors: [1, 2],
  name: 'fluentd-es-v1.22',
  containerName: 'fluentd-es',
  configMapName: 'td-agent-config',
  configKey: 'td-agent.conf',
  configDirectory: '/etc/td-agent',
  logsToFileOf: '/usr/sbin/td-agent',
  selector: LABELS,
  podLabels: LABELS,
  labels: { ...LABELS, ...ADD_ON_LABELS.mode },
  podAnnotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' },
  logs: { volume: 'varlog', path: '/var/log', readOnly: false },
  env: [],
  resources: { limits: { memory: '200Mi' } },
  terminationGracePeriodSeconds: 30,
  restrictsNetwork: false,
  addOn: true,
  ownAccount: false,
  ruby: '/opt/td-agent/embedded/bin/ruby',
};
