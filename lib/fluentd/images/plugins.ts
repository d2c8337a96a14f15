/** The types of plugins, by the section that uses them. Fluentd finds no others. */
export interface InstalledPlugins {
  readonly source: readonly string[];
  readonly filter: readonly string[];
  readonly match: readonly string[];
  readonly parse: readonly string[];
  readonly format: readonly string[];
  readonly buffer: readonly string[];
  readonly storage: readonly string[];
  readonly service_discovery: readonly string[];
}

/** Those of Fluentd 1.19.3 and of the gems that the images for Elasticsearch 7, 8 and 9 share. */
export const DAEMONSET_PLUGINS: InstalledPlugins = {
  source: words(`
    debug_agent dummy elasticsearch exec forward gc_stat http monitor_agent object_space prometheus
    prometheus_monitor prometheus_output_monitor prometheus_tail_monitor sample syslog systemd tail tcp
    udp unix
  `),
  filter: words(`
    concat dedot elasticsearch_genid grep kubernetes_metadata parser prometheus record_modifier
    record_transformer stdout systemd_entry
  `),
  match: words(`
    buffer copy detect_exceptions elasticsearch elasticsearch_data_stream elasticsearch_dynamic exec
    exec_filter file forward http null prometheus record_modifier relabel rewrite_tag_filter roundrobin
    secondary_file stdout
  `),
  parse: words(`
    apache apache2 apache_error cri csv grok json json_in_json ltsv msgpack multi_format multiline
    multiline_grok nginx none regexp syslog tsv
  `),
  format: words('csv hash json ltsv msgpack out_file single_value stdout tsv'),
  buffer: words('file file_single memory'),
  storage: words('local'),
  service_discovery: words('file srv static'),
};

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
