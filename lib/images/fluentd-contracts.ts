import type { ContainerSpec } from '../kubernetes/plain';
import { ADD_ON_LABELS } from './add-on-labels';

/** What a Fluentd image of the cluster add-on expects, and what the add-on calls its objects. */
export interface AddOnFluentdContract {
  readonly arrangement: 'add-on';
  /** The reference of the publisher. */
  readonly published: string;
  /** Elasticsearch majors that its plugin speaks. */
  readonly elasticsearchMajors: readonly number[];
  readonly daemonSetName: string;
  readonly containerName: string;
  readonly selector: Record<string, string>;
  readonly podLabels: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly configMapName: string;
  readonly configKey: string;
  /** The directory that the ConfigMap covers. */
  readonly configDirectory: string;
  /** How the image starts Fluentd; its output goes on from there. */
  readonly program: string;
  readonly resources: ContainerSpec['resources'];
  /** The Ruby of the image, for small programs of ours. */
  readonly ruby: string;
}

const LABELS = { 'k8s-app': 'fluentd-es', ...ADD_ON_LABELS.service, version: 'v1.22' };

/**
 * gcr.io/google_containers/fluentd-elasticsearch:1.22 (td-agent 2, Fluentd 0.12.31), as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/fluentd-es-ds.yaml` and `fluentd-es-image/` of 2017-03-02. The original asks for
 * nodes with the label alpha.kubernetes.io/fluentd-ds-ready, which hardly any kubelet sets: it is left out.
 */
export const FLUENTD_1_22: AddOnFluentdContract = {
  arrangement: 'add-on',
  published: 'gcr.io/google_containers/fluentd-elasticsearch:1.22',
  elasticsearchMajors: [1, 2],
  daemonSetName: 'fluentd-es-v1.22',
  containerName: 'fluentd-es',
  selector: LABELS,
  podLabels: LABELS,
  labels: { ...LABELS, ...ADD_ON_LABELS.mode },
  configMapName: 'td-agent-config',
  configKey: 'td-agent.conf',
  configDirectory: '/etc/td-agent',
  program: '/usr/sbin/td-agent',
  resources: { limits: { memory: '200Mi' } },
  ruby: '/opt/td-agent/embedded/bin/ruby',
};
