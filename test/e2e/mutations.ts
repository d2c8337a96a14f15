import { FluentdValue } from '../../lib';
import type { ConfigEdit } from './cluster/edit-config';
import { type Case, ES9, LEGACY } from './driver/scenario';

/** A safety setting that is removed from the generated configuration, and the scenario that must fail without it. */
export interface Mutation {
  readonly name: string;
  /** The removed setting, for the report. */
  readonly title: string;
  readonly scenario: string;
  readonly case: Case;
  readonly edit?: ConfigEdit;
  /** The index templates of the library are those of indices with another prefix. */
  readonly templatesOf?: string;
  /** The damage by which the scenario must fail, one of these at least: lost, duplicated, unexpected, or a word of its message. */
  readonly breaks: readonly string[];
  /** Seconds after which lines that have not come count as lost. */
  readonly waitSeconds: number;
}

const mutation = (
  given: Omit<Mutation, 'case' | 'waitSeconds'> & Partial<Pick<Mutation, 'case' | 'waitSeconds'>>,
): Mutation => ({
  case: ES9,
  waitSeconds: 40,
  ...given,
});

export const MUTATIONS: readonly Mutation[] = [
  mutation({
    name: 'memory-buffer',
    title: 'the buffer in memory',
    scenario: 'killed-while-elasticsearch-is-down',
    edit: (config) => {
      for (const buffer of config.matches('elasticsearch_documents').flatMap((output) => output.sections('buffer'))) {
        buffer.set('@type', FluentdValue.text('memory'));
        buffer.unset('path');
      }
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'short-texts',
    title: 'texts that are cut after 64 KiB',
    scenario: 'long-lines',
    edit: (config) => config.setInAll('source', 'container_logs', 'longest', FluentdValue.integer(65_536)),
    breaks: ['lost'],
  }),
  mutation({
    name: 'newest-file-only',
    title: 'the source without the paths of rotated files',
    scenario: 'rotated-while-away',
    edit: (config) => config.setInAll('source', 'container_logs', 'path', FluentdValue.text('/var/log/pods/*/*/*.log')),
    breaks: ['lost'],
  }),
  mutation({
    name: 'closed-when-deleted',
    title: 'deleted files that are held until they are read',
    scenario: 'deleted-while-full',
    edit: (config) => config.setInAll('source', 'container_logs', 'deleted_limit', FluentdValue.size('1k')),
    breaks: ['lost'],
  }),
  mutation({
    name: 'slow-refresh',
    title: 'new files that are looked for every ten seconds',
    scenario: 'short-lived',
    edit: (config) => config.setInAll('source', 'container_logs', 'refresh_interval', FluentdValue.time('10s')),
    breaks: ['lost'],
  }),
  mutation({
    name: 'large-requests',
    title: 'bulk requests as large as the chunks of the buffer',
    scenario: 'proxy-with-a-request-limit',
    edit: (config) => {
      for (const output of config.matches('elasticsearch_documents')) {
        output.set('request_size', FluentdValue.size('8M'));
        for (const buffer of output.sections('buffer')) buffer.set('chunk_full_threshold', FluentdValue.number(0.9));
      }
    },
    breaks: ['split'],
  }),
  mutation({
    name: 'merged-json',
    title: 'JSON that is kept as text (safeDelivery)',
    scenario: 'safe-delivery',
    case: LEGACY,
    edit: (config) => {
      for (const filter of config.filters('kubernetes_metadata')) filter.unset('merge_json_log');
    },
    breaks: ['lost'],
  }),
  mutation({
    name: 'other-template',
    title: 'index templates whose pattern does not match the indices',
    scenario: 'labels-app-and-app-name',
    templatesOf: 'other-logs',
    breaks: ['lost'],
  }),
];
