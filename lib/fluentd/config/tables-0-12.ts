/**
 * The names of Fluentd 0.12. The model uses the form of Fluentd 1; these tables convert it to 0.12 and back. Source:
 * the sources of fluentd 0.12.31, fluent-plugin-elasticsearch 1.5.0 and kubernetes_metadata 0.24.0.
 */

/** Parameters of `<buffer>` → parameters of the `<match>` itself. */
export const BUFFER_TO_0_12: ReadonlyMap<string, string> = new Map([
  ['@type', 'buffer_type'],
  ['path', 'buffer_path'],
  ['chunk_limit_size', 'buffer_chunk_limit'],
  ['queue_limit_length', 'buffer_queue_limit'],
  ['overflow_action', 'buffer_queue_full_action'],
  ['flush_interval', 'flush_interval'],
  ['flush_thread_count', 'num_threads'],
  ['flush_thread_interval', 'try_flush_interval'],
  ['flush_thread_burst_interval', 'queued_chunk_flush_interval'],
  ['flush_at_shutdown', 'flush_at_shutdown'],
  ['retry_forever', 'disable_retry_limit'],
  ['retry_max_times', 'retry_limit'],
  ['retry_wait', 'retry_wait'],
  ['retry_max_interval', 'max_retry_wait'],
]);

/** What 0.12 calls the values of `overflow_action`. */
export const OVERFLOW_TO_0_12: ReadonlyMap<string, string> = new Map([
  ['throw_exception', 'exception'],
  ['block', 'block'],
  ['drop_oldest_chunk', 'drop_oldest_chunk'],
]);

/** Parameters of `<parse>` that 0.12 takes in the directive itself, under the same name. `@type` becomes `format`. */
export const PARSE_IN_0_12: ReadonlySet<string> = new Set([
  'delimiter',
  'format_firstline',
  'json_parser',
  'keep_time_key',
  'keys',
  'label_delimiter',
  'message_key',
  'null_empty_string',
  'null_value_pattern',
  'time_format',
  'time_key',
  'types',
  'types_delimiter',
  'types_label_delimiter',
  'with_priority',
]);

/** `format1` … `format20` of the multiline parser. */
export const NUMBERED_FORMAT = /^format([1-9]|1\d|20)$/;

/** Reserved names of Fluentd 1 → names of 0.12, which takes them as they are in sections other than directives. */
export const RESERVED_TO_0_12: ReadonlyMap<string, string> = new Map([
  ['@type', 'type'],
  ['@id', 'id'],
  ['@log_level', 'log_level'],
]);

/** Sections that are a plugin of their own, so that their type and id are reserved names. */
export const PLUGIN_SECTIONS: ReadonlySet<string> = new Set(['source', 'match', 'filter', 'store', 'secondary']);

/** Sections that 0.12 does not have, with what to do there. */
export const SECTIONS_SINCE_1: ReadonlyMap<string, string> = new Map([
  ['worker', '0.12 has no workers; put the directives at the root'],
  ['inject', 'use the parameters of the output, such as include_tag_key'],
  ['extract', 'use the time parameters of <parse>'],
  ['format', 'use the parameters of the output'],
  ['transport', 'use the TLS parameters of the plugin'],
  ['storage', 'use pos_file'],
  ['group', 'leave the limits of groups out'],
  ['service_discovery', 'use <server>'],
  ['regexp', 'use regexp1 … regexp20'],
  ['exclude', 'use exclude1 … exclude20'],
  ['and', 'use regexp1 … regexp20'],
  ['or', 'use regexp1 … regexp20'],
]);

const TAIL = `path tag exclude_path rotate_wait pos_file read_from_head refresh_interval read_lines_limit
  multiline_flush_interval enable_watch_timer encoding from_encoding path_key`;

const ELASTICSEARCH = `host port user password path scheme hosts target_index_key target_type_key time_key_format
  logstash_format logstash_prefix logstash_dateformat utc_index type_name index_name id_key write_operation parent_key
  routing_key request_timeout reload_connections reload_on_failure resurrect_after time_key time_key_exclude_timestamp
  ssl_verify client_key client_cert client_key_pass ca_file remove_keys flatten_hashes flatten_hashes_separator
  include_tag_key tag_key include_time_key slow_flush_log_threshold`;

const KUBERNETES_METADATA = `kubernetes_url cache_size cache_ttl watch apiVersion client_cert client_key ca_file verify_ssl
  tag_to_kubernetes_name_regexp bearer_token_file merge_json_log preserve_json_log include_namespace_id secret_dir de_dot
  de_dot_separator use_journal container_name_to_kubernetes_regexp annotation_match`;

/** The parameters of the plugins that image 1.22 has. A plugin that is not here is not checked. */
export const PLUGIN_PARAMETERS_0_12: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['source tail', TAIL],
    ['match elasticsearch', ELASTICSEARCH],
    ['store elasticsearch', ELASTICSEARCH],
    ['filter kubernetes_metadata', KUBERNETES_METADATA],
    ['match null', ''],
    ['match relabel', ''],
    [
      'system',
      `log_level suppress_repeated_stacktrace emit_error_log_interval suppress_config_dump without_source
      rpc_endpoint enable_get_dump process_name`,
    ],
  ].map(([plugin = '', names = '']) => [plugin, new Set(names.split(/\s+/).filter((n) => n !== ''))]),
);
