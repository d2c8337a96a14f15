import { filter, label, section } from '../config/build';
import { FluentdConfig } from '../config/config';
import type { FluentdSection } from '../config/section';
import type { PipelineContext } from '../pipeline-context';
import { DEFAULT_BUFFER, DEFAULT_CHUNK } from './budget';
import { elasticsearchOutput, fileBuffer } from './elasticsearch-output';
import { ID_KEY, withTimestamp } from './fields';
import { ContainerLogFormat } from './log-format';
import { type ContainerPattern, layoutOf } from './log-layout';
import { MetadataLevel, metadataFilter } from './metadata';
import { monitoringSources } from './monitoring';
import { auditSource, journalSource, type NodeJournalOptions } from './node-logs';
import { parseJson } from './parse-json';
import { rejectedLabels } from './rejected';
import { dedotLabels, dropByLabel, type PodLabelSelector, type RedactionOptions, redact } from './selection';
import { type ContainerSource, containerSource, relabel } from './source';
import { type StackTraceOptions, TRACE_TAG, traceLabels } from './stack-traces';

/** The pipeline of current clusters. What is left out is what an expert would choose. */
export interface ContainersPipelineOptions {
  /**
   * What the container runtime of the nodes writes.
   * @default - CRI from Kubernetes 1.24 on, both formats before
   */
  readonly format?: ContainerLogFormat;

  /**
   * Containers that are not read at all. The agent's own are never read.
   * @default - none
   */
  readonly exclude?: ContainerPattern[];

  /**
   * The only containers that are read.
   * @default - all
   */
  readonly only?: ContainerPattern[];

  /**
   * Containers whose stack traces are joined into one document.
   * @default - none: a trace is as many documents as it has lines
   */
  readonly stackTraces?: StackTraceOptions;

  /**
   * How much a document says of its pod.
   * @default MetadataLevel.LABELS
   */
  readonly metadata?: MetadataLevel;

  /**
   * Pods whose logs are dropped, by a label.
   * @default - none
   */
  readonly dropPods?: PodLabelSelector[];

  /**
   * Replacements in the text before it leaves the node.
   * @default - none
   */
  readonly redactions?: RedactionOptions[];

  /**
   * The field under which a message that is a JSON object stands parsed, beside its text. Objects that are deeper than 19
   * levels, longer than a sixteenth of a chunk, or that hold numbers beyond 64 bits or NaN stay text only, as arrays do.
   * @default - messages are not parsed
   */
  readonly jsonKey?: string;

  /**
   * Whether dots in label keys become underscores. The index templates of this library need it from no store; one
   * without the type `flattened` (Elasticsearch before 7.3) does.
   * @default false
   */
  readonly dedotLabels?: boolean;

  /**
   * The journal of the node.
   * @default - not read
   */
  readonly journal?: NodeJournalOptions;

  /**
   * The path of the API server's audit log on control plane nodes, such as `/var/log/kubernetes/audit/audit.log`.
   * @default - not read
   */
  readonly auditLog?: string;

  /**
   * The first part of the names of the indices, before `-2026.11.23`.
   * @default - the store's, else `kubernetes-logs`
   */
  readonly indexPrefix?: string;

  /**
   * Whether each namespace has indices of its own, as `PREFIX-NAMESPACE-2026.11.23`. Not with a data stream.
   * @default false
   */
  readonly indexPerNamespace?: boolean;

  /**
   * Whether the position in each log file is a metric. Series of files that have gone stay in the agent's memory until
   * it is started again, six for each rotation: a few megabytes a day on a node that rotates a thousand times a day.
   * @default true
   */
  readonly tailMetrics?: boolean;

  /**
   * Bytes of the largest bulk request, such as `8M`: from 256k to 32M. A request is sent as soon as it has an eighth of
   * it, and a text that is longer than a half is cut; the document then says in `original_bytes` how long it was.
   * @default 8M - a text of 4 MiB; Elasticsearch takes requests of 100 MB (`http.max_content_length`)
   */
  readonly chunkSize?: string;

  /**
   * Bytes on the node's disk while the store is away, such as `2G`. When they are used up, log files are not read on
   * until there is room; the kubelet rotates them meanwhile.
   * @default 2G
   */
  readonly bufferSize?: string;

  /**
   * Bulk requests at a time.
   * @default 2
   */
  readonly flushThreads?: number;
}

const ENRICH = '@ENRICH';
const STORE = '@STORE';
const TRACES = '@TRACES';
const NODE = '@NODE';
const NAMESPACE_KEY = '$.kubernetes.namespace_name';

