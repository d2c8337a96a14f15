import type { StackVersion } from '../images/compatibility-versions';
import { isAtLeast } from '../images/elasticsearch-official';
import type { Json } from '../provisioning/plan';

type Thing = { readonly [key: string]: Json };

/** Text that Lucene takes as one term: 32766 bytes, of which a character may need four. */
const LONGEST_TERM = 8191;

/** One field for keys that nobody can foresee: each can be searched, and none adds to the mapping. */
const FLATTENED = { type: 'flattened', ignore_above: LONGEST_TERM };

/** What a document of the agent looks like. A text that nobody named is searched as a whole. */
const LOG_MAPPINGS: Thing = {
  date_detection: false,
  dynamic_templates: [
    { texts: { match_mapping_type: 'string', mapping: { type: 'keyword', ignore_above: LONGEST_TERM } } },
  ],
  properties: {
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
  },
};

/** What the store refused is kept as it was: the mapping takes anything, and `document` is shown but not searched. */
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

export interface TemplatePlan {
  readonly version: StackVersion;
  readonly prefix: string;
  readonly copies: number;
  readonly policy: string;
}

/** The template of the logs. Priority 500 is above everything that Elasticsearch brings itself. */
export function logTemplate(plan: TemplatePlan): Thing {
  return template(plan, `${plan.prefix}-*`, 500, LOG_MAPPINGS, {
    'index.mapping.ignore_malformed': true,
    'index.mapping.total_fields.limit': 1000,
    ...(isAtLeast(plan.version, IGNORES_BEYOND_LIMIT)
      ? { 'index.mapping.total_fields.ignore_dynamic_beyond_limit': true }
      : {}),
  });
}

/** The template of what the store has refused. */
export function rejectedTemplate(plan: TemplatePlan): Thing {
  return template(plan, `${plan.prefix}-rejected-*`, 600, REJECTED_MAPPINGS, {});
}

function template(plan: TemplatePlan, pattern: string, priority: number, mappings: Thing, more: Thing): Thing {
  const settings = {
    'index.number_of_shards': 1,
    'index.number_of_replicas': plan.copies,
    // Logs are written once and seldom read: a fifth less disk is worth the time.
    'index.codec': 'best_compression',
    'index.lifecycle.name': plan.policy,
    // A node that restarts is back sooner than its shards could be copied elsewhere.
    'index.unassigned.node_left.delayed_timeout': '5m',
    ...more,
  };
  return { index_patterns: [pattern], priority, template: { settings, mappings } };
}
