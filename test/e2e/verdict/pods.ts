import type { Stored } from '../elasticsearch/proxy/record';

/** The pod names of documents, or `none`. */
export function podsIn(documents: readonly Stored[]): string[] {
  const names = documents.map(({ source: { kubernetes } }) => {
    const isObject = typeof kubernetes === 'object' && kubernetes !== null && !Array.isArray(kubernetes);
    return isObject ? String(kubernetes.pod_name) : 'none';
  });
  return [...new Set(names)];
}
