import { type GivenParameters, match, section } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';
import type { ElasticsearchConnection } from '../pipeline-context';
import { ID_KEY } from './fields';

/** How much of the node's disk the agent may take while the store is away. */
export interface BufferBudget {
  /** Bytes of the largest bulk request, such as `8M`, and so of the longest document. */
  readonly chunk: string;
  /** Bytes on disk, such as `1G`. When they are used up, files are not read on until there is room. */
  readonly total: string;
  /** Requests at a time. */
  readonly threads: number;
}

/** Sends to Elasticsearch, for ever if need be, from a buffer on the node's disk. */
export function elasticsearchOutput(
  id: string,
  index: string,
  store: ElasticsearchConnection,
  buffer: FluentdSection,
  more: GivenParameters = {},
): FluentdSection {
  return match(
    '**',
    'elasticsearch',
    {
      '@id': id,
      ...connection(store),
      index_name: index,
      // Types left with Elasticsearch 8; 7 warns of them. With it the plugin keeps the headers that 9 refuses.
      suppress_type_name: store.major === 7 ? true : undefined,
      id_key: ID_KEY,
      write_operation: 'create',
      // The version is known: asking for it keeps the agent from starting while the store is away.
      verify_es_version_at_startup: false,
      default_elasticsearch_version: store.major,
      // A Service is one address: sniffed addresses of pods stop answering when these move.
      reload_connections: false,
      reconnect_on_error: true,
      reload_on_failure: true,
      // A slow bulk that is given up is sent a second time.
      request_timeout: '60s',
      // By default the first busy document (429) of a bulk has all of it sent again, and those refused for ever counted anew.
      unrecoverable_error_types: [],
      log_es_400_reason: true,
      ...more,
    },
    buffer,
  );
}

/** A bulk is sent when it has this part of its largest size: large ones are for long lines alone, and cost memory. */
const FULL = 0.125;

/** A buffer on disk. Days are those of the events, so that an event meets its own id again in the same index. */
export function fileBuffer(
  path: string,
  keys: readonly string[],
  budget: BufferBudget,
  whenFull: 'block' | 'drop_oldest_chunk',
): FluentdSection {
  return section('buffer', ['time', ...keys].join(','), {
    '@type': 'file',
    path,
    timekey: '1d',
    timekey_use_utc: true,
    flush_mode: 'interval',
    flush_interval: '5s',
    flush_thread_count: budget.threads,
    chunk_limit_size: FluentdValue.size(budget.chunk),
    chunk_full_threshold: FULL,
    total_limit_size: FluentdValue.size(budget.total),
    retry_type: 'exponential_backoff',
    retry_wait: '1s',
    retry_max_interval: '30s',
    retry_forever: true,
    overflow_action: whenFull,
  });
}

function connection({ host, port, scheme, user, passwordEnv, apiKeyEnv, caFile }: ElasticsearchConnection) {
  return {
    host,
    port,
    scheme,
    ca_file: caFile,
    user,
    password: passwordEnv === undefined ? undefined : FluentdValue.env(passwordEnv),
    api_key: apiKeyEnv === undefined ? undefined : FluentdValue.env(apiKeyEnv),
  };
}
