import { createSocket } from 'node:dgram';
import { AUTHORITATIVE_ANSWER, decode, encode, type Question } from 'dns-packet';
import type { Service } from './services';
import { DNS_ADDRESS } from './subnets';

const DOMAIN = 'cluster.local';
const NXDOMAIN = 3;

/** The DNS server of the cluster: names of Services, and of the pods behind those without an address. */
export class ClusterDns {
  static async start(): Promise<ClusterDns> {
    const dns = new ClusterDns();
    await new Promise<void>((resolve, reject) => {
      dns.socket.once('error', reject);
      dns.socket.bind(53, DNS_ADDRESS, resolve);
    });
    return dns;
  }

  /** What it knows. */
  services: readonly Service[] = [];

  private readonly socket = createSocket('udp4');

  private constructor() {
    this.socket.on('message', (message, { port, address }) => {
      this.socket.send(this.answer(message), port, address);
    });
  }

  end(): void {
    this.socket.close();
  }

  private answer(message: Buffer): Buffer {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    const addresses = question ? this.addressesOf(question) : undefined;
    const data = question?.type === 'A' ? (addresses ?? []) : [];
    return encode({
      type: 'response',
      id: id ?? 0,
      flags: AUTHORITATIVE_ANSWER | (addresses === undefined ? NXDOMAIN : 0),
      questions,
      answers: data.map((address) => ({ type: 'A', name: question?.name ?? '', ttl: 5, data: address })),
    });
  }

  /** Undefined for a name that does not exist. */
  private addressesOf({ name }: Question): string[] | undefined {
    const labels = name.toLowerCase().split('.');
    const suffix = `svc.${DOMAIN}`;
    if (!name.toLowerCase().endsWith(`.${suffix}`)) return undefined;
    const [hostname, service, namespace] = labels.slice(0, -3).length === 3 ? labels : [undefined, ...labels];
    const found = this.services.find((each) => each.name === service && each.namespace === namespace);
    if (!found) return undefined;
    if (hostname === undefined && found.address !== 'None') return [found.address];
    const ready = found.endpoints.filter((endpoint) => endpoint.ready);
    const addresses = ready.filter((each) => hostname === undefined || each.hostname === hostname);
    return addresses.length === 0 ? undefined : addresses.map(({ address }) => address);
  }
}

/** The `resolv.conf` of the pods of a namespace. */
export function resolverOf(namespace: string): string {
  const domains = [`${namespace}.svc.${DOMAIN}`, `svc.${DOMAIN}`, DOMAIN];
  return `nameserver ${DNS_ADDRESS}\nsearch ${domains.join(' ')}\noptions ndots:5\n`;
}
