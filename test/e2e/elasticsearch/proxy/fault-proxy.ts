import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  request as requestPlain,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { KeyPair } from '../../api-server/pki';
import { type BulkItem, readBulk, writeBulk } from './bulk-body';
import { type ErrorAnswer, wholeAnswer } from './error-answer';
import type { Faults } from './faults';
import { type ItemAnswer, ServerRecord } from './record';

export interface FaultProxySettings {
  readonly address: string;
  readonly port: number;
  /** Where the real server listens, on loopback. */
  readonly serverPort: number;
  readonly tls?: KeyPair;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

interface BulkAnswer {
  errors: boolean;
  items: Record<string, ItemAnswer>[];
}

/** A proxy before a real Elasticsearch. It forwards requests, injects faults, and records the status of each item. */
export class FaultProxy {
  faults: Faults = {};
  readonly record = new ServerRecord();
  /** Bulk requests by the status of their answer; 0 is an incomplete answer. */
  readonly answers: number[] = [];
  /** Documents of bulks whose client did not wait for the answer, or may not have. */
  givenUp = 0;
  private server: Server | undefined;
  private inProgress = 0;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly settings: FaultProxySettings) {}

  async start(): Promise<void> {
    const listener: RequestListener = (request, response) =>
      void this.handle(request, response).catch(() => request.socket.destroy());
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

  /** Refuses new connections and ends open ones. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  get listening(): boolean {
    return this.server !== undefined;
  }

  /** No request is on its way to the server. */
  get idle(): boolean {
    return this.inProgress === 0;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    if (!new URL(request.url ?? '/', 'http://proxy').pathname.endsWith('/_bulk')) {
      send(response, await this.forward(request, body));
      return;
    }
    const faults = { ...this.faults };
    const begin = Date.now();
    this.inProgress += 1;
    const answer = await this.bulk(request, body, faults).finally(() => {
      this.inProgress -= 1;
    });
    if (faults.delayMs) await pause(faults.delayMs);
    if (response.destroyed || Date.now() - begin > SHORTEST_TIMEOUT)
      this.givenUp += readBulk(plainOf(request, body)).length;
    this.answers.push(faults.afterStoring ? 0 : answer.status);
    if (faults.afterStoring === 'silence') return;
    if (faults.afterStoring === 'reset') (request.socket as Socket).resetAndDestroy();
    else if (faults.afterStoring === 'truncation') truncate(response, answer);
    else send(response, answer);
  }

  private async bulk(request: IncomingMessage, body: Buffer, faults: Faults): Promise<Answer> {
    if (body.length > (faults.maxBodyBytes ?? Number.POSITIVE_INFINITY)) return TOO_LARGE;
    const instead = faults.request?.();
    if (instead) return failure(instead);
    const items = readBulk(plainOf(request, body));
    const errors = items.map(({ source }) => injected(faults, source));
    const passed = items.filter((_, index) => !errors[index]);
    if (passed.length === items.length) return this.noted(await this.forward(request, body), items);
    if (passed.length === 0) return merged({ errors: true, items: [] }, items, errors);
    const answer = this.noted(await this.forward(request, writeBulk(passed), ['content-encoding']), passed);
    return answer.status === 200 ? merged(JSON.parse(answer.body.toString()) as BulkAnswer, items, errors) : answer;
  }

  /** Returns the answer, and records the status of each item. */
  private noted(answer: Answer, items: readonly BulkItem[]): Answer {
    if (answer.status !== 200) return answer;
    const { items: said } = JSON.parse(answer.body.toString()) as BulkAnswer;
    for (const [index, item] of said.entries()) {
      const [result] = Object.values(item);
      if (result) this.record.note(result, items[index]?.source);
    }
    return answer;
  }

  private forward(request: IncomingMessage, body: Buffer, without: readonly string[] = []): Promise<Answer> {
    const { serverPort } = this.settings;
    const dropped = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', ...without];
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.includes(name)));
    const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
    const path = withNames(request.url ?? '/');
    const options = { host: '127.0.0.1', port: serverPort, method: request.method, path, agent: false };
    return new Promise((resolve, reject) => {
      const outgoing = requestPlain({ ...options, headers: { ...headers, ...length } }, (incoming) => {
        readAll(incoming).then(
          (answer) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: answer }),
          reject,
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** The client of image 1.22 waits for five seconds. */
const SHORTEST_TIMEOUT = 4000;

function plainOf(request: IncomingMessage, body: Buffer): Buffer {
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

/** A client may filter the answer. The record needs to know where each document is. */
function withNames(path: string): string {
  return path.replace(/([?&]filter_path=)/, '$1items.*._index,items.*._id,');
}

const TOO_LARGE: Answer = {
  status: 413,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<html><head><title>413 Request Entity Too Large</title></head></html>\n'),
};

function failure(error: ErrorAnswer): Answer {
  return { status: error.status, headers: JSON_HEADERS, body: Buffer.from(wholeAnswer(error)) };
}

const JSON_HEADERS = { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' };

function injected({ item }: Faults, source: Buffer | undefined): ErrorAnswer | undefined {
  return item && source ? item(JSON.parse(source.toString('utf8'))) : undefined;
}

/** The answer of the server, with those that it never saw in their places. */
function merged(answer: BulkAnswer, items: readonly BulkItem[], errors: readonly (ErrorAnswer | undefined)[]): Answer {
  const said = [...answer.items];
  const all = items.map(({ action }, index) => {
    const error = errors[index];
    if (!error) return said.shift() ?? {};
    const [[operation, place] = ['index', {}]] = Object.entries(
      JSON.parse(action.toString()) as Record<string, object>,
    );
    const { status, type, reason } = error;
    return { [operation]: { ...place, status, error: { type, reason } } };
  });
  const body = Buffer.from(JSON.stringify({ ...answer, errors: true, items: all }));
  return { status: 200, headers: JSON_HEADERS, body };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _, 'transfer-encoding': __, ...kept } = headers;
  if (response.destroyed) return;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.end(body);
}

/** The length of the whole is announced; the connection ends after half of it. */
function truncate(response: ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _, 'transfer-encoding': __, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
