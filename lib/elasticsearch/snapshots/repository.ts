import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import { ELASTICSEARCH_HOME } from '../nodes/home';
import type { SettingName } from '../nodes/setting-rows';
import {
  basePathErrors,
  containerErrors,
  endpointErrors,
  regionErrors,
  workloadIdentityErrors,
} from './repository-errors';
import type {
  AzureRepositoryOptions,
  AzureWorkloadIdentityOptions,
  GcsRepositoryOptions,
  S3RepositoryOptions,
  SharedFileSystemOptions,
} from './repository-options';

/** Where the nodes mount the shared volume. */
const SHARED = `${ELASTICSEARCH_HOME}/snapshots`;

const CREDENTIALS = 'elasticsearch.snapshots.repository credentials';

/** How nodes of a cloud get credentials. */
export type CloudIdentity = 'eks' | 'gke' | 'azure';

/** Elasticsearch may only read files below its configuration directory (https://www.elastic.co/docs/deploy-manage/tools/snapshot-and-restore/azure-repository). */
const AZURE_TOKEN = {
  audience: 'api://AzureADTokenExchange',
  directory: `${ELASTICSEARCH_HOME}/config/azure/tokens`,
  file: 'azure-identity-token',
};

/** What a repository needs on the nodes, and how it is registered. */
interface RepositorySpec {
  /** The type and settings of `PUT /_snapshot/…`. */
  readonly type: 's3' | 'gcs' | 'azure' | 'fs';
  readonly settings: { readonly [name: string]: string };
  /** Settings of `elasticsearch.yml`. */
  readonly nodeSettings?: { readonly [Name in SettingName]?: string | boolean | string[] };
  /** Settings of the keystore, by the keys of a Secret. */
  readonly secure?: { readonly secret: SecretRef; readonly settings: { readonly [key: string]: string } };
  /** The identity that nodes use instead of credentials. */
  readonly identity?: CloudIdentity;
  /** The token of the service account that nodes exchange for credentials. */
  readonly token?: { readonly audience: string; readonly directory: string; readonly file: string };
  /** Environment variables of the nodes. */
  readonly env?: { readonly [name: string]: string };
  /** The port that nodes connect to. */
  readonly port?: number;
  /** Whether the connection is unencrypted. */
  readonly plaintext?: boolean;
  /** The claim that all nodes mount. */
  readonly shared?: { readonly claimName: string; readonly path: string };
}

/**
 * A repository for snapshots. You create Secrets with the credentials. The nodes add them to their keystores when they
 * start: after a change, run `kubectl rollout restart`. Without credentials, nodes use the identity of their service
 * account.
 */
export class SnapshotRepository {
  /** A bucket of S3 or of an S3-compatible service. Requires Elasticsearch 8 or newer. */
  public static s3(options: S3RepositoryOptions): SnapshotRepository {
    const { endpoint, credentials } = options;
    const spec: RepositorySpec = {
      type: 's3',
      settings: located({ bucket: options.bucket }, options.basePath),
      nodeSettings: {
        's3.client.default.endpoint': endpoint,
        's3.client.default.region': options.region,
        's3.client.default.path_style_access': options.pathStyleAccess === true ? true : undefined,
      },
      secure: credentials && keysOf('s3', credentials, ['access_key', 'secret_key']),
      identity: credentials ? undefined : 'eks',
      port: portOf(endpoint),
      plaintext: endpoint?.startsWith('http:'),
    };
    return new SnapshotRepository(spec, [
      ...containerErrors('bucket', options.bucket),
      ...basePathErrors(options.basePath),
      ...endpointErrors(endpoint),
      ...regionErrors(options.region),
      ...(credentials?._errorsOf(CREDENTIALS) ?? []),
    ]);
  }

  /** A bucket of Google Cloud Storage. Requires Elasticsearch 8 or newer. */
  public static gcs(options: GcsRepositoryOptions): SnapshotRepository {
    const { bucket, basePath, credentials } = options;
    const spec: RepositorySpec = {
      type: 'gcs',
      settings: located({ bucket }, basePath),
      secure: credentials && keysOf('gcs', credentials, ['credentials_file']),
      identity: credentials ? undefined : 'gke',
      port: 443,
    };
    const errors = [
      ...containerErrors('bucket', bucket),
      ...basePathErrors(basePath),
      ...(credentials?._errorsOf(CREDENTIALS) ?? []),
    ];
    return new SnapshotRepository(spec, errors);
  }

  /** A container of Azure Blob Storage. Requires Elasticsearch 8 or newer. */
  public static azure(options: AzureRepositoryOptions): SnapshotRepository {
    const { container, basePath, credentials, workloadIdentity } = options;
    const spec: RepositorySpec = {
      type: 'azure',
      settings: located({ container }, basePath),
      secure: keysOf('azure', credentials, workloadIdentity ? ['account'] : ['account', 'key']),
      ...(workloadIdentity && azureIdentity(workloadIdentity)),
      port: 443,
    };
    return new SnapshotRepository(spec, [
      ...containerErrors('container', container),
      ...basePathErrors(basePath),
      ...credentials._errorsOf(CREDENTIALS),
      ...(workloadIdentity ? workloadIdentityErrors(workloadIdentity) : []),
    ]);
  }

  /** A volume that all nodes share. */
  public static sharedFileSystem(options: SharedFileSystemOptions): SnapshotRepository {
    const { claimName } = options;
    const spec: RepositorySpec = {
      type: 'fs',
      settings: { location: SHARED },
      nodeSettings: { 'path.repo': [SHARED] },
      shared: { claimName, path: SHARED },
    };
    return new SnapshotRepository(
      spec,
      checkForm('dnsSubdomain', 'elasticsearch.snapshots.repository claimName', claimName),
    );
  }

  private constructor(
    /** @internal */
    public readonly _spec: RepositorySpec,
    /** @internal */
    public readonly _errors: ValidationError[],
  ) {}
}

function located(settings: RepositorySpec['settings'], basePath: string | undefined): RepositorySpec['settings'] {
  return basePath === undefined ? settings : { ...settings, base_path: basePath };
}

function azureIdentity({ clientId, tenantId }: AzureWorkloadIdentityOptions): Partial<RepositorySpec> {
  const env = {
    AZURE_CLIENT_ID: clientId,
    AZURE_TENANT_ID: tenantId,
    AZURE_FEDERATED_TOKEN_FILE: `${AZURE_TOKEN.directory}/${AZURE_TOKEN.file}`,
  };
  return { identity: 'azure', token: AZURE_TOKEN, env };
}

/** The keys of the Secret are the last parts of the names of the settings. */
function keysOf(type: 's3' | 'gcs' | 'azure', secret: SecretRef, keys: string[]): RepositorySpec['secure'] {
  return { secret, settings: Object.fromEntries(keys.map((key) => [key, `${type}.client.default.${key}`])) };
}

function portOf(endpoint: string | undefined): number {
  const url = endpoint !== undefined && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  return Number(url?.port) || (url?.protocol === 'http:' ? 80 : 443);
}
