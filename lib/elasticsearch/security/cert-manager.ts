import type { Construct } from 'constructs';
import { CustomResource } from '../../kubernetes/custom-resource';
import { clusterLabels, type ElasticsearchCluster } from '../cluster';
import { certificateNames } from './certificate-names';
import type { SecurityNames } from './names';
import type { ElasticsearchCertManagerOptions } from './security';

/** Certificates that cert-manager makes, renews and puts into the Secrets that the nodes mount. */
export function makeCertificates(
  scope: Construct,
  plan: ElasticsearchCluster,
  secrets: SecurityNames,
  props: ElasticsearchCertManagerOptions,
): void {
  const { namespace, topology } = plan;
  for (const layer of ['http', 'transport'] as const) {
    const { dnsNames, ipAddresses } = certificateNames(plan, layer);
    new CustomResource(scope, `Certificate-${layer}`, 'Certificate', {
      metadata: { name: secrets[layer], namespace, labels: clusterLabels(topology, 'certificates') },
      spec: {
        secretName: secrets[layer],
        commonName: topology.name,
        dnsNames,
        ipAddresses: ipAddresses.length > 0 ? ipAddresses : undefined,
        duration: props.duration ?? '2160h',
        usages: ['digital signature', 'server auth', 'client auth'],
        // Elasticsearch reads no other form of an elliptic key.
        privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' },
        issuerRef: {
          name: props.issuer ?? '',
          kind: props.issuerKind ?? 'Issuer',
          group: props.issuerGroup ?? 'cert-manager.io',
        },
      },
    });
  }
}
