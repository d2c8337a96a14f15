/** The exporter of a metric that the agent does not export. */
export type Exporter = 'Prometheus' | 'kube-state-metrics' | 'kubelet' | 'elasticsearch_exporter';

/** A metric of another exporter. */
export interface ExporterMetric {
  readonly name: string;
  readonly exporter: Exporter;
  readonly meaning: string;
}

/** The metrics of other exporters that the alerts use. */
export const EXPORTER_METRICS = [
  { name: 'up', exporter: 'Prometheus', meaning: '1 if the last scrape of a target succeeded' },
  {
    name: 'kube_daemonset_status_desired_number_scheduled',
    exporter: 'kube-state-metrics',
    meaning: 'nodes that should run the pod',
  },
  { name: 'kube_daemonset_status_number_ready', exporter: 'kube-state-metrics', meaning: 'nodes whose pod is ready' },
  {
    name: 'kube_pod_container_status_restarts_total',
    exporter: 'kube-state-metrics',
    meaning: 'restarts of a container of a pod',
  },
  {
    name: 'kube_pod_container_status_last_terminated_reason',
    exporter: 'kube-state-metrics',
    meaning: '1 for the reason why a container ended last',
  },
  {
    name: 'kube_cronjob_status_last_successful_time',
    exporter: 'kube-state-metrics',
    meaning: 'when a Job of the CronJob last succeeded',
  },
  { name: 'kube_cronjob_created', exporter: 'kube-state-metrics', meaning: 'when the CronJob was created' },
  {
    name: 'kubelet_container_log_filesystem_used_bytes',
    exporter: 'kubelet',
    meaning: 'bytes that the log of a container takes on the node',
  },
  {
    name: 'elasticsearch_cluster_health_status',
    exporter: 'elasticsearch_exporter',
    meaning: '1 for the color that the cluster has',
  },
  {
    name: 'elasticsearch_filesystem_data_available_bytes',
    exporter: 'elasticsearch_exporter',
    meaning: 'free bytes of a data path',
  },
  {
    name: 'elasticsearch_filesystem_data_size_bytes',
    exporter: 'elasticsearch_exporter',
    meaning: 'bytes of a data path',
  },
] as const satisfies readonly ExporterMetric[];
