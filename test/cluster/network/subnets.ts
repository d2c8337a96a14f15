/** Address ranges of one cluster. Each worker of Jest has its own, because all of them share one network namespace. */
const WORKER = Number(process.env.JEST_WORKER_ID ?? 0) % 10;

/** The addresses of Services, as the API server gives them. */
export const SERVICE_RANGE = `10.${96 + WORKER}.0.0/16`;
/** The first address of the range is the API server's, the tenth that of the DNS server, as in most clusters. */
export const API_ADDRESS = `10.${96 + WORKER}.0.1`;
export const DNS_ADDRESS = `10.${96 + WORKER}.0.10`;

export const BRIDGE = `pods-${WORKER}`;
export const GATEWAY = `10.${200 + WORKER}.0.1`;

/** The address of the nth pod of a cluster. */
export function podAddress(count: number): string {
  return `10.${200 + WORKER}.${1 + (count >> 8)}.${count & 255}`;
}

/** The name of its interface on the side of the bridge. */
export function podInterface(count: number): string {
  return `pod${WORKER}-${count}`;
}
