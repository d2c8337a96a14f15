import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { connect, createServer } from 'node:tls';
import type { AuthorityInput, CertificateInput } from '../../lib/provisioning/input';
import { cleanUp, type Outcome, run } from './run';
import { ApiServer } from './servers/api-server';

/** An API server with two Secrets: one of the authority and one of a certificate. */
export class CertificateEnvironment {
  readonly api = new ApiServer('logging/ca', 'logging/http');

  async start(): Promise<this> {
    await this.api.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    cleanUp();
  }

  bootstrap(more: Partial<CertificateInput> = {}, authority: Partial<AuthorityInput> = {}): Promise<Outcome> {
    const certificate: CertificateInput = {
      namespace: 'logging',
      secret: 'http',
      commonName: 'elasticsearch',
      dnsNames: ['localhost', '*.elasticsearch.logging.svc'],
      ipAddresses: ['127.0.0.1', 'fd00::1'],
      ...more,
    };
    const input = {
      waitSeconds: 3,
      serviceAccountDirectory: this.api.serviceAccountDirectory,
      authority: { namespace: 'logging', secret: 'ca', commonName: 'elasticsearch authority', ...authority },
      certificates: [certificate],
    };
    return run('bootstrap', input, this.api.environment);
  }

  /** The values of the certificate's Secret. */
  get http(): Record<string, string> {
    return this.api.values('logging/http');
  }

  get certificate(): X509Certificate {
    return new X509Certificate(this.api.value('logging/http', 'tls.crt'));
  }

  /** The certificate of the authority, in PEM. */
  get authority(): string {
    return this.api.value('logging/ca', 'ca.crt');
  }

  /** Removes keys from a Secret, as a user does. */
  remove(name: string, ...keys: string[]): void {
    this.api.put(
      name,
      Object.fromEntries(Object.entries(this.api.values(name)).filter(([key]) => !keys.includes(key))),
    );
  }
}

/** A TLS handshake in which both sides present the pair. Returns whether the server accepts the client. */
export function handshake(ca: string, { 'tls.crt': cert, 'tls.key': key }: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer({ cert, key, ca, requestCert: true, rejectUnauthorized: true }, (socket) => {
      socket.end();
      server.close();
      resolve(socket.authorized);
    });
    server.on('tlsClientError', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      connect({ host: '127.0.0.1', port, servername: 'localhost', ca, cert, key }).on('error', (error) => {
        server.close();
        reject(error);
      });
    });
  });
}

/** An authority that was created long ago, made with the code of the program. */
export function agedAuthority(daysOld: number, daysLeft: number): Record<string, string> {
  const script = `
    made = Pair.authority('elasticsearch authority', ${daysLeft})
    made.certificate.not_before = Time.now - ${daysOld} * Pair::DAY
    made.certificate.sign(made.key, 'SHA256')
    puts JSON.generate('ca.crt' => made.certificate_pem, 'ca.key' => made.key_pem)`;
  const program = resolve(__dirname, '../../lib/provisioning/programs/certificates.rb');
  return JSON.parse(execFileSync('ruby', ['-r', program, '-e', script]).toString());
}
