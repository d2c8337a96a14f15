import type { Connection } from '../../kubernetes/network/connections';
import type { ElasticsearchEndpoint } from './endpoint';

/** The connection of a client to Elasticsearch. The host of an external one can be a Service of another app. */
export function connectionTo({ addresses, host, namespace, podLabels, port }: ElasticsearchEndpoint): Connection {
  return {
    server: 'Elasticsearch',
    to:
      namespace === undefined
        ? { kind: 'outside', addresses, ports: [port], mayBePods: true }
        : { kind: 'service', namespace, name: host, port, podLabels },
  };
}
