/** The minor from which the API server no longer answers under `/api/v1/proxy` (kubernetes/kubernetes pull 59884). */
const OLD_PREFIX_REMOVED = 10;

/** The path under which the API server proxies to a Service. */
export function serviceProxyPath(minor: number, namespace: string, service: string, scheme: 'http' | 'https'): string {
  // https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
  const target = scheme === 'https' ? `https:${service}:` : service;
  if (minor < OLD_PREFIX_REMOVED) return `/api/v1/proxy/namespaces/${namespace}/services/${target}`;
  return `/api/v1/namespaces/${namespace}/services/${target}/proxy`;
}
