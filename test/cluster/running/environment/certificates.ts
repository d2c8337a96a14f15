import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { CertificateAuthority } from '../../../e2e/api-server/pki';
import type { Logging } from './logging';

/** The authority of an issuer of cert-manager. */
export class Issuer {
  readonly authority: string;
  private readonly authorities: CertificateAuthority;

  constructor(
    private readonly logging: Logging,
    name: string,
  ) {
    this.authorities = new CertificateAuthority(logging.cluster.plane.run.folder(name));
    this.authority = this.authorities.cert;
  }

  /** cert-manager does not run here. This writes a new key and certificate to the Secret as it does. */
  async issue(): Promise<void> {
    const { plane } = this.logging.cluster;
    const path = '/apis/cert-manager.io/v1/namespaces/logging/certificates/elasticsearch-http';
    const { secretName, dnsNames, ipAddresses } = (await plane.api.ok('GET', path)).spec;
    const { cert, key } = this.authorities.server('elasticsearch', [...dnsNames, ...ipAddresses]);
    await patchSecret(this.logging, 'logging', secretName, {
      'tls.crt': cert,
      'tls.key': key,
      'ca.crt': this.authority,
    });
    const { fingerprint256 } = new X509Certificate(cert);
    await this.logging.cluster.until('the new certificate of each node', async () => {
      const nodes = await this.logging.nodes();
      const served = await Promise.all(nodes.map(({ worker }) => servedBy(worker?.state.address)));
      return served.every((fingerprint) => fingerprint === fingerprint256);
    });
  }
}

export async function patchSecret(
  { cluster }: Logging,
  namespace: string,
  secret: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const patch = JSON.stringify({ stringData: values });
  await cluster.plane.kubectlOk('patch', 'secret', secret, `--namespace=${namespace}`, `--patch=${patch}`);
}

/** The fingerprint of the certificate of the node at an address. */
function servedBy(host: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 9200, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.end();
    });
    socket.on('error', reject);
  });
}
