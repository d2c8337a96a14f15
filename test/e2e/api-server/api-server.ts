import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { KeyPair } from './pki';
import { type ResourceRequest, readRequest } from './request';
import { type Change, ObjectStore, type StoredObject } from './store';

export interface ApiServerSettings {
  readonly address: string;
  readonly port: number;
  readonly authority: string;
  readonly certificate: KeyPair;
}

/** Simulates the API server: TLS, authentication by token or client certificate, and pods and namespaces to read. */
export class ApiServer {
  readonly store = new ObjectStore();
  /** Tokens that are valid now. */
  readonly tokens = new Set<string>();
  /** Whether certificates of the cluster's CA are valid. */
  certificates = true;
  /** Method, path and answer of every request. */
  readonly requests: string[] = [];
  private server: Server | undefined;
  private readonly sockets = new Set<Duplex>();

  constructor(private readonly settings: ApiServerSettings) {}

  async start(): Promise<void> {
    const { address, port, authority, certificate } = this.settings;
    const options = { ...certificate, ca: authority, requestCert: true, rejectUnauthorized: false };
    const server = createServer(options, (request, response) => void this.handle(request, response));
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
    this.server = server;
  }

  /** Stops at once, also during a request. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://api');
    const known = this.knows(request);
    const answer =
      known && request.method === 'PATCH' ? this.patch(url, await text(request)) : this.answer(request, url);
    this.requests.push(`${request.method} ${url.pathname}${url.search} ${answer.watch ? 'watch' : answer.code}`);
    if (answer.watch) {
      this.watch(answer.watch, response);
    } else {
      response.writeHead(answer.code, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    }
  }

  private answer(request: IncomingMessage, url: URL): Answer {
    if (!this.knows(request)) return failure(401, 'Unauthorized');
    if (request.method !== 'GET') return failure(403, 'Forbidden');
    if (/^\/api\/?$/.test(url.pathname)) return { code: 200, body: { kind: 'APIVersions', versions: ['v1'] } };
    if (/^\/api\/v1\/?$/.test(url.pathname)) return { code: 200, body: RESOURCES };
    const wanted = readRequest(url);
    if (!wanted) return failure(404, 'NotFound');
    if (wanted.watch) return { code: 200, body: undefined, watch: wanted };
    if (wanted.name === undefined) return { code: 200, body: this.list(wanted) };
    const body = this.store.get(wanted.resource, wanted.namespace, wanted.name);
    return body ? { code: 200, body } : failure(404, 'NotFound');
  }

  /** A merge patch of the data of a ConfigMap. Roles are not checked here. */
  private patch(url: URL, body: string): Answer {
    const { resource, namespace, name = '' } = readRequest(url) ?? {};
    const object = resource === 'configmaps' ? this.store.get(resource, namespace, name) : undefined;
    if (!object) return failure(404, 'NotFound');
    const { data } = JSON.parse(body) as StoredObject;
    this.store.put('configmaps', { ...object, data: { ...object.data, ...data } });
    return { code: 200, body: object };
  }

  private knows(request: IncomingMessage): boolean {
    if (this.certificates && (request.socket as TLSSocket).authorized) return true;
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return token !== undefined && this.tokens.has(token);
  }

  private list(wanted: ResourceRequest): unknown {
    const kind = wanted.resource === 'pods' ? 'PodList' : 'NamespaceList';
    const items = this.store.list(wanted.resource, wanted.matches);
    return { kind, apiVersion: 'v1', metadata: { resourceVersion: String(this.store.version) }, items };
  }

  private watch(wanted: ResourceRequest, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    const send = ({ type, resource, version, object }: Change) => {
      if (resource !== wanted.resource || version <= wanted.since || !wanted.matches(object)) return;
      response.write(`${JSON.stringify({ type, object })}\n`);
    };
    if (wanted.since > 0) for (const change of this.store.changes) send(change);
    response.on('close', this.store.listen(send));
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

const RESOURCES = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: 'v1',
  resources: [
    { name: 'namespaces', singularName: '', namespaced: false, kind: 'Namespace', verbs: ['get', 'list', 'watch'] },
    { name: 'pods', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get', 'list', 'watch'] },
  ],
};

interface Answer {
  readonly code: number;
  readonly body: unknown;
  readonly watch?: ResourceRequest;
}

function failure(code: number, reason: string): Answer {
  const body = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: reason, reason, code };
  return { code, body };
}