/** The configuration for Fluentd 1 that reads the logs of containers. */
export function containersPipeline(props: ContainersPipelineOptions, context: PipelineContext): FluentdConfig {
  const { api, store, minor } = context;
  const state = context.stateDirectory ?? '/var/lib/fluentd';
  const prefix = props.indexPrefix ?? store.indexPrefix ?? 'kubernetes-logs';
  const config = new FluentdConfig();
  config.add(
    section('system', '', { log_level: 'info', ignore_repeated_log_interval: '60s' }),
    ...monitoringSources(props.tailMetrics ?? true),
    ...containerSources(props, context, state),
    ...nodeSources(props, state),
    label(
      ENRICH,
      metadataFilter(layoutOf(minor), props.metadata ?? MetadataLevel.LABELS, api),
      ...dropByLabel(props.dropPods ?? []),
      ...redact(props.redactions ?? []),
      ...parseJson(props.jsonKey, props.chunkSize ?? DEFAULT_CHUNK),
      ...dedotLabels(props.dedotLabels ?? false),
      relabel('records', STORE),
    ),
    label(STORE, mainOutput(props, context, prefix, state)),
    ...rejectedLabels(`${prefix}-rejected-%Y.%m.%d`, store, state, props.chunkSize ?? DEFAULT_CHUNK),
  );
  return config;
}

function containerSources(
  props: ContainersPipelineOptions,
  context: PipelineContext,
  stateDirectory: string,
): FluentdSection[] {
  const layout = layoutOf(context.minor);
  const format = props.format ?? ContainerLogFormat.of(context.minor);
  const { namespace, name, containerName } = context.agent;
  const own = layout.filesOf({ namespace, pod: `${name}-*`, container: containerName });
  const excluded = [own, ...(props.exclude ?? []).map(layout.filesOf)];
  const traced = (props.stackTraces?.containers ?? []).map(layout.filesOf);
  const base = { format, layout, stateDirectory, chunk: props.chunkSize ?? DEFAULT_CHUNK };
  const containers: ContainerSource = {
    ...base,
    name: 'containers',
    tag: 'kubernetes.*',
    paths: props.only?.map(layout.filesOf) ?? layout.paths,
    exclude: [...excluded, ...traced],
    to: ENRICH,
  };
  if (!props.stackTraces) return containerSource(containers);
  const traces = { ...base, name: 'traces', tag: TRACE_TAG, paths: traced, exclude: excluded, to: TRACES };
  return [
    ...containerSource(containers),
    ...containerSource(traces),
    ...traceLabels(TRACES, props.stackTraces, ENRICH),
  ];
}

/** What the node itself logs has no pod: it gets an id of all its fields, and goes straight to the store. */
function nodeSources({ journal, auditLog }: ContainersPipelineOptions, state: string): FluentdSection[] {
  if (!journal && auditLog === undefined) return [];
  const id = filter('**', 'elasticsearch_genid', {
    '@id': 'id_node',
    hash_id_key: ID_KEY,
    use_record_as_seed: true,
    use_entire_record: true,
    include_tag_in_seed: true,
    include_time_in_seed: true,
    hash_type: 'sha1',
  });
  const time = 'Time.at(time.to_r).utc.strftime("%Y-%m-%dT%H:%M:%S.%NZ")';
  const host = section('record', '', { node: withTimestamp(time, 'ENV["K8S_NODE_NAME"]') });
  return [
    ...(journal ? [journalSource(journal, state, NODE)] : []),
    ...(auditLog === undefined ? [] : [auditSource(auditLog, state, NODE)]),
    label(NODE, filter('**', 'record_modifier', { '@id': 'name_node' }, host), id, relabel('node_logs', STORE)),
  ];
}

function mainOutput(
  props: ContainersPipelineOptions,
  { store }: PipelineContext,
  prefix: string,
  state: string,
): FluentdSection {
  const perNamespace = props.indexPerNamespace ?? false;
  const budget = {
    chunk: props.chunkSize ?? DEFAULT_CHUNK,
    total: props.bufferSize ?? DEFAULT_BUFFER,
    threads: props.flushThreads ?? 2,
  };
  const dated = perNamespace ? `${prefix}-\${${NAMESPACE_KEY}}-%Y.%m.%d` : `${prefix}-%Y.%m.%d`;
  const buffer = fileBuffer(`${state}/buffer`, perNamespace ? [NAMESPACE_KEY] : [], budget, 'block');
  return elasticsearchOutput('out_elasticsearch', store.dataStream ? prefix : dated, store, buffer);
}
