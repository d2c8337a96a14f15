import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { OPERATOR, type ServerKind } from './settings';

export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** The server of the slot that a run is in: requests go to it, and the slot starts it again when it is told to. */
export class ServerClient {
  constructor(
    readonly kind: ServerKind,
    readonly port: number,
    /** The socket on which the slot listens. */
    private readonly control: string,
  ) {}

  request(method: string, path: string, body?: unknown): Promise<Response> {
    return requestOf(this.kind, this.port, method, path, body);
  }

  /** A request of another user, or without a user. */
  requestAs(authorization: string | undefined, method: string, path: string, body?: string): Promise<Response> {
    return send(this.port, authorization, method, path, body);
  }

  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { socketPath: this.control, method: 'POST', path: `/restart/${signal}` },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve() : reject(new Error('the server does not start')),
          );
        },
      );
      request.on('error', reject);
      request.end();
    });
  }
}

/** A request of the operator. */
export function requestOf(
  kind: ServerKind,
  port: number,
  method: string,
  path: string,
  body?: unknown,
  authority?: string,
): Promise<Response> {
  const { username, password } = OPERATOR;
  return send(port, kind.secure ? basic(username, password) : undefined, method, path, JSON.stringify(body), authority);
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** A request with an `Authorization` header, over TLS if there is an authority. */
export function send(
  port: number,
  authorization: string | undefined,
  method: string,
  path: string,
  body?: string,
  authority?: string,
): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (authorization !== undefined) headers.authorization = authorization;
  // Node.js does not send the length of the body of a DELETE by itself.
  if (body !== undefined) headers['content-length'] = `${Buffer.byteLength(body)}`;
  const options = { method, path, port, headers };
  return new Promise((resolve, reject) => {
    const request =
      authority === undefined
        ? httpRequest({ ...options, host: '127.0.0.1' })
        : httpsRequest({ ...options, host: 'localhost', ca: authority });
    request.on('error', reject);
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, body: /^[{[]/.test(text) ? JSON.parse(text) : text });
      });
    });
    request.end(body);
  });
}
