import { connect, createServer, type Server, type Socket } from 'node:net';
import type { PodNetwork } from './pod-network';
import type { Endpoint, Service } from './services';
import { API_ADDRESS } from './subnets';

/** A port of a Service: it listens while a pod is ready behind it, so that clients are refused otherwise. */
class Port {
  endpoints: readonly { readonly address: string; readonly port: number }[] = [];
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  constructor(
    private readonly address: string,
    private readonly port: number,
  ) {}

  update(endpoints: Port['endpoints']): void {
    this.endpoints = endpoints;
    if (endpoints.length > 0) this.listen();
    else this.close();
  }

  end(): void {
    this.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private listen(): void {
    if (this.server) return;
    this.server = createServer((client) => this.forward(client));
    this.server.listen(this.port, this.address);
  }

  private close(): void {
    this.server?.close();
    this.server = undefined;
  }

  private forward(client: Socket): void {
    const target = this.endpoints[this.turn++ % this.endpoints.length];
    if (!target) return void client.destroy();
    const server = connect(target.port, target.address);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        this.sockets.delete(one);
      });
      one.pipe(other);
    }
  }
}

/** Forwards what clients send to the address of a Service to one of its ready pods, as kube-proxy does. */
export class ServiceProxy {
  private readonly ports = new Map<string, Port>();

  constructor(
    private readonly network: PodNetwork,
    private readonly apiPort: number,
  ) {}

  update(services: readonly Service[]): void {
    const unused = new Set(this.ports.keys());
    for (const service of services.filter(({ address }) => address !== 'None')) {
      for (const { name, port } of service.ports) {
        const key = `${service.address}:${port}`;
        unused.delete(key);
        this.portOf(key, service.address, port).update(this.targetsOf(service, name));
      }
    }
    for (const key of unused) {
      this.ports.get(key)?.end();
      this.ports.delete(key);
    }
  }

  end(): void {
    for (const port of this.ports.values()) port.end();
  }

  private portOf(key: string, address: string, port: number): Port {
    const known = this.ports.get(key);
    if (known) return known;
    this.network.serve(address);
    const created = new Port(address, port);
    this.ports.set(key, created);
    return created;
  }

  private targetsOf({ address, endpoints }: Service, name: string): Port['endpoints'] {
    // The API server listens on the loopback interface, which no pod reaches.
    if (address === API_ADDRESS) return [{ address: '127.0.0.1', port: this.apiPort }];
    const target = (endpoint: Endpoint) => {
      const port = endpoint.ports[name];
      return endpoint.ready && port !== undefined ? [{ address: endpoint.address, port }] : [];
    };
    return endpoints.flatMap(target);
  }
}
