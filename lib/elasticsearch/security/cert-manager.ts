import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { CustomResource } from '../../kubernetes/objects/custom-resource';
import { clusterLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import { certificateNames } from './certificate-names';
import type { SecurityNames } from './names';
import type { ElasticsearchCertManagerOptions } from './security';

/** The HTTP certificate. cert-manager creates and renews it in the Secret that the nodes mount. */
export function makeCertificate(
  scope: Construct,
  spec: ElasticsearchSpec,
  secrets: SecurityNames,
  { duration = Duration.days(90), issuer }: ElasticsearchCertManagerOptions,
): void {
  const { namespace, topology } = spec;
  const { dnsNames, ipAddresses } = certificateNames(spec, 'http');
  new CustomResource(scope, 'Certificate-http', 'Certificate', {
    metadata: { name: secrets.http, namespace, labels: clusterLabels(topology, 'certificates') },
    spec: {
      secretName: secrets.http,
      commonName: topology.name,
      dnsNames,
      ipAddresses,
      duration: `${duration.toHours({ integral: false })}h`,
      usages: ['digital signature', 'server auth', 'client auth'],
      // Elasticsearch reads elliptic curve keys only in this encoding.
      privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' },
      issuerRef: {
        name: issuer.name,
        kind: issuer.kind,
        group: issuer.group,
      },
    },
  });
}
