/** Which plugin of a configuration exports a metric. */
export type MetricPlugin =
  | 'prometheus_monitor'
  | 'prometheus_output_monitor'
  | 'container_logs'
  | 'elasticsearch_documents'
  | 'count_rejected';

/** One metric of the agent's endpoint. */
export interface FluentdMetric {
  readonly name: string;
  /** The type of the source; for the counter of rejected records, the id of the filter. */
  readonly plugin: MetricPlugin;
  readonly type: 'counter' | 'gauge';
  /** Its meaning, with more detail than the name. */
  readonly meaning: string;
}

const OUTPUT = { plugin: 'prometheus_output_monitor', type: 'gauge' } as const;
const LOGS = { plugin: 'container_logs' } as const;
const STATUS = { plugin: 'prometheus_monitor', type: 'gauge' } as const;

/**
 * The metrics that fluent-plugin-prometheus 2.2.2 with Fluentd 1.19.3 exports for the pipeline of this library, read
 * from a running agent. Some gauges are counters since the start of the agent; their meaning says so.
 */
export const FLUENTD_METRICS = [
  { ...OUTPUT, name: 'fluentd_output_status_buffer_total_bytes', meaning: 'bytes waiting to be sent' },
  { ...OUTPUT, name: 'fluentd_output_status_buffer_stage_length', meaning: 'chunks that still grow' },
  { ...OUTPUT, name: 'fluentd_output_status_buffer_stage_byte_size', meaning: 'bytes of these' },
  { ...OUTPUT, name: 'fluentd_output_status_buffer_queue_length', meaning: 'chunks that wait for a request' },
  { ...OUTPUT, name: 'fluentd_output_status_buffer_queue_byte_size', meaning: 'bytes of these' },
  {
    ...OUTPUT,
    name: 'fluentd_output_status_buffer_available_space_ratio',
    meaning: 'percent of the buffer that is free; a little below 0 when it is full',
  },
  { ...OUTPUT, name: 'fluentd_output_status_retry_count', meaning: 'failed requests since the start, as num_errors' },
  { ...OUTPUT, name: 'fluentd_output_status_num_errors', meaning: 'failed requests since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_emit_count', meaning: 'batches taken in since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_emit_records', meaning: 'records taken in since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_write_count', meaning: 'requests since the start, failed ones too' },
  { ...OUTPUT, name: 'fluentd_output_status_rollback_count', meaning: 'chunks put back since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_flush_time_count', meaning: 'milliseconds of requests since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_slow_flush_count', meaning: 'requests of over 20 s since the start' },
  { ...OUTPUT, name: 'fluentd_output_status_retry_wait', meaning: 'seconds between the last retries; 0 without' },
  { ...LOGS, type: 'counter', name: 'fluentd_container_logs_lines_total', meaning: 'texts that were read' },
  { ...LOGS, type: 'gauge', name: 'fluentd_container_logs_behind_bytes', meaning: 'bytes written and not yet read' },
  { ...LOGS, type: 'gauge', name: 'fluentd_container_logs_files', meaning: 'files that are read' },
  {
    ...LOGS,
    type: 'counter',
    name: 'fluentd_container_logs_unread_bytes_total',
    meaning: 'bytes that the kubelet deleted before they were read; 0 from the start',
  },
  {
    name: 'fluentd_set_aside_records_total',
    plugin: 'elasticsearch_documents',
    type: 'counter',
    meaning: 'documents that cannot be stored, in files of the node; 0 from the start',
  },
  { ...STATUS, name: 'fluentd_status_buffer_queue_length', meaning: 'as of output_status' },
  { ...STATUS, name: 'fluentd_status_buffer_total_bytes', meaning: 'as of output_status' },
  { ...STATUS, name: 'fluentd_status_retry_count', meaning: 'as of output_status' },
  {
    name: 'fluentd_rejected_records_total',
    plugin: 'count_rejected',
    type: 'counter',
    meaning: 'records that Elasticsearch rejected or that could not be read; 0 from the start',
  },
] as const satisfies readonly FluentdMetric[];
