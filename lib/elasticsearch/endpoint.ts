import type { SecretRef } from '../kubernetes/secret-ref';

/** How others reach an Elasticsearch, and what they need for it. Agent, Kibana and jobs take the same one. */
export interface ElasticsearchEndpoint {
  /** Host name without scheme: the name of a Service, or an address outside of the cluster. */
  readonly host: string;

  /** The namespace of the Service; absent for an address outside of the cluster. */
  readonly namespace?: string;

  /** The port, 9200 as a rule. */
  readonly port: number;

  /** `http` or `https`. */
  readonly scheme: string;

  /** The major version: agent and page must speak its protocol. */
  readonly major: number;

  /**
   * A Secret with the certificate authority under the key `ca.crt`.
   * @default - the authorities of the client's image
   */
  readonly caSecret?: SecretRef;
}

/** Something that stores logs: made by this library, or anywhere else. */
export interface IElasticsearch {
  /** How to reach it. */
  readonly endpoint: ElasticsearchEndpoint;
}

/** The host as a pod of `namespace` calls it: a short name in its own, a name with namespace elsewhere. */
export function hostFrom(endpoint: ElasticsearchEndpoint, namespace: string | undefined): string {
  if (endpoint.namespace === undefined || endpoint.namespace === namespace) return endpoint.host;
  return `${endpoint.host}.${endpoint.namespace}.svc`;
}
