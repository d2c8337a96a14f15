import type { StackVersion } from '../../images/stack-version';
import type { Json } from '../../provisioning/input';
import { isAtLeast } from '../images/contract';
import { streamLifecycle } from './data-stream';
import type { LifecycleSpec } from './lifecycle';

type Thing = { readonly [key: string]: Json };

/** Text that Lucene takes as one term: 32766 bytes, of which a character may need four. */
const LONGEST_TERM = 8191;

/**
 * One field for keys that nobody can foresee: each can be searched, and none adds to the mapping. A term has the key before
 * the value.
 */
const FLATTENED = { type: 'flattened', ignore_above: 8000 };

const LOG_PROPERTIES: Thing = {
  '@timestamp': { type: 'date' },
  message: { type: 'text', norms: false },
  structured: FLATTENED,
  kubernetes: {
    properties: {
      labels: FLATTENED,
      annotations: FLATTENED,
      namespace_labels: FLATTENED,
      namespace_annotations: FLATTENED,
    },
  },
};

/** What a document of the agent looks like. A text that nobody named is searched as a whole. */
const LOG_MAPPINGS: Thing = {
  date_detection: false,
  dynamic_templates: [
    { texts: { match_mapping_type: 'string', mapping: { type: 'keyword', ignore_above: LONGEST_TERM } } },
  ],
  properties: LOG_PROPERTIES,
};

/** What Elasticsearch refused is kept as it was: the mapping takes anything, and `document` is shown but not searched. */
const REJECTED_MAPPINGS: Thing = {
  dynamic: false,
  properties: {
    '@timestamp': { type: 'date' },
    tag: { type: 'keyword', ignore_above: LONGEST_TERM },
    document: { type: 'text', index: false },
  },
};

/** https://www.elastic.co/guide/en/elasticsearch/reference/8.13/mapping-settings-limit.html; the change is younger than 8.12. */
const IGNORES_BEYOND_LIMIT = '8.13.0';

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

/** The template of the logs. Priority 500 is above everything that Elasticsearch brings itself. */
export function logTemplate(spec: TemplateSpec): Thing {
  return spec.lifecycle.dataStream ? streamTemplate(spec) : dailyTemplate(spec);
}

/** The template of what Elasticsearch has refused. */
export function rejectedTemplate(spec: TemplateSpec): Thing {
  const settings = settingsOf(spec, { 'index.lifecycle.name': spec.policy });
  return template(`${spec.prefix}-rejected-*`, 600, { settings, mappings: REJECTED_MAPPINGS });
}

/** An index of no data stream would go to the tier of content. */
const HOT = { 'index.routing.allocation.include._tier_preference': 'data_hot,data_content' };

function dailyTemplate(spec: TemplateSpec): Thing {
  const settings = logSettings(spec, { 'index.lifecycle.name': spec.policy, ...(spec.hot ? HOT : {}) });
  return template(`${spec.prefix}-*`, 500, { settings, mappings: LOG_MAPPINGS });
}

/**
 * A stream refuses a time that may be malformed (elasticsearch `DataStreamTimestampFieldMapper.java`). Its indices would
 * go to hot nodes alone; these go where those of each day do.
 */
function streamTemplate(spec: TemplateSpec): Thing {
  const settings = logSettings(
    spec,
    spec.hot ? HOT : { 'index.routing.allocation.include._tier_preference': 'data_content' },
  );
  const properties = { ...LOG_PROPERTIES, '@timestamp': { type: 'date', ignore_malformed: false } };
  const mappings = { ...LOG_MAPPINGS, properties };
  const lifecycle = streamLifecycle(spec.lifecycle);
  return { ...template(spec.prefix, 500, { settings, mappings, lifecycle }), data_stream: {} };
}

function template(pattern: string, priority: number, made: Thing): Thing {
  return { index_patterns: [pattern], priority, template: made };
}

function logSettings(spec: TemplateSpec, kept: Thing): Thing {
  return {
    ...settingsOf(spec, kept),
    'index.number_of_shards': spec.primaries ?? 1,
    ...(spec.lifecycle.logsdb ? { 'index.mode': 'logsdb' } : {}),
    'index.mapping.ignore_malformed': true,
    'index.mapping.total_fields.limit': 1000,
    ...(isAtLeast(spec.version, IGNORES_BEYOND_LIMIT)
      ? { 'index.mapping.total_fields.ignore_dynamic_beyond_limit': true }
      : {}),
  };
}

/** `kept` says for how long, or where. */
function settingsOf(spec: TemplateSpec, kept: Thing): Thing {
  return {
    'index.number_of_shards': 1,
    'index.number_of_replicas': spec.copies,
    // Logs are written once and seldom read: a fifth less disk is worth the time.
    'index.codec': 'best_compression',
    ...kept,
    // A node that restarts is back sooner than its shards could be copied elsewhere.
    'index.unassigned.node_left.delayed_timeout': '5m',
  };
}
