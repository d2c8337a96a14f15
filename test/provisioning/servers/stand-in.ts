import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../lib/provisioning/input';

export type Document = { [key: string]: Json };

/** A request to a stand-in. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Document;
}

/** An answer. `drop` closes the connection without one. */
export interface Reply {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Record<string, string>;
  readonly drop?: boolean;
}

/** A service of the cluster, simulated by this process. */
export abstract class StandIn {
  /** Method, path and status of every request. */
  readonly requests: string[] = [];
  /** Answers that replace the regular ones, one for each request. */
  readonly wrongAnswers: Reply[] = [];
  /** Called after a request is handled, before its answer is sent. */
  afterRequest: (count: number) => void = () => {};
  private server: Server | undefined;

  protected abstract reply(question: Question): Reply;

  async start(tls?: { readonly cert: string; readonly key: string }): Promise<void> {
    const listener: RequestListener = (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const { method = '', url: path = '', headers } = request;
        const body = text ? (JSON.parse(text) as Document) : {};
        const reply = this.wrongAnswers.shift() ?? this.reply({ method, path, headers, body });
        this.requests.push(`${method} ${path} ${reply.drop ? 'dropped' : reply.status}`);
        this.afterRequest(this.requests.length);
        if (reply.drop) return request.socket.destroy();
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
        return response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
      });
    };
    this.server = tls ? createTlsServer(tls, listener) : createServer(listener);
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  get port(): number {
    const address = this.server?.address() as AddressInfo | undefined;
    return address?.port ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The requests with these methods. */
  asked(...methods: string[]): string[] {
    return this.requests.filter((request) => methods.includes(request.split(' ')[0] ?? ''));
  }
}
