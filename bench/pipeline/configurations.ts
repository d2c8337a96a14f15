import { FluentdDialect, FluentdPipeline } from '../../lib';

/** A configuration that is measured, and the log format that it reads. */
export interface Configuration {
  readonly name: string;
  readonly format: 'cri' | 'docker';
  readonly text: string;
  /** The variables of the agent's pod that it runs with. The others have none of them. */
  readonly variables: readonly string[];
  /** Whether each line is a JSON object, of the same length. */
  readonly json?: boolean;
}

const STATE = '/var/lib/fluentd/logging-fluentd';

const CONTEXT = {
  minor: 37,
  api: {},
  elasticsearch: { host: 'elasticsearch', endpoint: { host: 'elasticsearch', port: 9200, tls: false, major: 8 } },
  agent: { namespace: 'logging', name: 'fluentd', containerName: 'fluentd' },
  stateDirectory: STATE,
};

/** What the library sets to save time and memory. */
export const TUNED = ['RUBY_YJIT_ENABLE', 'MALLOC_ARENA_MAX', 'FLUENTD_OPT'];

function ours(name: string, pipeline: FluentdPipeline): Configuration {
  const { config } = pipeline._build(CONTEXT);
  return { name, format: 'cri', text: config?.render(FluentdDialect.V1) ?? '', variables: TUNED };
}

/** What this library writes: as it is by default, and with the options that cost most. */
export const OURS = [
  ours('ours', FluentdPipeline.containers()),
  {
    ...ours('ours, without YJIT', FluentdPipeline.containers()),
    variables: TUNED.filter((name) => name !== 'RUBY_YJIT_ENABLE'),
  },
  ours('ours, all traces joined', FluentdPipeline.containers({ stackTraces: {} })),
  { ...ours('ours, JSON as text', FluentdPipeline.containers()), json: true },
  { ...ours('ours, JSON parsed', FluentdPipeline.containers({ parseJson: true })), json: true },
];

/** The newest form of the cluster add-on (2021): every line through detect_exceptions, two joins and all metadata. */
export const UPSTREAM: Configuration = {
  name: 'upstream add-on',
  format: 'docker',
  variables: [],
  text: `
<source>
  @id fluentd-containers.log
  @type tail
  path /var/log/containers/*.log
  pos_file ${STATE}/es-containers.log.pos
  tag raw.kubernetes.*
  read_from_head true
  <parse>
    @type multi_format
    <pattern>
      format json
      time_key time
      time_format %Y-%m-%dT%H:%M:%S.%NZ
    </pattern>
    <pattern>
      format /^(?<time>.+) (?<stream>stdout|stderr) [^ ]* (?<log>.*)$/
      time_format %Y-%m-%dT%H:%M:%S.%N%:z
    </pattern>
  </parse>
</source>
<match raw.kubernetes.**>
  @id raw.kubernetes
  @type detect_exceptions
  remove_tag_prefix raw
  message log
  stream stream
  multiline_flush_interval 5
  max_bytes 500000
  max_lines 1000
</match>
<filter **>
  @id filter_concat
  @type concat
  key message
  multiline_end_regexp /\\n$/
  separator ""
</filter>
<filter kubernetes.**>
  @id filter_kubernetes_metadata
  @type kubernetes_metadata
</filter>
<filter kubernetes.**>
  @id filter_parser
  @type parser
  key_name log
  reserve_data true
  remove_key_name_field true
  <parse>
    @type multi_format
    <pattern>
      format json
    </pattern>
    <pattern>
      format none
    </pattern>
  </parse>
</filter>
<match **>
  @id elasticsearch
  @type elasticsearch
  @log_level info
  type_name _doc
  include_tag_key true
  host elasticsearch
  port 9200
  logstash_format true
  <buffer>
    @type file
    path ${STATE}/kubernetes.system.buffer
    flush_mode interval
    retry_type exponential_backoff
    flush_thread_count 2
    flush_interval 5s
    retry_forever
    retry_max_interval 30
    chunk_limit_size 2M
    total_limit_size 500M
    overflow_action block
  </buffer>
</match>
`,
};

/** What the image of fluentd-kubernetes-daemonset does by itself: nothing is joined, the buffer is in memory. */
export const STOCK: Configuration = {
  name: 'stock image',
  format: 'cri',
  variables: [],
  text: `
<source>
  @type tail
  @id in_tail_container_logs
  path /var/log/containers/*.log
  pos_file ${STATE}/fluentd-containers.log.pos
  tag kubernetes.*
  read_from_head true
  <parse>
    @type cri
  </parse>
</source>
<filter kubernetes.**>
  @type kubernetes_metadata
  @id filter_kube_metadata
</filter>
<match **>
  @type elasticsearch
  @id out_es
  @log_level info
  include_tag_key true
  host elasticsearch
  port 9200
  scheme http
  ssl_verify true
  reload_connections false
  reconnect_on_error true
  reload_on_failure true
  log_es_400_reason false
  logstash_prefix logstash
  logstash_format true
  index_name logstash
  type_name fluentd
  include_timestamp false
  request_timeout 5s
  suppress_type_name true
  <buffer>
    flush_thread_count 8
    flush_interval 5s
    chunk_limit_size 2M
    queue_limit_length 32
    retry_max_interval 30
    retry_forever true
  </buffer>
</match>
`,
};
