import { CA_KEY, PASSWORD_KEY } from '../../kubernetes/secret-keys';
import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A user of Elasticsearch. The Secret with the password is in the namespace of the client. */
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

/**
 * A token that authenticates without a user name: an API key, or the token of a service account. The Secret is in the
 * namespace of the client.
 */
export interface ElasticsearchToken {
  /** The Secret with the token. */
  readonly secret: SecretRef;

  /**
   * The key of the token in the Secret.
   * @default token
   */
  readonly key?: string;
}

/** How the agent, Kibana and Jobs connect to Elasticsearch. */
export interface ElasticsearchEndpoint {
  /** The host without scheme: the name of a Service, or an address outside of the cluster. */
  readonly host: string;

  /** The namespace of the Service. Undefined for an address outside of the cluster. */
  readonly namespace?: string;

  /** The port, usually 9200. */
  readonly port: number;

  /** Whether it serves HTTPS. */
  readonly tls: boolean;

  /** The major version, which the agent and Kibana must match. */
  readonly major: number;

  /**
   * The full version, such as `9.5.6`. Kibana must not be newer.
   * @default - only the major version is known
   */
  readonly version?: string;

  /**
   * A Secret with the certificate authority under the key `ca.crt`. A Secret of this name is in the namespace of
   * Elasticsearch and in the namespace of the agent.
   * @default - the authorities in the client's image
   */
  readonly caSecret?: SecretRef;

  /**
   * The user of the agent, who can only write log documents. The Secret is in the namespace of the agent.
   * @default - Elasticsearch requires no authentication
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * The API key of the agent as `id:api_key`, instead of user and password. Requires an agent for Elasticsearch 7 or newer.
   * @default - user and password, or no authentication
   */
  readonly agentApiKey?: ElasticsearchToken;

  /**
   * The user of Kibana. The Secret is in the namespace of Elasticsearch.
   * @default - Elasticsearch requires no authentication
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * The token of the service account `elastic/kibana`, instead of user and password.
   * @default - user and password, or no authentication
   */
  readonly kibanaToken?: ElasticsearchToken;

  /**
   * Labels of the pods behind the Service, for network policies.
   * @default - unknown
   */
  readonly podLabels?: { [name: string]: string };

  /**
   * The addresses of a host outside of the cluster in CIDR notation, for network policies, which cannot use host names.
   * @default - any address, on the port of Elasticsearch
   */
  readonly addresses?: string[];

  /**
   * The namespaces that have the Secrets named here. An agent or Kibana in another namespace is an error.
   * @default - not checked: you provide the Secrets
   */
  readonly secretNamespaces?: string[];

  /**
   * The prefix of the log indices: `logs` for `logs-2026.11.23`. Templates, privileges and retention apply to it.
   * @default - any
   */
  readonly indexPrefix?: string;

  /**
   * Whether the logs go into one data stream named `indexPrefix`.
   * @default false - an index for each day
   */
  readonly dataStream?: boolean;

  /**
   * The number of namespaces that can have their own daily index. Beyond it, Elasticsearch creates no more indices,
   * because it reaches its limit of shards.
   * @default - unknown
   */
  readonly indexedNamespaces?: number;
}

/** An Elasticsearch, created by this library or elsewhere. */
export interface IElasticsearch {
  /** How to connect to it. */
  readonly endpoint: ElasticsearchEndpoint;
}

/** The volume with the certificate authority of Elasticsearch, in the pods that connect to it. */
export const CA_VOLUME = 'elasticsearch-ca';

/** The directory where these pods mount it. */
export const CA_DIRECTORY = '/etc/elasticsearch-ca';

/** The file of the certificate authority in these pods. */
export const CA_FILE = `${CA_DIRECTORY}/${CA_KEY}`;

/** The host for a pod in `namespace`: a short name in the same namespace, a name with namespace elsewhere. */
export function hostFrom(endpoint: ElasticsearchEndpoint, namespace: string | undefined): string {
  if (endpoint.namespace === undefined || endpoint.namespace === namespace) return endpoint.host;
  return `${endpoint.host}.${endpoint.namespace}.svc`;
}

/** The scheme of its URL. */
export function schemeOf({ tls }: ElasticsearchEndpoint): 'http' | 'https' {
  return tls ? 'https' : 'http';
}

/** The URL for a pod in `namespace`. */
export function urlFrom(endpoint: ElasticsearchEndpoint, namespace: string | undefined): string {
  return `${schemeOf(endpoint)}://${hostFrom(endpoint, namespace)}:${endpoint.port}`;
}

/** The key of the password in its Secret. */
export function passwordKeyOf(credentials: ElasticsearchCredentials): string {
  return credentials.passwordKey ?? PASSWORD_KEY;
}

/** The key of a token in its Secret. */
export function tokenKeyOf(token: ElasticsearchToken): string {
  return token.key ?? 'token';
}

/** Validation errors for a client in a namespace that does not have the Secrets. */
export function secretNamespaceErrors(
  option: string,
  endpoint: ElasticsearchEndpoint,
  namespace: string,
): ValidationError[] {
  const { secretNamespaces: there } = endpoint;
  if (there === undefined || there.includes(namespace)) return [];
  const expected = `${there.join(' or ')}, because no other namespace has the Secrets of ${endpoint.host}`;
  const action = 'use one namespace for both, or copy the Secrets and set agentNamespace of Elasticsearch to it';
  return [{ option, value: namespace, expected, action }];
}

/** Validation errors of a user. */
export function userErrors(option: string, user: ElasticsearchCredentials | undefined): ValidationError[] {
  if (user === undefined) return [];
  const none = { option: `${option}.username`, value: user.username, expected: 'a user name', action: 'set username' };
  return [
    ...(user.username ? [] : [none]),
    ...user.secret._errorsOf(`${option}.secret`),
    ...checkForm('configKey', `${option}.passwordKey`, user.passwordKey),
  ];
}

/** Validation errors of a token, and of a token together with a user. */
export function tokenErrors(
  option: string,
  token: ElasticsearchToken | undefined,
  user: ElasticsearchCredentials | undefined,
): ValidationError[] {
  if (token === undefined) return [];
  const expected = 'either a token or a user with a password';
  const both = { option, value: 'a token and a user', expected, action: 'leave one of them out' };
  return [
    ...token.secret._errorsOf(`${option}.secret`),
    ...checkForm('configKey', `${option}.key`, token.key),
    ...(user ? [both] : []),
  ];
}
