import type { MetricsEndpoint } from '../fluentd/metrics-endpoint';
import type { Alert } from './alert';
import { label, labelLike, labelUnlike, series } from './series';

/** Alerts about an agent on the metrics of kube-state-metrics. `job` is the label of its series. */
export function kubeStateMetricsAlerts(job: string, { namespace, name, containerName }: MetricsEndpoint): Alert[] {
  const daemonSet = [job, label('namespace', namespace), label('daemonset', name)];
  const container = [job, label('namespace', namespace), label('container', containerName)];
  const wanted = series('kube_daemonset_status_desired_number_scheduled', ...daemonSet);
  const ready = series('kube_daemonset_status_number_ready', ...daemonSet);
  const killed = series('kube_pod_container_status_last_terminated_reason', ...container, label('reason', 'OOMKilled'));
  const restarts = series('kube_pod_container_status_restarts_total', ...container);
  // In the namespace of Elasticsearch, which the agent does not know.
  const provisioning = [job, labelLike('cronjob', '.+-provisioning')];
  const succeeded = series('kube_cronjob_status_last_successful_time', ...provisioning);
  const created = series('kube_cronjob_created', ...provisioning);
  return [
    {
      alert: 'FluentdAgentNotOnEveryNode',
      expr: `${wanted} - ${ready} > 0`,
      for: '15m',
      severity: 'critical',
      summary: '{{ $value }} nodes have no agent that is ready.',
      description: 'The logs of these nodes are not read. The events of the DaemonSet and of its pods say why.',
    },
    {
      alert: 'FluentdAgentOutOfMemory',
      expr: `${killed} == 1 and on (namespace, pod, container) increase(${restarts}[1h]) > 0`,
      for: '0m',
      severity: 'warning',
      summary: 'The agent {{ $labels.pod }} was killed at its memory limit.',
      description:
        'Nothing is lost: what was not yet in its buffer is read again. Its limit is too small for its node.',
    },
    {
      alert: 'ElasticsearchProvisioningFails',
      expr: `time() - max by (namespace, cronjob) (${succeeded} or ${created}) > 3600`,
      for: '5m',
      severity: 'critical',
      summary: 'The CronJob {{ $labels.cronjob }} has not succeeded for an hour.',
      description:
        'Users, templates and retention are not corrected. The log of its last pod says why; see docs/upgrading.md.',
    },
  ];
}

/** Alerts that compare metrics of the kubelet and of the agent. Both need a label `node`. */
export function kubeletAlerts(kubeletJob: string, agentJob: string, { name }: MetricsEndpoint): Alert[] {
  // The agent does not read its own log: a node where it alone writes has nothing to be read.
  const others = labelUnlike('pod', `${name.replaceAll('.', '\\.')}-.*`);
  const written = series('kubelet_container_log_filesystem_used_bytes', kubeletJob, others);
  const read = series('fluentd_container_logs_lines_total', agentJob);
  return [
    {
      alert: 'FluentdTailStalled',
      expr: `sum by (node) (changes(${written}[30m])) > 0 and on (node) sum by (node) (changes(${read}[30m])) == 0`,
      for: '15m',
      severity: 'critical',
      summary: 'Containers of the node {{ $labels.node }} write, and the agent reads nothing.',
      description: 'The agent hangs, its buffer is full, or it cannot read the files of the node.',
    },
  ];
}

/** Alerts on the metrics of elasticsearch_exporter. */
export function elasticsearchAlerts(job: string): Alert[] {
  const color = (value: string) => `${series('elasticsearch_cluster_health_status', job, label('color', value))} == 1`;
  const available = series('elasticsearch_filesystem_data_available_bytes', job);
  const size = series('elasticsearch_filesystem_data_size_bytes', job);
  const free = `min by (cluster, name) (${available} / ${size}) * 100`;
  return [
    {
      alert: 'ElasticsearchRed',
      expr: color('red'),
      for: '5m',
      severity: 'critical',
      summary: 'Elasticsearch is red: an index lacks a primary shard.',
      description:
        'Logs for such an index wait in the buffers of the agents. `GET _cluster/allocation/explain` says why.',
    },
    {
      alert: 'ElasticsearchYellow',
      expr: color('yellow'),
      for: '1h',
      severity: 'warning',
      summary: 'Elasticsearch is yellow: replicas are missing.',
      description: 'The loss of one more node may lose logs. On a single node, indices must have no replicas.',
    },
    {
      alert: 'ElasticsearchDiskLow',
      expr: `${free} < 15`,
      for: '15m',
      severity: 'warning',
      summary: 'The node {{ $labels.name }} of Elasticsearch has {{ $value | humanize }} % of its disk left.',
      description: 'From 15 % on (low watermark) it gets no new shards. Keep logs for fewer days, or add disk.',
    },
    {
      alert: 'ElasticsearchDiskNearFlood',
      expr: `${free} < 8`,
      for: '5m',
      severity: 'critical',
      summary: 'The node {{ $labels.name }} of Elasticsearch has {{ $value | humanize }} % of its disk left.',
      description: 'At 5 % (flood stage) its indices become read-only and take no more logs.',
    },
  ];
}
