import { Loop } from '../nodes/loop';
import type { ApiClient } from '../server/api-client';
import { ClusterDns } from './dns';
import { PodNetwork } from './pod-network';
import { ServiceProxy } from './service-proxy';
import { readServices } from './services';
import { DNS_ADDRESS } from './subnets';

/** Everything between the pods: their network, the addresses of Services, and the names of both. */
export class ClusterNetwork {
  static async start(api: ApiClient): Promise<ClusterNetwork> {
    const pods = new PodNetwork();
    pods.serve(DNS_ADDRESS);
    return new ClusterNetwork(api, pods, await ClusterDns.start());
  }

  private readonly proxy: ServiceProxy;
  private readonly loop: Loop;

  private constructor(
    api: ApiClient,
    readonly pods: PodNetwork,
    private readonly dns: ClusterDns,
  ) {
    this.proxy = new ServiceProxy(pods, api.port);
    this.loop = new Loop(async () => {
      const services = await readServices(api);
      this.dns.services = services;
      this.proxy.update(services);
    });
  }

  assertRunning(): void {
    this.loop.assertRunning();
  }

  async end(): Promise<void> {
    await this.loop.end();
    this.proxy.end();
    this.dns.end();
    this.pods.end();
  }
}
