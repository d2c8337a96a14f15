import type { Alert } from './alert';
import { series } from './series';

/** Alerts on the metrics of the agent. `job` is the label of its series. */
export function agentAlerts(job: string): Alert[] {
  return [...alive(job), ...buffers(job), ...requests(job)];
}

function alive(job: string): Alert[] {
  return [
    {
      alert: 'FluentdAgentDown',
      expr: `${series('up', job)} == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'The agent {{ $labels.pod }} does not answer.',
      description: 'The logs of its node are not read. The kubelet deletes them after a few rotations.',
    },
    {
      alert: 'FluentdAgentsGone',
      expr: `absent(${series('up', job)})`,
      for: '15m',
      severity: 'critical',
      summary: 'Prometheus has no target for the agents.',
      description: 'The DaemonSet has no pods, or Prometheus does not select its namespace or its PodMonitor.',
    },
    {
      // A restarted container keeps its address and its series: its counters are reset.
      alert: 'FluentdAgentRestarts',
      expr: `max by (namespace, pod) (resets(${series('fluentd_output_status_emit_count', job)}[1h])) > 2`,
      for: '0m',
      severity: 'warning',
      summary: 'The agent {{ $labels.pod }} was restarted {{ $value }} times within an hour.',
      description: 'See the log of its previous container, and `kubectl describe pod` for OOMKilled.',
    },
  ];
}

function buffers(job: string): Alert[] {
  const free = `min by (namespace, pod, plugin_id) (${series('fluentd_output_status_buffer_available_space_ratio', job)})`;
  return [
    {
      alert: 'FluentdAgentBufferFilling',
      expr: `${free} < 50`,
      for: '15m',
      severity: 'warning',
      summary: 'The buffer {{ $labels.plugin_id }} of the agent {{ $labels.pod }} has {{ $value }} % left.',
      description: 'Elasticsearch accepts less than the node writes, or nothing.',
    },
    {
      alert: 'FluentdAgentBufferFull',
      expr: `${free} < 5`,
      for: '5m',
      severity: 'critical',
      summary: 'The buffer {{ $labels.plugin_id }} of the agent {{ $labels.pod }} is full.',
      description:
        'The agent stops reading log files until there is space. What the kubelet deletes meanwhile is lost. ' +
        'The buffer of rejected records drops its oldest chunk instead.',
    },
  ];
}

function requests(job: string): Alert[] {
  const growth = (name: Parameters<typeof series>[0], window: string) =>
    `sum by (namespace, pod, plugin_id) (increase(${series(name, job)}[${window}]))`;
  const failed = growth('fluentd_output_status_rollback_count', '15m');
  const tried = growth('fluentd_output_status_write_count', '15m');
  return [
    {
      alert: 'FluentdAgentRetrying',
      expr: `${growth('fluentd_output_status_retry_count', '15m')} > 5`,
      for: '15m',
      severity: 'warning',
      summary: '{{ $labels.plugin_id }} of the agent {{ $labels.pod }} fails and retries repeatedly.',
      description:
        'Nothing is lost while its buffer has space. The log of the agent has the responses of Elasticsearch.',
    },
    {
      // increase() extrapolates the two a little differently: hence not 1.
      alert: 'FluentdAgentSendsNothing',
      expr: `${failed} / ${tried} > 0.9 and ${tried} > 5`,
      for: '15m',
      severity: 'critical',
      summary: 'All requests of {{ $labels.plugin_id }} of the agent {{ $labels.pod }} fail.',
      description: 'Elasticsearch is unreachable, rejects the user, or is full or read-only. The buffer fills.',
    },
    {
      alert: 'FluentdAgentRecordsRejected',
      expr: `sum by (namespace, pod) (increase(${series('fluentd_rejected_records_total', job)}[1h])) > 0`,
      for: '0m',
      severity: 'warning',
      summary: '{{ $value | humanize }} records of the agent {{ $labels.pod }} were rejected within an hour.',
      description: 'They are in the index of rejected records, each with its reason.',
    },
    {
      alert: 'FluentdAgentRecordsSetAside',
      expr: `sum by (namespace, pod) (increase(${series('fluentd_set_aside_records_total', job)}[1h])) > 0`,
      for: '0m',
      severity: 'warning',
      summary: '{{ $value | humanize }} documents of the agent {{ $labels.pod }} could not be stored within an hour.',
      description: 'They are in files below its state directory, in the directory set-aside.',
    },
    {
      alert: 'FluentdAgentLogsLost',
      expr: `sum by (namespace, pod) (increase(${series('fluentd_container_logs_unread_bytes_total', job)}[1h])) > 0`,
      for: '0m',
      severity: 'critical',
      summary: 'The kubelet deleted {{ $value | humanize1024 }}B of logs before the agent {{ $labels.pod }} read them.',
      description: 'The buffer is full, or the agent reads too slowly. Raise bufferSize, or write less.',
    },
  ];
}
