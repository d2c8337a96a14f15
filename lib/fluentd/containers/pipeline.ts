import type { Size } from 'cdk8s';
import { DEFAULT_INDEX_PREFIX } from '../../elasticsearch/indices/prefix';
import { label, section } from '../config/build';
import { FluentdConfig } from '../config/config';
import type { FluentdSection } from '../config/syntax/section';
import { FluentdValue } from '../config/syntax/value';
import { metricsSources } from '../metrics-sources';
import type { PipelineContext } from '../pipeline-context';
import { DEFAULT_BUFFER, DEFAULT_CHUNK } from './budget';
import { elasticsearchOutput } from './elasticsearch-output';
import { formatOf } from './log-format';
import { layoutOf } from './log-layout';
import { MetadataLevel, metadataSection } from './metadata';
import { auditSource, journalSections } from './node-logs';
import type { ContainersPipelineOptions } from './options';
import { rejectedLabel } from './rejected';
import { patternSections, redactionSections } from './selection/selection';
import { logSource } from './source';

const DOCUMENTS = '@DOCUMENTS';
/** The suffix that a DaemonSet appends to its name for the name of a pod. */
const SUFFIX = '[a-z0-9]{5}';

/** The configuration for Fluentd 1 that reads the logs of containers. */
export function containersPipeline(options: ContainersPipelineOptions, context: PipelineContext): FluentdConfig {
  const state = context.stateDirectory ?? '/var/lib/fluentd';
  const chunk = options.chunkSize ?? DEFAULT_CHUNK;
  const prefix = options.indexPrefix ?? context.elasticsearch.endpoint.indexPrefix ?? DEFAULT_INDEX_PREFIX;
  const config = new FluentdConfig();
  config.add(
    // What Fluentd cannot read of its buffer is kept below root_dir.
    section('system', '', { log_level: 'info', ignore_repeated_log_interval: '60s', root_dir: state }),
    ...metricsSources(),
    containersSource(options, context, state, chunk),
    ...(options.auditLog === undefined ? [] : [auditSource(options.auditLog, state, chunk, DOCUMENTS)]),
    ...(options.journal ? journalSections(options.journal, state, DOCUMENTS) : []),
    label(DOCUMENTS, mainOutput(options, context, prefix, state, chunk)),
    rejectedLabel(prefix, context.elasticsearch, state, chunk),
  );
  return config;
}

function containersSource(
  options: ContainersPipelineOptions,
  { minor, api, agent }: PipelineContext,
  stateDirectory: string,
  chunk: Size,
): FluentdSection {
  const { stackTraces, podControls } = options;
  const own = [agent.namespace, `${agent.name}-`, agent.containerName].map((text) => text.replace(/\./g, '\\.'));
  return logSource({
    name: 'containers',
    format: options.format ?? formatOf(minor),
    layout: layoutOf(minor),
    stateDirectory,
    chunk,
    to: DOCUMENTS,
    parameters: {
      own_pods: FluentdValue.regexp(`^${own[0]}\\/${own[1]}${SUFFIX}\\/${own[2]}$`),
      languages: stackTraces?.languages?.map(String),
      parse_json: options.parseJson || undefined,
      pod_prefix: podControls?.prefix,
      pod_controls: podControls?.allow.map(String),
      metadata_wait: options.metadataWait && FluentdValue.time(`${options.metadataWait.toSeconds()}s`),
    },
    sections: [
      ...patternSections('only', options.only ?? []),
      ...patternSections('exclude', options.exclude ?? []),
      ...patternSections('stack_traces', stackTraces ? (stackTraces.containers ?? [{}]) : []),
      ...redactionSections(options.redactions ?? []),
      metadataSection(options.metadata ?? MetadataLevel.LABELS, options.dedotLabels ?? false, api),
    ],
  });
}

function mainOutput(
  options: ContainersPipelineOptions,
  { elasticsearch }: PipelineContext,
  prefix: string,
  state: string,
  chunk: Size,
): FluentdSection {
  const buffer = {
    path: `${state}/buffer`,
    chunk,
    total: options.bufferSize ?? DEFAULT_BUFFER,
    threads: options.flushThreads ?? 2,
    whenFull: 'throw_exception' as const,
  };
  return elasticsearchOutput('out_elasticsearch', prefix, elasticsearch, buffer, {
    index_per_day: elasticsearch.endpoint.dataStream ? false : undefined,
    index_per_namespace: options.indexPerNamespace || undefined,
    set_aside_path: `${state}/set-aside`,
  });
}
