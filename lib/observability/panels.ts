import { type MetricName, series } from './series';

/** One graph of the dashboard. */
export interface Panel {
  readonly title: string;
  /** A unit of Grafana. */
  readonly unit: string;
  readonly description?: string;
  /** Each expression with the legend of its lines. */
  readonly targets: readonly { readonly expr: string; readonly legend: string }[];
}

/** The jobs that the user selects in the dashboard. */
const JOB = 'job=~"$job"';
const ELASTICSEARCH = 'type="elasticsearch_documents"';
const BY_OUTPUT = '{{pod}} {{plugin_id}}';

/** Panels in order: first symptoms, then causes. */
export const PANELS: readonly Panel[] = [
  {
    title: 'Agents that answer',
    unit: 'short',
    targets: [
      { expr: `sum(${series('up', JOB)})`, legend: 'up' },
      { expr: `count(${series('up', JOB)})`, legend: 'known' },
    ],
  },
  {
    title: 'Buffer left',
    unit: 'percent',
    description: 'At 0, the agent stops reading log files.',
    targets: [line('min', 'fluentd_output_status_buffer_available_space_ratio')],
  },
  {
    title: 'Records sent',
    unit: 'cps',
    targets: [rate('fluentd_output_status_emit_records')],
  },
  {
    title: 'Rejected records',
    unit: 'cps',
    description: 'Rejected by Elasticsearch or by a parser.',
    targets: [
      {
        expr: `sum by (pod) (rate(${series('fluentd_rejected_records_total', JOB)}[$__rate_interval]))`,
        legend: '{{pod}}',
      },
    ],
  },
  {
    title: 'Requests that failed',
    unit: 'cps',
    targets: [rate('fluentd_output_status_num_errors')],
  },
  {
    title: 'Wait before the next try',
    unit: 's',
    targets: [line('max', 'fluentd_output_status_retry_wait')],
  },
  { title: 'Bytes in the buffer', unit: 'bytes', targets: [line('sum', 'fluentd_output_status_buffer_total_bytes')] },
  {
    title: 'Chunks that wait for a request',
    unit: 'short',
    targets: [line('sum', 'fluentd_output_status_buffer_queue_length')],
  },
  {
    title: 'Time of a request',
    unit: 'ms',
    targets: [
      {
        expr: `${rate('fluentd_output_status_flush_time_count').expr} / ${rate('fluentd_output_status_write_count').expr}`,
        legend: BY_OUTPUT,
      },
    ],
  },
  {
    title: 'Requests of over 20 s',
    unit: 'cps',
    targets: [rate('fluentd_output_status_slow_flush_count')],
  },
  {
    title: 'Lines read',
    unit: 'cps',
    targets: [
      {
        expr: `sum by (pod) (rate(${series('fluentd_container_logs_lines_total', JOB)}[$__rate_interval]))`,
        legend: '{{pod}}',
      },
    ],
  },
  {
    title: 'Bytes not yet read',
    unit: 'bytes',
    description: 'Of log files on the nodes. What the kubelet deletes before it is read is lost.',
    targets: [{ expr: `sum by (pod) (${series('fluentd_container_logs_behind_bytes', JOB)})`, legend: '{{pod}}' }],
  },
];

function line(aggregate: string, metric: MetricName): Panel['targets'][number] {
  return { expr: `${aggregate} by (pod, plugin_id) (${series(metric, JOB, ELASTICSEARCH)})`, legend: BY_OUTPUT };
}

function rate(metric: MetricName): Panel['targets'][number] {
  const growth = `rate(${series(metric, JOB, ELASTICSEARCH)}[$__rate_interval])`;
  return { expr: `sum by (pod, plugin_id) (${growth})`, legend: BY_OUTPUT };
}
