import { execFile, execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SERVICE_RANGE } from '../network/subnets';
import { admission } from './admission';
import { ApiClient } from './api-client';
import { freePort } from './free-port';
import { MINOR, RELEASE } from './release';
import { RunFolder } from './run-folder';
import { timed, until } from './wait';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ControlPlaneOptions {
  /** Whether the controller manager and the scheduler run, too. */
  readonly controllers: boolean;
  /** Whether pods of the system priority classes need a quota that allows them, as on GKE. No by default. */
  readonly limitedPriorityClasses?: boolean;
}

/** A real Kubernetes control plane on the loopback interface. */
export class ControlPlane {
  static async start(options: ControlPlaneOptions): Promise<ControlPlane> {
    const [etcd, etcdPeer, api] = [await freePort(), await freePort(), await freePort()];
    const plane = new ControlPlane(program(RELEASE), options, etcd, etcdPeer, api);
    try {
      const what = options.controllers ? 'control plane' : 'API server';
      await timed(`start of the ${what} ${RELEASE}`, () => plane.launch());
    } catch (error) {
      await plane.end();
      throw error;
    }
    return plane;
  }

  readonly run = new RunFolder();
  readonly api: ApiClient;
  private readonly kubeconfig = this.run.file('kubeconfig');

  private constructor(
    private readonly program: string,
    private readonly options: ControlPlaneOptions,
    private readonly etcdPort: number,
    private readonly etcdPeerPort: number,
    private readonly apiPort: number,
  ) {
    const token = randomBytes(16).toString('hex');
    writeFileSync(this.run.file('tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
    this.api = new ApiClient(apiPort, token, () => readFileSync(this.certificateFile, 'utf8'));
    writeFileSync(this.kubeconfig, kubeconfig(apiPort, this.certificateFile, token), { mode: 0o600 });
  }

  /** What the API server is verified with. */
  get certificateFile(): string {
    return this.run.file('certificates/apiserver.crt');
  }

  /** Runs kubectl of the same release. */
  async kubectl(...args: readonly string[]): Promise<CommandResult> {
    this.run.assertRunning();
    const env = { ...process.env, HOME: this.run.path, KUBECONFIG: this.kubeconfig };
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    try {
      const { stdout, stderr } = await promisify(execFile)(this.program, ['kubectl', ...args], options);
      return { status: 0, stdout, stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
      if (typeof code !== 'number') throw error;
      return { status: code, stdout: stdout ?? '', stderr: stderr ?? '' };
    }
  }

  /** The same, for what has to succeed. */
  async kubectlOk(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.kubectl(...args);
    if (status !== 0) throw new Error(`kubectl ${args.join(' ')} ended with ${status}:\n${stderr}${stdout}`);
    return stdout;
  }

  async end(): Promise<void> {
    this.api.close();
    await this.run.end();
  }

  private async launch(): Promise<void> {
    const [etcdUrl, etcdPeerUrl] = [`http://127.0.0.1:${this.etcdPort}`, `http://127.0.0.1:${this.etcdPeerPort}`];
    const etcd = this.run.file('etcd.json');
    writeFileSync(etcd, JSON.stringify(etcdConfiguration(this.run.folder('etcd'), etcdUrl, etcdPeerUrl)));
    this.run.start('etcd', program(), ['etcd', etcd]);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const [signingKey, verifyingKey] = [this.run.file('accounts.key'), this.run.file('accounts.pub')];
    writeFileSync(signingKey, privateKey, { mode: 0o600 });
    writeFileSync(verifyingKey, publicKey);
    writeFileSync(
      this.run.file('admission.yaml'),
      JSON.stringify(admission(this.options.limitedPriorityClasses === true)),
    );
    this.start('kube-apiserver', {
      'etcd-servers': etcdUrl,
      'bind-address': '127.0.0.1',
      // The network namespace of the tests has no route from which the server could find an address.
      'advertise-address': '192.0.2.254',
      'secure-port': String(this.apiPort),
      'cert-dir': this.run.folder('certificates'),
      'token-auth-file': this.run.file('tokens.csv'),
      'authorization-mode': 'Node,RBAC',
      'service-cluster-ip-range': SERVICE_RANGE,
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': verifyingKey,
      'service-account-signing-key-file': signingKey,
      'admission-control-config-file': this.run.file('admission.yaml'),
      'allow-privileged': 'true',
    });
    await this.ready('API server', async () => {
      if (!existsSync(this.certificateFile)) return false;
      const answer = await this.api.get('/readyz').catch(() => undefined);
      return answer?.status === 200;
    });
    if (this.options.controllers) await this.launchControllers(signingKey);
  }

  private async launchControllers(signingKey: string): Promise<void> {
    this.startController('kube-controller-manager', {
      kubeconfig: this.kubeconfig,
      'secure-port': '0',
      'leader-elect': 'false',
      'use-service-account-credentials': 'true',
      'service-account-private-key-file': signingKey,
      'root-ca-file': this.certificateFile,
      // Nodes of these tests send no heartbeats.
      'node-monitor-grace-period': '24h',
    });
    this.startController('kube-scheduler', {
      kubeconfig: this.kubeconfig,
      'secure-port': '0',
      'leader-elect': 'false',
    });
    await this.ready('controller manager', async () => {
      const path = '/api/v1/namespaces/default/serviceaccounts/default';
      return (await this.api.get(path)).status === 200;
    });
  }

  /** Later releases have no port without TLS. */
  private startController(name: string, flags: Readonly<Record<string, string>>): void {
    this.start(name, { ...flags, ...(MINOR < 24 ? { port: '0' } : {}) });
  }

  private start(name: string, flags: Readonly<Record<string, string>>): void {
    const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
    this.run.start(name, this.program, [name, ...args]);
  }

  private ready(what: string, isReady: () => Promise<boolean>): Promise<boolean> {
    return until(`the ${what}`, async () => {
      this.run.assertRunning();
      return isReady();
    });
  }
}

/** The program of a release, or of the newest, which has etcd. It is built if it is not there. */
function program(...release: string[]): string {
  const setup = join(__dirname, '..', 'control-plane', 'setup');
  return execFileSync(setup, release, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

function kubeconfig(port: number, certificateAuthority: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'test',
        cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': certificateAuthority },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  });
}

/** One member, whose data need not survive a crash of the machine. */
function etcdConfiguration(folder: string, url: string, peerUrl: string) {
  return {
    name: 'etcd',
    'data-dir': folder,
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peerUrl,
    'initial-advertise-peer-urls': peerUrl,
    'initial-cluster': `etcd=${peerUrl}`,
    'log-level': 'warn',
    'unsafe-no-fsync': true,
  };
}
