import type { ElasticsearchCluster } from '../cluster';

/** The names under which a certificate is valid. */
export interface CertificateNames {
  readonly dnsNames: string[];
  readonly ipAddresses: string[];
}

/** Clients call the Service, from inside a pod `localhost`; nodes each other by their own names. */
export function certificateNames(
  { topology, namespace }: ElasticsearchCluster,
  layer: 'http' | 'transport',
): CertificateNames {
  const ofNodes = [`*.${topology.nodesService}`, `*.${topology.nodesService}.${namespace}.svc`];
  const ofService = ['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`];
  const names = {
    http: [...ofService.map((end) => `${topology.name}${end}`), ...ofNodes, 'localhost'],
    transport: ofNodes,
  };
  return { dnsNames: names[layer], ipAddresses: layer === 'http' ? ['127.0.0.1'] : [] };
}
