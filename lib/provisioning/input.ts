/**
 * What the programs in the agent's image are told: each reads one of these as JSON, from the file that its first
 * argument names. Nothing secret stands in a plan, only the names of Secrets and the paths of mounted files.
 * The head of each program says the same in its own words.
 */

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One key of a Secret. */
export interface SecretKey {
  readonly namespace: string;
  readonly secret: string;
  readonly key: string;
}

/** `bootstrap.rb`: fills named, empty Secrets with certificates and passwords, and renews the certificates. */
export interface BootstrapInput {
  /** How long the API server, a Secret or a role may be missing before the program gives up. 120 by default. */
  readonly waitSeconds?: number;
  /** Where `token` and `ca.crt` of the pod are. `/var/run/secrets/kubernetes.io/serviceaccount` by default. */
  readonly serviceAccountDirectory?: string;
  /** Who signs; needed when there are certificates. */
  readonly authority?: AuthorityInput;
  readonly certificates?: readonly CertificateInput[];
  /** Letters and digits, 16 at least. */
  readonly passwords?: readonly RandomInput[];
  /** Letters and digits, 32 at least: what Kibana encrypts its saved objects with. */
  readonly randomKeys?: readonly RandomInput[];
  /** Made last, in this order; a target that is there stays as it is. */
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

/** A Secret with the keys `tls.crt`, `tls.key` (PKCS#8) and, unless said otherwise, `ca.crt`. */
export interface CertificateInput {
  readonly namespace: string;
  readonly secret: string;
  readonly commonName: string;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Both by default. */
  readonly usages?: readonly ('serverAuth' | 'clientAuth')[];
  /** 365 by default; never beyond the authority's own end. */
  readonly validDays?: number;
  /** A run that finds less life than this left makes a new pair. A third of `validDays` by default. */
  readonly renewBeforeDays?: number;
  /** Whether `ca.crt` is written beside the pair. True by default. */
  readonly withAuthority?: boolean;
}

/** A random text under one key. */
export interface RandomInput extends SecretKey {
  /** 32 by default. */
  readonly length?: number;
}

/** The same value under another name or in another namespace: the agent's own password, the authority's certificate. */
export interface CopyInput {
  readonly from: SecretKey;
  readonly to: SecretKey;
}

/** How a program reaches the service it works on. */
export interface ServiceConnection {
  /** Tried in turn. Scheme, host and port, with a base path where there is one. */
  readonly urls: readonly string[];
  /** PEM. The authorities of the image by default. */
  readonly caFile?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  /** An encoded API key, in place of user and password. */
  readonly apiKeyFile?: string;
  /** Sent with each request: Kibana wants `kbn-xsrf`. */
  readonly headers?: { readonly [name: string]: string };
  /** How long the service may be away, in all. 600 by default. */
  readonly waitSeconds?: number;
  /** How long 401 and 403 may be an answer of a service that still starts. 60 by default. */
  readonly refusedSeconds?: number;
}

/** `provision.rb`: brings a service to a wanted state, step by step, and writes only what differs. */
export interface ProvisionInput extends ServiceConnection {
  /** Where `token` and `ca.crt` of the pod are. `/var/run/secrets/kubernetes.io/serviceaccount` by default. */
  readonly serviceAccountDirectory?: string;
  /** What the header `X-Elastic-Product` of a good answer must say (Elasticsearch from 7.14). Not looked at by default. */
  readonly product?: string;
  readonly steps: readonly ProvisionStep[];
}

export type ProvisionStep = WaitStep | EnsureStep | CreateStep | PasswordStep | IdentityStep | NodesStep;

interface StepBase {
  /** What the log calls it. */
  readonly name: string;
  /** The step is left out while a GET of this path answers with this status: there is no data stream yet. */
  readonly skipIf?: { readonly path: string; readonly status: number };
}

/** Waits until a GET answers 200 and, where told, says so: yellow or green, a Kibana that is available. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly path: string;
  readonly until?: { readonly at: JsonPath; readonly oneOf: readonly string[] };
}

/**
 * Reads, compares, and writes the whole thing when it is absent or lacks anything of `body`. What the service adds
 * by itself does not count, nor does how it writes it: `"1"` for 1, `index.` before a setting, one name for a list of one.
 * Values from files do not count either, since a service never shows them.
 */
export interface EnsureStep extends StepBase {
  readonly kind: 'ensure';
  /** Read with GET, where 404 means absent, and written with `method`. */
  readonly path: string;
  /** PUT by default. */
  readonly method?: 'PUT' | 'POST';
  readonly body: Body;
  /** Where in the answer to GET the thing stands, such as `['index_templates', 0, 'index_template']`. */
  readonly at: JsonPath;
  /** Where a hash of `body` goes, such as `['_meta', 'fingerprint']`: what is gone from `body` then counts as a difference too. */
  readonly fingerprintAt?: readonly string[];
}

/** Makes a thing that is never touched again, since it belongs to who uses it: a data view. */
export interface CreateStep extends StepBase {
  readonly kind: 'create';
  /** There already when GET of this answers 200. */
  readonly existsPath: string;
  /** POST goes here. */
  readonly path: string;
  readonly body: Body;
  /** Answers that say that another was quicker. `[{ status: 409 }]` by default. */
  readonly alreadyThere?: readonly AlreadyThere[];
}

export interface AlreadyThere {
  readonly status: number;
  /** What the answer must contain, since 400 alone can mean anything: Kibana says `Duplicate` of a name, `conflict` of an id. */
  readonly message?: string;
}

/** Sets the password of a user who is there (`kibana_system`), unless they can sign in with it already. */
export interface PasswordStep extends StepBase {
  readonly kind: 'password';
  readonly user: string;
  readonly passwordFile: string;
}

/**
 * Writes the UUID of the cluster into a ConfigMap, once, and fails where it names another cluster. The account of the
 * program may get and patch it.
 */
export interface IdentityStep extends StepBase {
  readonly kind: 'identity';
  readonly configMap: { readonly namespace: string; readonly name: string };
}

/** Prepares nodes for their removal: shards move away, masters give up their vote. */
export interface NodesStep extends StepBase {
  readonly kind: 'nodes';
  /** The names of the nodes that stay. */
  readonly keep: readonly string[];
  /** Those of them that may become master. */
  readonly masters: readonly string[];
  /** How the names of nodes begin that may be removed. */
  readonly prefix: string;
}

/** How to get to a value from the top. */
export type JsonPath = readonly (string | number)[];

/** JSON in which `{ $file: path }` stands for the text of a mounted file, less the newline at its end. */
export type Body = { readonly [key: string]: Json };

/** `retention.rb`: deletes dated indices of stores that cannot do so themselves (Elasticsearch before 6.6). */
export interface RetentionInput extends ServiceConnection {
  readonly indices: readonly DatedIndices[];
  /** Says what would go and deletes nothing. False by default. */
  readonly dryRun?: boolean;
}

/** Indices named by a prefix and a day in UTC, and by nothing else. */
export interface DatedIndices {
  /** Such as `logstash-`. */
  readonly prefix: string;
  /** `%Y.%m.%d` by default. */
  readonly dateFormat?: '%Y.%m.%d' | '%Y-%m-%d' | '%Y%m%d';
  /** An index goes when its day is more than so many days ago. */
  readonly keepDays: number;
}
