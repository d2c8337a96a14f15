import type { StackVersion } from '../../images/stack-version';
import type { Json } from '../../provisioning/input';
import { hasFeature } from '../images/features';
import { streamLifecycle } from './data-stream';
import { ECS_FIELDS } from './ecs-fields';
import { KEYWORD } from './keyword';
import type { LifecycleSpec } from './lifecycle';

type Thing = { readonly [key: string]: Json };

/**
 * One field for arbitrary keys. Each key is searchable, and none adds to the mapping. A term contains the key and the
 * value.
 */
const FLATTENED = { type: 'flattened', ignore_above: 8000 };

const KUBERNETES_FIELDS: Thing = {
  labels: FLATTENED,
  annotations: FLATTENED,
  namespace_labels: FLATTENED,
  namespace_annotations: FLATTENED,
};

/** The mapping of log documents. Text in other fields is a keyword. */
function logMappings({ ecsFields }: LifecycleSpec, timestamp: Thing = {}): Thing {
  return {
    date_detection: false,
    dynamic_templates: [{ texts: { match_mapping_type: 'string', mapping: KEYWORD } }],
    properties: {
      '@timestamp': { type: 'date', ...timestamp },
      message: { type: 'text', norms: false },
      structured: FLATTENED,
      kubernetes: { properties: { ...KUBERNETES_FIELDS, ...(ecsFields ? ECS_FIELDS : {}) } },
    },
  };
}

/** The mapping of rejected documents. It accepts any document. `document` is not searchable. */
const REJECTED_MAPPINGS: Thing = {
  dynamic: false,
  properties: {
    '@timestamp': { type: 'date' },
    tag: KEYWORD,
    document: { type: 'text', index: false },
  },
};

export interface TemplateSpec {
  readonly version: StackVersion;
  readonly prefix: string;
  readonly copies: number;
  /** 1 by default. */
  readonly primaries?: number;
  /** Whether there are nodes of the hot tier. */
  readonly hot?: boolean;
  readonly policy: string;
  readonly lifecycle: LifecycleSpec;
}

/** The template of the logs. */
export function logTemplate(spec: TemplateSpec): Thing {
  return spec.lifecycle.dataStream ? streamTemplate(spec) : dailyTemplate(spec);
}

/** The template of rejected documents. */
export function rejectedTemplate(spec: TemplateSpec): Thing {
  const settings = settingsOf(spec, { 'index.lifecycle.name': spec.policy });
  return template(`${spec.prefix}-rejected-*`, { settings, mappings: REJECTED_MAPPINGS });
}

/** An index outside a data stream goes to the content tier by default. */
const HOT = { 'index.routing.allocation.include._tier_preference': 'data_hot,data_content' };

function dailyTemplate(spec: TemplateSpec): Thing {
  const settings = logSettings(spec, { 'index.lifecycle.name': spec.policy, ...(spec.hot ? HOT : {}) });
  return template(`${spec.prefix}-*`, { settings, mappings: logMappings(spec.lifecycle) });
}

/**
 * A data stream does not allow `ignore_malformed` for the timestamp (elasticsearch `DataStreamTimestampFieldMapper.java`).
 * Its indices go to the hot tier by default. This setting places them like dated indices.
 */
function streamTemplate(spec: TemplateSpec): Thing {
  const settings = logSettings(
    spec,
    spec.hot ? HOT : { 'index.routing.allocation.include._tier_preference': 'data_content' },
  );
  const mappings = logMappings(spec.lifecycle, { ignore_malformed: false });
  const lifecycle = streamLifecycle(spec.lifecycle);
  return { ...template(spec.prefix, { settings, mappings, lifecycle }), data_stream: {} };
}

/**
 * A template with a priority above all built-in templates of Elasticsearch. If patterns overlap, Elasticsearch rejects
 * equal priorities. The longer pattern is the more specific one.
 */
function template(pattern: string, made: Thing): Thing {
  return { index_patterns: [pattern], priority: 500 + pattern.length, template: made };
}

function logSettings(spec: TemplateSpec, kept: Thing): Thing {
  return {
    ...settingsOf(spec, kept),
    'index.number_of_shards': spec.primaries ?? 1,
    ...(spec.lifecycle.logsdb ? { 'index.mode': 'logsdb' } : {}),
    'index.mapping.ignore_malformed': true,
    'index.mapping.total_fields.limit': 1000,
    ...(hasFeature(spec.version, 'ignoresFieldsBeyondLimit')
      ? { 'index.mapping.total_fields.ignore_dynamic_beyond_limit': true }
      : {}),
  };
}

/** `kept` has the settings for retention or tiers. */
function settingsOf(spec: TemplateSpec, kept: Thing): Thing {
  return {
    'index.number_of_shards': 1,
    'index.number_of_replicas': spec.copies,
    // Logs are rarely read: a fifth less disk space is worth slower reads.
    'index.codec': 'best_compression',
    ...kept,
    // A restarting node returns before its shards could be copied to other nodes.
    'index.unassigned.node_left.delayed_timeout': '5m',
  };
}
