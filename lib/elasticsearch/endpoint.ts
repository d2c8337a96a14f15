import type { SecretRef } from '../kubernetes/secret-ref';

/** A user of the store. The password is in a Secret of the namespace of whoever signs in. */
export interface ElasticsearchCredentials {
  /** The name of the user. */
  readonly username: string;

  /** The Secret with the password. */
  readonly secret: SecretRef;

  /**
   * The key of the password in the Secret.
   * @default password
   */
  readonly passwordKey?: string;
}

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
   * The whole version, such as `9.5.6`: a page must not be newer.
   * @default - only the major is known
   */
  readonly version?: string;

  /**
   * A Secret with the certificate authority under the key `ca.crt`. A Secret of that name is in the namespace of the
   * store and in that of the agent.
   * @default - the authorities of the client's image
   */
  readonly caSecret?: SecretRef;

  /**
   * Who the agent is there: may write log documents and nothing else. The Secret is in the agent's namespace.
   * @default - the store asks nobody
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * Who Kibana is there. The Secret is in the namespace of the store.
   * @default - the store asks nobody
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * Labels of the pods behind the Service, for network policies.
   * @default - not known
   */
  readonly podLabels?: { [name: string]: string };

  /**
   * The first part of the names of the indices that take the logs: `logs` for `logs-2026.11.23`. Templates, rights and
   * retention are made for it.
   * @default - any
   */
  readonly indexPrefix?: string;
}

/** Something that stores logs: made by this library, or anywhere else. */
export interface IElasticsearch {
  /** How to reach it. */
  readonly endpoint: ElasticsearchEndpoint;
}

/** The key under which a certificate authority stands in its Secret. */
export const CA_KEY = 'ca.crt';

/** The host as a pod of `namespace` calls it: a short name in its own, a name with namespace elsewhere. */
export function hostFrom(endpoint: ElasticsearchEndpoint, namespace: string | undefined): string {
  if (endpoint.namespace === undefined || endpoint.namespace === namespace) return endpoint.host;
  return `${endpoint.host}.${endpoint.namespace}.svc`;
}

/** Scheme, host and port as a pod of `namespace` writes them. */
export function urlFrom(endpoint: ElasticsearchEndpoint, namespace: string | undefined): string {
  return `${endpoint.scheme}://${hostFrom(endpoint, namespace)}:${endpoint.port}`;
}

/** The key of the password of a user. */
export function passwordKeyOf(credentials: ElasticsearchCredentials): string {
  return credentials.passwordKey ?? 'password';
}
