import { type EgressRule, toPort } from '../../kubernetes/network/network-peers';
import type { ElasticsearchEndpoint } from './endpoint';

/**
 * The egress rule to Elasticsearch for pods in the namespace `here`. It selects the pods of Elasticsearch if they are in
 * the same namespace. Elsewhere it allows the port, because policies cannot select namespaces by name before 1.21.
 */
export function toElasticsearch(
  { addresses, namespace, podLabels, port }: ElasticsearchEndpoint,
  here: string,
): EgressRule {
  if (podLabels === undefined || namespace !== here) return toPort(port, addresses);
  return { ...toPort(port), to: [{ podSelector: { matchLabels: podLabels } }] };
}
