import { execFileSync } from 'node:child_process';
import { BRIDGE, GATEWAY, podAddress, podInterface } from './subnets';

export interface PodInterface {
  /** The network namespace of the pod. */
  readonly namespace: string;
  readonly address: string;
  /** The other end of its cable, which is plugged into the bridge. */
  readonly port: string;
}

/** The network of the pods: a bridge, and for each pod a network namespace with an address of its own. */
export class PodNetwork {
  private pods = 0;

  constructor() {
    ip(`link add ${BRIDGE} type bridge`, `address add ${GATEWAY}/16 dev ${BRIDGE}`, `link set ${BRIDGE} up`);
  }

  join(namespace: string): PodInterface {
    this.pods += 1;
    const [address, port] = [podAddress(this.pods), podInterface(this.pods)];
    ip(
      `netns add ${namespace}`,
      `link add ${port} type veth peer name eth0 netns ${namespace}`,
      `link set ${port} master ${BRIDGE} up`,
    );
    execFileSync('ip', ['-netns', namespace, '-batch', '-'], {
      input: lines(
        'link set lo up',
        `address add ${address}/16 dev eth0`,
        'link set eth0 up',
        `route add default via ${GATEWAY}`,
      ),
    });
    return { namespace, address, port };
  }

  leave({ namespace }: PodInterface): void {
    ip(`netns delete ${namespace}`);
  }

  /** Adds an address of a Service. */
  serve(address: string): void {
    ip(`address replace ${address}/32 dev ${BRIDGE}`);
  }

  end(): void {
    ip(`link delete ${BRIDGE}`);
  }
}

function ip(...commands: readonly string[]): void {
  execFileSync('ip', ['-batch', '-'], { input: lines(...commands) });
}

function lines(...commands: readonly string[]): string {
  return commands.map((command) => `${command}\n`).join('');
}
