/**
 * The inputs of the programs in the agent's image. Each program reads its input as JSON from the file that its first
 * argument names. An input contains no secret values, only names of Secrets and paths of mounted files.
 * The comment at the start of each program describes the same fields.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One key of a Secret. */
export interface SecretKey {
  readonly namespace: string;
  readonly secret: string;
  readonly key: string;
}

/** `bootstrap.rb` adds certificates and passwords to named, empty Secrets, and renews the certificates. */
export interface BootstrapInput {
  /** Seconds that the program waits for the API server, a Secret or a role. 120 by default. */
  readonly waitSeconds?: number;
  /** The directory with `token` and `ca.crt` of the pod. `/var/run/secrets/kubernetes.io/serviceaccount` by default. */
  readonly serviceAccountDirectory?: string;
  /** Signs the certificates. Required if there are any. */
  readonly authority?: AuthorityInput;
  readonly certificates?: readonly CertificateInput[];
  /** Letters and digits, 16 or more. */
  readonly passwords?: readonly RandomInput[];
  /** Letters and digits, 32 or more. Kibana encrypts its saved objects with them. */
  readonly randomKeys?: readonly RandomInput[];
  /** Copied last, in this order. An existing target stays as it is. */
  readonly copies?: readonly CopyInput[];
}

/** The Secret of the certificate authority, with the keys `ca.crt` and `ca.key`. */
export interface AuthorityInput {
  readonly namespace: string;
  readonly secret: string;
  readonly commonName: string;
  /** 3650 by default. */
  readonly validDays?: number;
}

/** A Secret with the keys `tls.crt`, `tls.key` (PKCS#8) and, by default, `ca.crt`. */
export interface CertificateInput {
  readonly namespace: string;
  readonly secret: string;
  readonly commonName: string;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Both by default. */
  readonly usages?: readonly ('serverAuth' | 'clientAuth')[];
  /** 365 by default. The certificate expires no later than the authority. */
  readonly validDays?: number;
  /** A run renews the pair if fewer days than this remain. A third of `validDays` by default. */
  readonly renewBeforeDays?: number;
  /** Whether the Secret also gets `ca.crt`. True by default. */
  readonly withAuthority?: boolean;
}

/** A random text under one key. */
export interface RandomInput extends SecretKey {
  /** 32 by default. */
  readonly length?: number;
}

/** A copy of a value under another name or in another namespace, such as the agent's password. */
export interface CopyInput {
  readonly from: SecretKey;
  readonly to: SecretKey;
}

/** How a program connects to Elasticsearch or Kibana. */
export interface ServiceConnection {
  /** Scheme, host, port and an optional base path. The program tries them in turn. */
  readonly urls: readonly string[];
  /** PEM. The authorities in the image by default. */
  readonly caFile?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  /** An encoded API key, instead of user and password. */
  readonly apiKeyFile?: string;
  /** Sent with each request. Kibana requires `kbn-xsrf`. */
  readonly headers?: { readonly [name: string]: string };
  /** Seconds that the service may be unavailable, in total. 600 by default. */
  readonly waitSeconds?: number;
  /** Seconds for which the program retries after 401 and 403, while the service may be starting. 60 by default. */
  readonly refusedSeconds?: number;
}

/** `provision.rb` brings a service to a desired state, step by step, and writes only what differs. */
export interface ProvisionInput extends ServiceConnection {
  /** The directory with `token` and `ca.crt` of the pod. `/var/run/secrets/kubernetes.io/serviceaccount` by default. */
  readonly serviceAccountDirectory?: string;
  /** The expected header `X-Elastic-Product` of successful answers (Elasticsearch from 7.14 on). Unchecked by default. */
  readonly product?: string;
  /** The major and minor version of Elasticsearch. While a node is older, a write that Elasticsearch rejects with 400 is retried. */
  readonly version?: string;
  readonly steps: readonly ProvisionStep[];
}

