import { type EgressRule, toPort } from '../../kubernetes/network-peers';
import type { ElasticsearchEndpoint } from './endpoint';

/** What pods of `here` may reach of a store: its pods where they are neighbours; namespaces have names for policies only from 1.21 on. */
export function toElasticsearch(
  { addresses, namespace, podLabels, port }: ElasticsearchEndpoint,
  here: string,
): EgressRule {
  if (podLabels === undefined || namespace !== here) return toPort(port, addresses);
  return { ...toPort(port), to: [{ podSelector: { matchLabels: podLabels } }] };
}
