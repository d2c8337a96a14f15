import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate authority made for one run. Keys are RSA: the metadata filter reads no other kind. All authorities have
 * the same name: certificates say by the identifier of the key which one has signed them.
 */
export class CertificateAuthority {
  readonly cert: string;
  private serial = 1;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    const subject = ['-subj', '/CN=e2e-ca', '-addext', 'basicConstraints=critical,CA:TRUE'];
    openssl(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...this.output('ca')]);
    this.cert = this.read('ca.crt');
  }

  server(name: string, hosts: readonly string[]): KeyPair {
    const names = hosts.map((host) => (isIP(host) !== 0 ? `IP:${host}` : `DNS:${host}`));
    return this.issue(name, `/CN=${name}`, `subjectAltName=${names.join(',')}\nextendedKeyUsage=serverAuth\n`);
  }

  client(name: string, group: string): KeyPair {
    return this.issue(name, `/O=${group}/CN=${name}`, 'extendedKeyUsage=clientAuth\n');
  }

  private issue(name: string, subject: string, extensions: string): KeyPair {
    this.serial += 1;
    const [request, extensionFile] = [`${name}.csr`, `${name}.ext`].map((file) => join(this.folder, file)) as [
      string,
      string,
    ];
    writeFileSync(extensionFile, `authorityKeyIdentifier=keyid\n${extensions}`);
    const key = join(this.folder, `${name}.key`);
    openssl(['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', subject, '-keyout', key, '-out', request]);
    const authority = [
      '-CA',
      join(this.folder, 'ca.crt'),
      '-CAkey',
      join(this.folder, 'ca.key'),
      '-set_serial',
      `${this.serial}`,
    ];
    const cert = join(this.folder, `${name}.crt`);
    openssl(['x509', '-req', '-in', request, ...authority, '-days', '2', '-extfile', extensionFile, '-out', cert]);
    return { key: this.read(`${name}.key`), cert: this.read(`${name}.crt`) };
  }

  private output(name: string): string[] {
    return ['-keyout', join(this.folder, `${name}.key`), '-out', join(this.folder, `${name}.crt`)];
  }

  private read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }
}

function openssl(args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
