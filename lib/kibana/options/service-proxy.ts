import { hasBehavior } from '../../kubernetes/behaviors';
/** The path under which the API server proxies to a Service. */
export function serviceProxyPath(minor: number, namespace: string, service: string, scheme: 'http' | 'https'): string {
  // https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
  const target = scheme === 'https' ? `https:${service}:` : service;
  return hasBehavior(minor, 'serviceProxySuffix')
    ? `/api/v1/namespaces/${namespace}/services/${target}/proxy`
    : `/api/v1/proxy/namespaces/${namespace}/services/${target}`;
}
