import type { ApiClient } from '../server/api-client';
import type { ApiObject } from '../server/api-object';

export interface Endpoint {
  readonly address: string;
  readonly hostname: string | undefined;
  readonly ready: boolean;
  /** Numbers of ports by their names. */
  readonly ports: Readonly<Record<string, number>>;
}

export interface Service {
  readonly namespace: string;
  readonly name: string;
  /** `None` without one. */
  readonly address: string;
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  readonly endpoints: readonly Endpoint[];
}

/** The Services of the cluster with the endpoints that the endpoint slice controller has found. */
export async function readServices(api: ApiClient): Promise<Service[]> {
  const [services, slices]: [ApiObject[], ApiObject[]] = await Promise.all([
    api.ok('GET', '/api/v1/services').then(({ items }) => items),
    api.ok('GET', '/apis/discovery.k8s.io/v1/endpointslices').then(({ items }) => items),
  ]);
  return services.map(({ metadata, spec }) => ({
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    address: spec.clusterIP ?? 'None',
    ports: (spec.ports ?? []).map((port: { name?: string; port: number }) => ({
      name: port.name ?? '',
      port: port.port,
    })),
    endpoints: slices.filter((slice) => isOf(slice, metadata)).flatMap(endpointsOf),
  }));
}

function isOf({ metadata }: ApiObject, service: ApiObject['metadata']): boolean {
  const labels = (metadata.labels ?? {}) as Record<string, string>;
  return metadata.namespace === service.namespace && labels['kubernetes.io/service-name'] === service.name;
}

function endpointsOf(slice: ApiObject): Endpoint[] {
  const ports: { name?: string; port: number }[] = slice.ports ?? [];
  const numbers = Object.fromEntries(ports.map(({ name, port }) => [name ?? '', port]));
  const endpoints: ApiObject[] = slice.endpoints ?? [];
  return endpoints.flatMap(({ addresses, hostname, conditions }) =>
    (addresses as string[]).map((address) => ({
      address,
      hostname,
      ready: conditions?.ready !== false,
      ports: numbers,
    })),
  );
}
