import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory } from '../run';
import { type Question, type Reply, StandIn } from './stand-in';

interface Stored {
  version: number;
  data: Record<string, string>;
}

/** An API server with Secrets and ConfigMaps. It rejects requests for Secrets that the role does not name. */
export class ApiServer extends StandIn {
  /** The Secrets by namespace and name. */
  readonly secrets = new Map<string, Stored>();
  /** The data of ConfigMaps by namespace and name. */
  readonly configMaps = new Map<string, Record<string, string>>();
  /** Existing Secrets that the role does not name. */
  readonly foreign = new Set<string>();
  readonly serviceAccountDirectory = directory();
  private token = '';
  private writes = 0;

  constructor(...names: string[]) {
    super();
    for (const name of names) this.secrets.set(name, { version: 1, data: {} });
    this.rotateToken('token-of-the-first-hour');
  }

  async start(): Promise<void> {
    const [cert, key] = [join(this.serviceAccountDirectory, 'ca.crt'), join(this.serviceAccountDirectory, 'key')];
    const options = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=api -addext subjectAltName=IP:127.0.0.1`;
    execFileSync('openssl', [...options.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    await super.start({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
  }

  /** Replaces the token, as the kubelet does. The old token is rejected from now on. */
  rotateToken(token: string): void {
    this.token = token;
    writeFileSync(join(this.serviceAccountDirectory, 'token'), `${token}\n`);
  }

  get environment(): Record<string, string> {
    return { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: `${this.port}` };
  }

  /** The decoded values of a Secret. */
  values(name: string): Record<string, string> {
    const data = this.secrets.get(name)?.data ?? {};
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, `${Buffer.from(value, 'base64')}`]));
  }

  /** One value of a Secret, or an empty string. */
  value(name: string, key: string): string {
    return this.values(name)[key] ?? '';
  }

  /** Writes a Secret as another client. */
  put(name: string, values: Record<string, string>): void {
    const data = Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
    this.writes += 1;
    this.secrets.set(name, { version: this.writes + 1, data: Object.fromEntries(data) });
  }

  /** All values of all Secrets. */
  everything(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.secrets.keys()].map((name) => [name, this.values(name)]));
  }

  protected reply({ method, path, headers, body }: Question): Reply {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { message: 'Unauthorized' } };

    const [, where, configMap] = /^\/api\/v1\/namespaces\/([^/]+)\/configmaps\/([^/]+)$/.exec(path) ?? [];
    if (configMap) return this.configMap(`${where}/${configMap}`, method, body);

    const [, namespace, secret] = /^\/api\/v1\/namespaces\/([^/]+)\/secrets\/([^/]+)$/.exec(path) ?? [];
    const name = `${namespace}/${secret}`;
    if (this.foreign.has(name)) return { status: 403, body: { message: `secrets "${secret}" is forbidden` } };

    const stored = this.secrets.get(name);
    if (!stored) return { status: 404, body: { message: `secrets "${secret}" not found` } };
    if (method === 'GET') return this.shown(stored);
    if (method !== 'PATCH' || headers['content-type'] !== 'application/merge-patch+json') return { status: 415 };

    const { metadata, data } = body as { metadata: { resourceVersion: string }; data: Record<string, string> };
    if (metadata.resourceVersion !== `${stored.version}`) {
      return { status: 409, body: { message: 'the object has been modified' } };
    }
    this.writes += 1;
    stored.version = this.writes + 1;
    Object.assign(stored.data, data);
    return this.shown(stored);
  }

  private configMap(name: string, method: string, body: Question['body']): Reply {
    const known = this.configMaps.get(name);
    if (known === undefined) return { status: 404, body: { message: `configmaps "${name}" not found` } };
    const data = method === 'PATCH' ? { ...known, ...(body.data as Record<string, string>) } : known;
    this.configMaps.set(name, data);
    const metadata = { resourceVersion: '1' };
    return { status: 200, body: Object.keys(data).length === 0 ? { metadata } : { metadata, data } };
  }

  private shown({ version, data }: Stored): Reply {
    const metadata = { resourceVersion: `${version}` };
    return { status: 200, body: Object.keys(data).length === 0 ? { metadata } : { metadata, data } };
  }
}
