import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A user of Elasticsearch. The password is in a Secret of the namespace of whoever signs in. */
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
 * A text that says by itself who signs in: an API key, or the token of a service account. The Secret is in the namespace
 * of whoever signs in.
 */
export interface ElasticsearchToken {
  /** The Secret with the text. */
  readonly secret: SecretRef;

  /**
   * The key of the text in the Secret.
   * @default token
   */
  readonly key?: string;
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

  /** The major version: agent and Kibana must speak its protocol. */
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
   * @default - nobody signs in
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * The agent's API key as `id:api_key`, in place of user and password. Agents for Elasticsearch 7 and newer take it.
   * @default - user and password, or nobody signs in
   */
  readonly agentApiKey?: ElasticsearchToken;

  /**
   * Who Kibana is there. The Secret is in the namespace of Elasticsearch.
   * @default - nobody signs in
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * The token of the service account `elastic/kibana`, in place of user and password.
   * @default - user and password, or nobody signs in
   */
  readonly kibanaToken?: ElasticsearchToken;

  /**
   * Labels of the pods behind the Service, for network policies.
   * @default - not known
   */
  readonly podLabels?: { [name: string]: string };

  /**
   * The addresses behind a host outside of the cluster in CIDR notation, for network policies, which know no names.
   * @default - any address, on the port of Elasticsearch
   */
  readonly addresses?: string[];

  /**
   * The only namespaces that have the Secrets named here. An agent or Kibana elsewhere is refused.
   * @default - any: whoever names the Secrets sees to them
   */
  readonly secretNamespaces?: string[];

  /**
   * The first part of the names of the indices that take the logs: `logs` for `logs-2026.11.23`. Templates, rights and
   * retention are made for it.
   * @default - any
   */
  readonly indexPrefix?: string;

  /**
   * Whether the logs go into one data stream that is called `indexPrefix`.
   * @default false - an index for each day
   */
  readonly dataStream?: boolean;

  /**
   * The number of namespaces that may have an index of each day. Elasticsearch makes no index beyond that, because it has
   * too many shards then.
   * @default - not known
   */
  readonly indexedNamespaces?: number;
}

/** Something that stores logs: made by this library, or anywhere else. */
export interface IElasticsearch {
  /** How to reach it. */
  readonly endpoint: ElasticsearchEndpoint;
}

/** The key of a certificate authority in its Secret, and the name of its file. */
export const CA_KEY = 'ca.crt';

/** The volume with the certificate authority of Elasticsearch, in the pods that connect to it. */
export const CA_VOLUME = 'elasticsearch-ca';

/** Where these pods mount it. */
export const CA_DIRECTORY = '/etc/elasticsearch-ca';

/** The file of the certificate authority in these pods. */
export const CA_FILE = `${CA_DIRECTORY}/${CA_KEY}`;

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

/** The key of a token in its Secret. */
export function tokenKeyOf(token: ElasticsearchToken): string {
  return token.key ?? 'token';
}

/** Errors of one who signs in from a namespace that has none of the Secrets for it. */
export function apartErrors(option: string, endpoint: ElasticsearchEndpoint, namespace: string): ValidationError[] {
  const { secretNamespaces: there } = endpoint;
  if (there === undefined || there.includes(namespace)) return [];
  const expected = `${there.join(' or ')}, since no other namespace has the Secrets of ${endpoint.host}`;
  const action =
    'put both into one namespace, or keep copies of the Secrets and name it in agentNamespace of Elasticsearch';
  return [{ option, value: namespace, expected, action }];
}

/** Errors of a user. */
export function userErrors(option: string, user: ElasticsearchCredentials | undefined): ValidationError[] {
  if (user === undefined) return [];
  const none = { option: `${option} username`, value: user.username, expected: 'a name', action: 'name the user' };
  return [
    ...(user.username ? [] : [none]),
    ...user.secret._errors,
    ...checkForm('configKey', `${option} passwordKey`, user.passwordKey),
  ];
}

/** Errors of a token, and of one who signs in in two ways. */
export function tokenErrors(
  option: string,
  token: ElasticsearchToken | undefined,
  user: ElasticsearchCredentials | undefined,
): ValidationError[] {
  if (token === undefined) return [];
  const expected = 'either a token or a user with a password';
  const both = { option, value: 'a token beside a user', expected, action: 'leave one of them out' };
  return [...token.secret._errors, ...checkForm('configKey', `${option} key`, token.key), ...(user ? [both] : [])];
}
