/** The addresses of a cluster, which has one family of them. */
export interface Addresses {
  readonly pod: string;
  readonly services: string;
  readonly api: string;
  /** Where servers listen, so that all of these reach them. */
  readonly any: string;
}

export const IPV4: Addresses = { pod: '127.0.0.1', services: '10.96.0.2', api: '10.96.0.1', any: '0.0.0.0' };
export const IPV6: Addresses = { pod: 'fd00:10:96::3', services: 'fd00:10:96::2', api: 'fd00:10:96::1', any: '::' };

/** The host of a URL. */
export function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
