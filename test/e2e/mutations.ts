import { FluentdSection, FluentdValue } from '../../lib';
import type { ConfigEdit } from './cluster/edit-config';
import { type Case, ES9 } from './driver/scenario';

/** A safety setting taken out of the generated configuration, and the scenario that must notice. */
export interface Mutation {
  readonly name: string;
  /** What is taken away, for the report. */
  readonly title: string;
  readonly scenario: string;
  readonly case: Case;
  readonly edit: ConfigEdit;
  /** The damage by which the scenario must fail, one of these at least: lost, duplicated, unexpected, or a word of its message. */
  readonly breaks: readonly string[];
  /** Seconds after which lines that have not come count as lost. */
  readonly waitSeconds: number;
}

const mutation = (given: Omit<Mutation, 'case' | 'waitSeconds'> & { waitSeconds?: number }): Mutation => ({
  case: ES9,
  waitSeconds: 40,
  ...given,
});

export const MUTATIONS: readonly Mutation[] = [
  mutation({
    name: 'no-stream-identity',
    title: 'concat without stream_identity_key',
    scenario: 'long-lines',
    edit: (config) => {
      for (const join of config.filters('concat')) join.unset('stream_identity_key');
    },
    breaks: ['lost', 'unexpected'],
  }),
  mutation({
    name: 'no-separator',
    title: 'concat with its default separator, a newline',
    scenario: 'long-lines',
    edit: (config) => {
      for (const join of config.filters('concat')) join.unset('separator');
    },
    breaks: ['lost', 'unexpected'],
  }),
  mutation({
    name: 'pieces-as-text',
    title: 'in_tail with the encoding UTF-8: pieces that are cut within a character are no text',
    scenario: 'long-lines',
    edit: (config) => config.setInAll('source', 'tail', 'encoding', FluentdValue.text('UTF-8')),
    breaks: ['lost'],
  }),
  mutation({
    name: 'small-chunks',
    title: 'chunks of the buffer that are smaller than what is read together',
    scenario: 'long-lines',
    edit: (config) => {
      for (const tail of config.sources('tail')) tail.unset('read_lines_limit');
      for (const buffer of config.matches('elasticsearch').flatMap((output) => output.sections('buffer'))) {
        buffer.set('chunk_limit_size', FluentdValue.size('2M'));
        buffer.unset('chunk_full_threshold');
      }
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'no-ids',
    title: 'documents without an id of their own',
    scenario: 'unacknowledged',
    edit: (config) => {
      for (const output of config.matches('elasticsearch')) {
        output.unset('id_key');
        output.unset('write_operation');
      }
    },
    breaks: ['duplicated'],
  }),
  mutation({
    name: 'tail-from-end',
    title: 'in_tail without read_from_head',
    scenario: 'cold-start',
    edit: (config) => {
      for (const tail of config.sources('tail')) tail.set('read_from_head', FluentdValue.bool(false));
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'default-unrecoverable',
    title: 'the plugin’s own list of errors that are not tried again',
    scenario: 'busy-and-rejected',
    edit: (config) => {
      for (const output of config.matches('elasticsearch')) output.unset('unrecoverable_error_types');
    },
    breaks: ['counted'],
  }),
  mutation({
    name: 'id-removed',
    title: 'the id among the keys that are removed from documents',
    scenario: 'busy-items',
    edit: (config) => {
      config.setInAll('match', 'elasticsearch', 'remove_keys', FluentdValue.text('event_id,_file,time'));
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'memory-buffer',
    title: 'the buffer in memory',
    scenario: 'killed-while-elasticsearch-is-down',
    edit: (config) => {
      for (const buffer of config.matches('elasticsearch').flatMap((output) => output.sections('buffer'))) {
        buffer.set('@type', FluentdValue.text('memory'));
        buffer.unset('path');
      }
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'suppressed-types',
    title: 'suppress_type_name for Elasticsearch 9',
    scenario: 'smoke',
    edit: (config) => config.setInAll('match', 'elasticsearch', 'suppress_type_name', FluentdValue.bool(true)),
    breaks: ['lost'],
    waitSeconds: 30,
  }),
  mutation({
    name: 'newest-file-only',
    title: 'in_tail without the paths of rotated files',
    scenario: 'rotated-while-away',
    edit: (config) => {
      for (const tail of config.sources('tail')) tail.set('path', FluentdValue.text('/var/log/pods/*/*.log'));
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'parser-filter',
    title: 'JSON parsed by Fluentd’s own filter',
    scenario: 'odd-json',
    edit: (config) => {
      const ours = config.filters('record_modifier').find((filter) => filter.literal('@id') === 'parse_json');
      if (ours) parseByFluentd(ours);
    },
    breaks: ['lost'],
    waitSeconds: 30,
  }),
];

function parseByFluentd(filter: FluentdSection): void {
  for (const record of filter.sections('record')) filter.removeSection(record);
  const parameters = { '@type': 'parser', key_name: 'message', hash_value_field: 'structured' };
  for (const [name, value] of Object.entries(parameters)) filter.set(name, FluentdValue.text(value));
  for (const name of ['reserve_data', 'reserve_time']) filter.set(name, FluentdValue.bool(true));
  const parse = new FluentdSection('parse');
  parse.set('@type', FluentdValue.text('json'));
  filter.add(parse);
}
