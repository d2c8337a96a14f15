/** The minor from which the API server no longer answers under `/api/v1/proxy` (kubernetes/kubernetes pull 59884). */
const OLD_PREFIX_REMOVED = 10;

/** The path under which the API server shows a Service, in the form of its time. */
export function serviceProxyPath(minor: number, namespace: string, service: string): string {
  if (minor < OLD_PREFIX_REMOVED) return `/api/v1/proxy/namespaces/${namespace}/services/${service}`;
  return `/api/v1/namespaces/${namespace}/services/${service}/proxy`;
}
