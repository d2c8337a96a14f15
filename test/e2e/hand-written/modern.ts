import { stringify } from 'yaml';
import type { ManifestOptions } from '../clusters';
import type { LineName, Runtime } from '../world/lines';

// Stands in until the constructs make these manifests; then this folder goes.

const CRI = `
    @type regexp
    expression /^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[FP])(?<rest>:[^ ]*)? (?<message>.*)$/m
    time_key time
    time_format %Y-%m-%dT%H:%M:%S.%N%z
    keep_time_key true`;

const DOCKER = `
    @type json
    time_key time
    time_format %Y-%m-%dT%H:%M:%S.%N%z
    keep_time_key true`;

const JOIN_CRI = `
  <filter raw.**>
    @type concat
    @id join_pieces
    key message
    use_partial_cri_logtag true
    partial_cri_logtag_key logtag
    partial_cri_stream_key _none
    stream_identity_key stream
    separator ""
    flush_interval 60
    timeout_label @JOINED
  </filter>`;

const JOIN_DOCKER = `
  <filter raw.**>
    @type concat
    @id join_pieces
    key log
    multiline_end_regexp /\\n\\z/
    stream_identity_key stream
    separator ""
    flush_interval 60
    timeout_label @JOINED
  </filter>
  <filter raw.**>
    @type record_transformer
    @id one_message_field
    enable_ruby true
    remove_keys log
    <record>
      message \${record["log"].chomp}
    </record>
  </filter>`;

function config(line: LineName, runtime: Runtime, { bufferBytes = 200_000_000 }: ManifestOptions): string {
  return `
<source>
  @type tail
  @id containers
  @label @CONTAINERS
  path /var/log/containers/*.log
  exclude_path ["/var/log/containers/fluentd-*_logging_fluentd-*.log"]
  pos_file /var/lib/fluentd/containers.pos
  tag raw.kubernetes.*
  read_from_head true
  follow_inodes true
  refresh_interval 5
  rotate_wait 10
  <parse>${runtime === 'cri' ? CRI : DOCKER}
  </parse>
</source>
<label @CONTAINERS>${runtime === 'cri' ? JOIN_CRI : JOIN_DOCKER}
  <match raw.**>
    @type relabel
    @id to_joined
    @label @JOINED
  </match>
</label>
<label @JOINED>
  <match raw.**>
    @type detect_exceptions
    @id join_traces
    @label @RECORDS
    remove_tag_prefix raw
    message message
    stream stream
    multiline_flush_interval 2
    max_lines 1000
    max_bytes 500000
  </match>
</label>
<label @RECORDS>
  <filter kubernetes.**>
    @type elasticsearch_genid
    @id ids
    use_record_as_seed true
    include_tag_in_seed true
    record_keys ["time","stream","message"]
    hash_id_key _hash
  </filter>
  <filter kubernetes.**>
    @type kubernetes_metadata
    @id metadata
  </filter>
  <match kubernetes.**>
    @type relabel
    @id to_store
    @label @STORE
  </match>
</label>
<label @STORE>
  <match **>
    @type elasticsearch
    @id store
    host elasticsearch
    port 9200
    logstash_format true
    logstash_prefix logs
    suppress_type_name true
    id_key _hash
    remove_keys _hash,time,logtag,rest
    write_operation create
    verify_es_version_at_startup false
    default_elasticsearch_version ${line.slice(2)}
    unrecoverable_error_types ["out_of_memory_error"]
    request_timeout 5s
    reload_connections false
    reconnect_on_error true
    reload_on_failure true
    log_es_400_reason true
    <buffer>
      @type file
      path /var/lib/fluentd/buffer/store
      flush_mode interval
      flush_interval 1s
      flush_thread_count 2
      chunk_limit_size 2m
      total_limit_size ${bufferBytes}
      overflow_action block
      retry_type exponential_backoff
      retry_wait 1s
      retry_max_interval 5s
      retry_forever true
    </buffer>
  </match>
</label>
<label @ERROR>
  <match **>
    @type file
    @id rejected
    path /var/lib/fluentd/rejected/rejected
    append true
    <format>
      @type json
    </format>
    <buffer []>
      @type file
      path /var/lib/fluentd/buffer/rejected
      flush_mode interval
      flush_interval 1s
    </buffer>
  </match>
</label>
<label @FLUENT_LOG>
  <match **>
    @type stdout
  </match>
</label>
`.trimStart();
}

export function modernManifests(line: LineName, runtime: Runtime, options: ManifestOptions): string {
  const meta = { name: 'fluentd', namespace: 'logging' };
  const labels = { 'app.kubernetes.io/name': 'fluentd' };
  const host = (name: string, path: string, type?: string) => ({ name, hostPath: { path, ...(type ? { type } : {}) } });
  const objects = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta, data: { 'fluent.conf': config(line, runtime, options) } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'elasticsearch', namespace: 'logging' },
      spec: { ports: [{ port: 9200 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: meta,
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'fluentd',
            terminationGracePeriodSeconds: 30,
            containers: [
              {
                name: 'fluentd',
                image: `docker.io/fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch${line.slice(2)}-1.1`,
                env: [
                  { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                  { name: 'FLUENT_ELASTICSEARCH_SED_DISABLE', value: 'true' },
                  { name: 'TMPDIR', value: '/var/lib/fluentd' },
                ],
                securityContext: {
                  readOnlyRootFilesystem: true,
                  allowPrivilegeEscalation: false,
                  runAsUser: 0,
                  capabilities: { drop: ['ALL'] },
                },
                volumeMounts: [
                  { name: 'config', mountPath: '/fluentd/etc' },
                  { name: 'varlog', mountPath: '/var/log', readOnly: true },
                  { name: 'docker', mountPath: '/var/lib/docker/containers', readOnly: true },
                  { name: 'state', mountPath: '/var/lib/fluentd' },
                  { name: 'tmp', mountPath: '/tmp' },
                ],
              },
            ],
            volumes: [
              { name: 'config', configMap: { name: 'fluentd' } },
              host('varlog', '/var/log'),
              host('docker', '/var/lib/docker/containers'),
              { name: 'tmp', emptyDir: {} },
              host('state', '/var/lib/fluentd', 'DirectoryOrCreate'),
            ],
          },
        },
      },
    },
  ];
  return objects.map((object) => stringify(object)).join('---\n');
}