export type ProvisionStep = WaitStep | EnsureStep | CreateStep | PasswordStep | IdentityStep | NodesStep;

interface StepBase {
  /** The name in the log. */
  readonly name: string;
  /** Skips the step if GET of this path answers with this status, for example because there is no data stream yet. */
  readonly skipIf?: { readonly path: string; readonly status: number };
}

/** Waits until GET answers 200 and, with `until`, returns one of the expected values, such as `green`. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly path: string;
  readonly until?: { readonly at: JsonPath; readonly oneOf: readonly string[] };
}

/**
 * Reads an object, compares it, and writes the whole object if it is missing or lacks anything of `body`. The comparison
 * ignores defaults that the service adds, and other notations: `"1"` for 1, `index.` before a setting, one name for a
 * list of one. It also ignores values from files, because a service never returns them.
 */
export interface EnsureStep extends StepBase {
  readonly kind: 'ensure';
  /** Read with GET, for which 404 means missing, and written with `method`. */
  readonly path: string;
  /** PUT by default. */
  readonly method?: 'PUT' | 'POST';
  readonly body: Body;
  /** The path of the object in the answer to GET, such as `['index_templates', 0, 'index_template']`. */
  readonly at: JsonPath;
  /** The path for a hash of `body`, such as `['_meta', 'fingerprint']`, by which a removed field is a difference too. */
  readonly fingerprintAt?: readonly string[];
}

/** Creates an object that the program never changes, because users own it, such as a data view. */
export interface CreateStep extends StepBase {
  readonly kind: 'create';
  /** The object exists if GET of this path answers 200. */
  readonly existsPath: string;
  /** The path for POST. */
  readonly path: string;
  readonly body: Body;
  /** Answers that mean that the object exists by now. `[{ status: 409 }]` by default. */
  readonly alreadyThere?: readonly AlreadyThere[];
}

export interface AlreadyThere {
  readonly status: number;
  /** A text in the answer, because 400 has many causes. Kibana says `Duplicate` for a name, `conflict` for an id. */
  readonly message?: string;
}

/** Sets the password of an existing user (`kibana_system`), unless the user can already sign in with it. */
export interface PasswordStep extends StepBase {
  readonly kind: 'password';
  readonly user: string;
  readonly passwordFile: string;
}

/**
 * Writes the UUID of the cluster into a ConfigMap once. It fails if the ConfigMap names another cluster. The account of
 * the program needs get and patch on the ConfigMap.
 */
export interface IdentityStep extends StepBase {
  readonly kind: 'identity';
  readonly configMap: { readonly namespace: string; readonly name: string };
}

/** Prepares nodes for their removal: moves their shards to other nodes and excludes masters from voting. */
export interface NodesStep extends StepBase {
  readonly kind: 'nodes';
  /** The names of the nodes that stay. */
  readonly keep: readonly string[];
  /** The names of the master-eligible nodes among them. */
  readonly masters: readonly string[];
  /** The prefix of the names of nodes that may be removed. */
  readonly prefix: string;
}

/** The path of a value, from the root of the document. */
export type JsonPath = readonly (string | number)[];

/** JSON in which `{ $file: path }` is the text of a mounted file without the newline at its end. */
export type Body = { readonly [key: string]: Json };

/** `retention.rb` deletes dated indices for an Elasticsearch without lifecycle management (before 6.6). */
export interface RetentionInput extends ServiceConnection {
  readonly indices: readonly DatedIndices[];
  /** Logs which indices would be deleted, and deletes none. False by default. */
  readonly dryRun?: boolean;
}

/** Indices whose names are a prefix and a day in UTC. */
export interface DatedIndices {
  /** Such as `logstash-`. */
  readonly prefix: string;
  /** `%Y.%m.%d` by default. */
  readonly dateFormat?: '%Y.%m.%d' | '%Y-%m-%d' | '%Y%m%d';
  /** An index is deleted when its day is more than this number of days ago. */
  readonly keepDays: number;
}
