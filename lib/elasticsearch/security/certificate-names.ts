import type { ElasticsearchSpec } from '../spec';

/** The names in a certificate. */
export interface CertificateNames {
  readonly dnsNames: string[];
  readonly ipAddresses: string[];
}

/** Clients connect to the Service, or to `localhost` in the pod. Nodes connect to the names of other nodes. */
export function certificateNames(
  { topology, namespace }: ElasticsearchSpec,
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
