import type { Size } from 'cdk8s';
import { schemeOf } from '../../elasticsearch/endpoint/endpoint';
import { releaseOf } from '../../elasticsearch/images/releases';
import { type GivenParameters, match, section } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import { FluentdValue } from '../config/syntax/value';
import type { ElasticsearchConnection } from '../pipeline-context';
import { fluentdSize } from './budget';

/** A buffer on the node's disk. */
export interface BufferBudget {
  readonly path: string;
  /** The largest chunk, and so the largest document. */
  readonly chunk: Size;
  /** The size of all chunks in total. */
  readonly total: Size;
  /** The number of concurrent requests. */
  readonly threads: number;
  /** With `throw_exception`, the plugin of this library waits until the buffer has space. */
  readonly whenFull: 'throw_exception' | 'drop_oldest_chunk';
}

/**
 * A chunk is sent when it has this part of its largest size: 670 kB of 8 MiB, which is one bulk request with what the last
 * batch adds. Larger chunks are for long texts alone.
 */
const FULL = 0.08;

/** Sends documents to Elasticsearch from a buffer on the node's disk, and retries until Elasticsearch accepts them. */
export function elasticsearchOutput(
  id: string,
  index: string,
  connection: ElasticsearchConnection,
  buffer: BufferBudget,
  more: GivenParameters,
): FluentdSection {
  return match(
    '**',
    'elasticsearch_documents',
    {
      '@id': id,
      ...connectionParameters(connection),
      index_name: index,
      // Where Elasticsearch has types, it warns about them. Elsewhere the plugin would drop headers that 9 requires.
      suppress_type_name: releaseOf(connection.endpoint.major).mappingTypes,
      // The version is known: a request for it would keep the agent from starting while Elasticsearch is away.
      verify_es_version_at_startup: false,
      default_elasticsearch_version: connection.endpoint.major,
      // A Service is one address: addresses of pods that the plugin finds itself stop answering when pods move.
      reload_connections: false,
      reconnect_on_error: true,
      reload_on_failure: true,
      // A slow request that is given up is sent a second time.
      request_timeout: '60s',
      ...more,
    },
    section('buffer', 'tag', {
      '@type': 'file',
      path: buffer.path,
      flush_mode: 'interval',
      flush_interval: '5s',
      flush_thread_count: buffer.threads,
      chunk_limit_size: fluentdSize(buffer.chunk),
      chunk_full_threshold: FULL,
      total_limit_size: fluentdSize(buffer.total),
      retry_type: 'exponential_backoff',
      retry_wait: '1s',
      retry_max_interval: '30s',
      retry_forever: true,
      overflow_action: buffer.whenFull,
    }),
  );
}

function connectionParameters(connection: ElasticsearchConnection): GivenParameters {
  const { endpoint, host, passwordEnv, apiKeyEnv, caFile } = connection;
  return {
    host,
    port: endpoint.port,
    scheme: schemeOf(endpoint),
    ca_file: caFile,
    user: endpoint.agentCredentials?.username,
    password: passwordEnv === undefined ? undefined : FluentdValue.env(passwordEnv),
    api_key: apiKeyEnv === undefined ? undefined : FluentdValue.env(apiKeyEnv),
  };
}
