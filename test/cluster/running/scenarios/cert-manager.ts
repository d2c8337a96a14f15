import { join } from 'node:path';
import { CertificateIssuer, ElasticsearchSecurity, SecretRef } from '../../../../lib';
import { Issuer, patchSecret } from '../environment/certificates';
import type { Logging } from '../environment/logging';
import { production } from '../environment/production';

const CA_SECRET = 'elasticsearch-ca-certificate';
const DEFINITION = join(__dirname, '../../../../crds/cert-manager.io_certificates.yaml');
const SECURITY = ElasticsearchSecurity.certManager({
  issuer: CertificateIssuer.fromIssuer('logging'),
  caCertificate: SecretRef.fromName(CA_SECRET),
  elasticPassword: SecretRef.fromName('elasticsearch-elastic'),
  kibanaPassword: SecretRef.fromName('elasticsearch-kibana'),
  agentPassword: SecretRef.fromName('elasticsearch-agent'),
});

/** Certificates that cert-manager issues and renews, after those of the bootstrap program. The test acts as cert-manager. */
export function certManager(logging: () => Logging): void {
  let issuer: Issuer;
  let before: readonly unknown[];

  const kubectl = (...args: string[]) => logging().cluster.plane.kubectlOk(...args);
  /** Writes the authorities that clients trust. */
  const trust = async (...authorities: string[]) => {
    for (const namespace of ['logging', 'logging-agents'])
      await patchSecret(logging(), namespace, CA_SECRET, { 'ca.crt': authorities.join('') });
  };
  const nothingIsLost = async () => {
    await logging().writers.arrived();
    expect(await logging().nodeStates()).toEqual(before);
  };

  beforeAll(async () => {
    before = await logging().nodeStates();
    await kubectl('apply', '-f', DEFINITION);
    await kubectl('wait', '--for=condition=Established', '--timeout=10m', '-f', DEFINITION);
  });

  test('another authority: clients trust both before it issues, no node restarts, and no line is lost', async () => {
    issuer = new Issuer(logging(), 'first-issuer');
    const { data } = await logging().cluster.read('secrets', 'logging', CA_SECRET);
    await trust(Buffer.from(data['ca.crt'], 'base64').toString(), issuer.authority);
    const kibana = { encryptionKeys: SecretRef.fromName('elasticsearch-kibana-keys') };
    await logging().applyObjects(production({ security: SECURITY }, { kibana }));
    await issuer.issue();
    await trust(issuer.authority);
    await nothingIsLost();
  });

  test('a renewed certificate of the same authority needs no restart, and no line is lost', async () => {
    await issuer.issue();
    await nothingIsLost();
  });

  test('another authority that clients do not trust yet: agents keep the lines until they do', async () => {
    issuer = new Issuer(logging(), 'second-issuer');
    await issuer.issue();
    await logging().restartAgents();
    await logging().cluster.until('agents that reject the certificate', async () => {
      const pods = await logging().cluster.list('pods', 'logging-agents', {
        'app.kubernetes.io/component': 'log-agent',
      });
      const logs = await Promise.all(
        pods.map(async ({ metadata }) => (await logging().cluster.worker('logging-agents', metadata.name)).log.lines),
      );
      return logs.every((lines) => lines.some((line) => line.includes('certificate verify failed')));
    });
    await trust(issuer.authority);
    await logging().runCronJob('elasticsearch-provisioning');
    await nothingIsLost();
  });
}
