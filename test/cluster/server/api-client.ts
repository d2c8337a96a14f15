import { Agent, request } from 'node:https';
import type { ApiObject } from './api-object';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is as loose as JSON
  readonly body: any;
  /** What kubectl would print as "Warning:". */
  readonly warnings: readonly string[];
}

/** Talks to the API server as a client with all permissions does. */
export class ApiClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  private readonly resources = new Map<string, { readonly path: string; readonly namespaced: boolean }>();

  constructor(
    readonly port: number,
    private readonly token: string,
    private readonly certificate: () => string,
  ) {}

  async get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** The answer's body, or an error with what the server says. */
  async ok(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer['body']> {
    const answer = await this.send(method, path, body, contentType);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${answer.body?.message ?? JSON.stringify(answer.body)}`);
  }

  async send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    const content = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.port,
          method,
          path,
          agent: this.agent,
          ca: this.certificate(),
          headers: {
            authorization: `Bearer ${this.token}`,
            accept: 'application/json',
            ...(content === undefined
              ? {}
              : { 'content-type': contentType, 'content-length': Buffer.byteLength(content) }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: incoming.statusCode ?? 0,
              body: parsed(text),
              warnings: warningsOf(incoming.headers.warning as string | undefined),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(content);
    });
  }

  /** The path of an object, or of its collection. */
  async path(object: ApiObject, collection = false): Promise<string> {
    const { path, namespaced } = await this.resource(object.apiVersion, object.kind);
    const [prefix, plural] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    const scope = namespaced ? `/namespaces/${object.metadata.namespace ?? 'default'}` : '';
    return `${prefix}${scope}/${plural}${collection ? '' : `/${object.metadata.name}`}`;
  }

  close(): void {
    this.agent.destroy();
  }

  private async resource(apiVersion: string, kind: string) {
    const key = `${apiVersion}/${kind}`;
    const known = this.resources.get(key);
    if (known) return known;
    const prefix = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const list: { resources: { name: string; kind: string; namespaced: boolean }[] } = await this.ok('GET', prefix);
    const found = list.resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
    if (!found) throw new Error(`the server has no ${apiVersion} ${kind}`);
    const resource = { path: `${prefix}/${found.name}`, namespaced: found.namespaced };
    this.resources.set(key, resource);
    return resource;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `299 - "text", 299 - "text"`: the texts. */
function warningsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replaceAll('\\"', '"'));
}
