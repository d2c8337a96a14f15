const POD = 'job="logging/fluentd", namespace="logging", pod="fluentd-a", node="n1", instance="10.0.0.1:24231"';
const OUTPUT = `${POD}, plugin_id="out_elasticsearch", type="elasticsearch_documents"`;
const STATE = 'job="kube-state-metrics", namespace="logging"';

/** A series of the one agent, as its scrape gives it. */
export const agent = (metric: string) => `${metric}{${POD}}`;
/** A series of its output. */
export const output = (metric: string) => `fluentd_output_status_${metric}{${OUTPUT}}`;
/** A series of its source. */
export const source = (metric: string) => `fluentd_container_logs_${metric}{${POD}, plugin_id="in_containers"}`;
/** A series of its DaemonSet. */
export const daemonSet = (metric: string) => `kube_daemonset_status_${metric}{${STATE}, daemonset="fluentd"}`;
/** A series of its container. */
export const container = (metric: string, labels = '') =>
  `kube_pod_container_status_${metric}{${STATE}, pod="fluentd-a", container="fluentd"${labels}}`;
/** A series of the CronJob that provisions Elasticsearch. */
export const cronJob = (metric: string) => `kube_cronjob_${metric}{${STATE}, cronjob="elasticsearch-provisioning"}`;
/** The log of a container on its node. */
export const log = (pod: string) =>
  `kubelet_container_log_filesystem_used_bytes{job="kubelet", node="n1", namespace="x", pod="${pod}", container="c"}`;
/** A series of elasticsearch_exporter. */
export const elasticsearch = (metric: string, labels: string) =>
  `elasticsearch_${metric}{job="elasticsearch-exporter", cluster="logs", ${labels}}`;

const COUNTED = '0+10x240';

/** Four hours, a value a minute. */
export const HEALTHY: Readonly<Record<string, string>> = {
  [agent('up')]: '1x240',
  [agent('fluentd_rejected_records_total')]: '0x240',
  [output('buffer_available_space_ratio')]: '99.8x240',
  [output('emit_count')]: COUNTED,
  [output('retry_count')]: '0x240',
  [output('rollback_count')]: '0x240',
  [output('write_count')]: COUNTED,
  [source('lines_total')]: COUNTED,
  [source('unread_bytes_total')]: '0x240',
  [agent('fluentd_set_aside_records_total')]: '0x240',
  [daemonSet('desired_number_scheduled')]: '3x240',
  [daemonSet('number_ready')]: '3x240',
  [container('restarts_total')]: '0x240',
  [cronJob('status_last_successful_time')]: '0+60x240',
  [cronJob('created')]: '0x240',
  [log('web')]: COUNTED,
  [log('fluentd-a')]: COUNTED,
  [elasticsearch('cluster_health_status', 'color="green"')]: '1x240',
  [elasticsearch('cluster_health_status', 'color="yellow"')]: '0x240',
  [elasticsearch('cluster_health_status', 'color="red"')]: '0x240',
  [elasticsearch('filesystem_data_available_bytes', 'name="es-0", path="/data"')]: '50x240',
  [elasticsearch('filesystem_data_size_bytes', 'name="es-0", path="/data"')]: '100x240',
};
