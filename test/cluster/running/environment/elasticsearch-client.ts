import { request } from 'node:https';
import type { RunningCluster } from './running-cluster';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is as loose as JSON
  readonly body: any;
}

const NAMESPACE = 'logging';
const PATIENCE = 30_000;

/** Sends requests to Elasticsearch through its Service, with TLS. */
export class ElasticsearchClient {
  constructor(private readonly cluster: RunningCluster) {}

  /** `user` is a name and a password, separated by a colon, or empty for a request without a user. */
  async send(method: string, path: string, body?: unknown, user?: string): Promise<Reply> {
    const [host, ca] = [await this.address(), await this.authority()];
    const auth = user ?? `elastic:${await this.password()}`;
    const content = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const headers = content === undefined ? {} : jsonHeaders(content);
      const name = `elasticsearch.${NAMESPACE}.svc`;
      const options = { host, port: 9200, servername: name, ca, method, path, headers, ...(auth && { auth }) };
      const outgoing = request({ ...options, agent: false, timeout: PATIENCE }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: parsed(chunks) }));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
      outgoing.on('error', reject);
      outgoing.end(content);
    });
  }

  /** The body of the answer, or undefined while Elasticsearch does not answer, or answers otherwise than 200. */
  async get(path: string): Promise<Reply['body'] | undefined> {
    try {
      const { status, body } = await this.send('GET', path);
      return status === 200 ? body : undefined;
    } catch {
      return undefined;
    }
  }

  private async address(): Promise<string> {
    return (await this.cluster.plane.api.ok('GET', `/api/v1/namespaces/${NAMESPACE}/services/elasticsearch`)).spec
      .clusterIP;
  }

  private async password(): Promise<string> {
    return decode((await this.cluster.read('secrets', NAMESPACE, 'elasticsearch-elastic')).data.password);
  }

  private async authority(): Promise<string> {
    return decode((await this.cluster.read('secrets', NAMESPACE, 'elasticsearch-ca-certificate')).data['ca.crt']);
  }
}

/** With the length, which Node.js does not send with DELETE. Without it, a server ignores the body. */
function jsonHeaders(content: string) {
  return { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) };
}

function decode(text: string): string {
  return Buffer.from(text, 'base64').toString();
}

function parsed(chunks: readonly Buffer[]): unknown {
  const text = Buffer.concat(chunks).toString();
  return /^[{[]/.test(text) ? JSON.parse(text) : text;
}
