import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { KeyPair } from '../api-server/pki';
import { type ItemError, runBulk } from './bulk';
import { ElasticError } from './errors';
import { Indices, type Stored, type Template } from './indices';
import { MAJORS, type Major } from './majors';
import { checkMediaTypes } from './media-type';

export interface ElasticsearchSettings {
  readonly major: Major['major'];
  readonly address: string;
  readonly port: number;
  readonly tls?: KeyPair;
  /** The only `Authorization` header that is good; without it everybody may write. */
  readonly authorization?: string;
}

/** What goes wrong at this moment. */
export interface Faults {
  /** An error for the whole bulk, before anything is stored. */
  request?: () => ElasticError | undefined;
  /** Larger requests are answered with 413, as by a proxy. */
  maxBodyBytes?: number;
  item?: ItemError;
  /** Documents are stored, the answer never comes. */
  unacknowledged?: boolean;
  delayMs?: number;
}

/** Stands in for Elasticsearch of one major: bulk, templates, headers and errors as there, and a ledger of all documents. */
export class Elasticsearch {
  readonly indices: Indices;
  faults: Faults = {};
  /** Bulk requests by the status of their answer; 0 stands for no answer. */
  readonly answers: number[] = [];
  /** Errors that were answered, by type. */
  readonly errors = new Map<string, number>();
  private readonly row: Major;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly settings: ElasticsearchSettings) {
    this.row = MAJORS[settings.major];
    this.indices = new Indices(this.row);
  }

  documents(pattern?: RegExp): Stored[] {
    return this.indices.documents(pattern);
  }

  async start(): Promise<void> {
    const listener: RequestListener = (request, response) => void this.handle(request, response);
    const { tls, port, address } = this.settings;
    const server = tls ? createSecure({ ...tls }, listener) : createPlain(listener);
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
    this.server = server;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === undefined) return;
    const url = new URL(request.url ?? '/', 'http://store');
    const isBulk = url.pathname.endsWith('/_bulk');
    let type = 'application/json';
    let [status, answer]: [number, unknown] = [200, {}];
    try {
      type = checkMediaTypes(request.headers, body !== '', this.row);
      this.authenticate(request);
      [status, answer] = isBulk ? this.bulk(url, body) : this.other(request.method ?? 'GET', url, body);
    } catch (error) {
      if (!(error instanceof ElasticError)) throw error;
      status = error.status;
      this.errors.set(error.type, (this.errors.get(error.type) ?? 0) + 1);
      answer = { error: { root_cause: [error], ...error.toJSON() }, status };
    }
    if (this.faults.delayMs) await pause(this.faults.delayMs);
    const silent = isBulk && this.faults.unacknowledged === true;
    if (isBulk) this.answers.push(silent ? 0 : status);
    if (silent || response.destroyed) return;
    const product = this.row.product ? { 'x-elastic-product': 'Elasticsearch' } : {};
    response.writeHead(status, { 'content-type': type, ...product });
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(answer));
  }

  private authenticate(request: IncomingMessage): void {
    const { authorization } = this.settings;
    if (authorization !== undefined && request.headers.authorization !== authorization) {
      throw new ElasticError(401, 'security_exception', 'missing authentication credentials for REST request');
    }
  }

  private bulk(url: URL, body: string): [number, unknown] {
    const failed =
      Buffer.byteLength(body) > (this.faults.maxBodyBytes ?? Number.POSITIVE_INFINITY)
        ? new ElasticError(413, 'request_entity_too_large', 'client intended to send too large body')
        : this.faults.request?.();
    if (failed) throw failed;
    const index = /^\/([^/_][^/]*)\//.exec(url.pathname)?.[1];
    const item: ItemError = (source) => this.faults.item?.(source);
    return [200, runBulk(body, index, this.indices, this.row, item)];
  }

  private other(method: string, url: URL, body: string): [number, unknown] {
    const [first = '', name = ''] = url.pathname.split('/').filter((word) => word !== '');
    if (first === '') return [200, this.banner()];
    if (first === '_template' || first === '_index_template') {
      if (method === 'PUT' || method === 'POST') this.indices.templates.set(name, JSON.parse(body) as Template);
      else if (!this.indices.templates.has(name)) return [404, {}];
      return [200, { acknowledged: true }];
    }
    if (first === '_cluster') return [200, { cluster_name: 'e2e', status: 'green', number_of_nodes: 1 }];
    if (first === '_nodes') return [200, { cluster_name: 'e2e', nodes: {} }];
    return [
      404,
      {
        error: { type: 'illegal_argument_exception', reason: `no handler for ${method} ${url.pathname}` },
        status: 404,
      },
    ];
  }

  private banner(): unknown {
    const build = this.row.major > 2 ? { build_flavor: 'default', build_type: 'docker' } : {};
    const version = { number: this.row.version, ...build, lucene_version: '0.0.0' };
    return { name: 'store-0', cluster_name: 'e2e', cluster_uuid: 'e2e', version, tagline: 'You Know, for Search' };
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request) pieces.push(piece as Buffer);
  } catch {
    return undefined; // the client has gone
  }
  const bytes = Buffer.concat(pieces);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}
