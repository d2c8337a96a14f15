import type { SecretRef } from '../../kubernetes/secret-ref';

/** A bucket of S3 or of an S3-compatible service. */
export interface S3RepositoryOptions {
  /** The existing bucket. */
  readonly bucket: string;

  /**
   * The directory in the bucket, such as `logging/production`. Each cluster needs its own directory.
   * @default - the root of the bucket
   */
  readonly basePath?: string;

  /**
   * The address of the service, such as `https://minio.example.com:9000`. The image must trust its certificate.
   * @default - Amazon S3
   */
  readonly endpoint?: string;

  /**
   * The region for the signature of requests, such as `eu-west-1`.
   * @default - the S3 client of Elasticsearch determines it
   */
  readonly region?: string;

  /**
   * Whether requests name the bucket in the path and not in the host name. Many S3-compatible services require it.
   * @default false
   */
  readonly pathStyleAccess?: boolean;

  /**
   * The Secret with the keys `access_key` and `secret_key`, in the namespace of Elasticsearch.
   * @default - none: nodes use the IAM role of their `serviceAccount`, which has the annotation `eks.amazonaws.com/role-arn`
   * (`Account.fromServiceAccount`). Requires Elasticsearch 8.1 or newer
   */
  readonly credentials?: SecretRef;
}

/** A bucket of Google Cloud Storage. */
export interface GcsRepositoryOptions {
  /** The existing bucket. */
  readonly bucket: string;

  /**
   * The directory in the bucket. Each cluster needs its own directory.
   * @default - the root of the bucket
   */
  readonly basePath?: string;

  /**
   * The Secret with the JSON key of a service account under the key `credentials_file`, in the namespace of Elasticsearch.
   * @default - none: nodes use the identity that Workload Identity Federation for GKE gives their `serviceAccount`
   */
  readonly credentials?: SecretRef;
}

/** A container of Azure Blob Storage. */
export interface AzureRepositoryOptions {
  /** The existing container. */
  readonly container: string;

  /**
   * The directory in the container. Each cluster needs its own directory.
   * @default - the root of the container
   */
  readonly basePath?: string;

  /**
   * The Secret with the keys `account` and `key`, in the namespace of Elasticsearch. With `workloadIdentity`, the key
   * `account` is enough.
   */
  readonly credentials: SecretRef;

  /**
   * The identity that nodes use instead of a key. It trusts the `serviceAccount` of Elasticsearch. The webhook of Azure
   * Workload Identity is not needed. Requires Elasticsearch 8.16 or newer.
   * @default - none: nodes use the key in `credentials`
   */
  readonly workloadIdentity?: AzureWorkloadIdentityOptions;
}

/** An identity of Microsoft Entra with a federated credential for a service account. */
export interface AzureWorkloadIdentityOptions {
  /** The client ID of the managed identity or the application. */
  readonly clientId: string;

  /** The ID of its tenant. */
  readonly tenantId: string;
}

/** A volume that all nodes share, such as NFS. */
export interface SharedFileSystemOptions {
  /**
   * The PersistentVolumeClaim with access mode `ReadWriteMany`, in the namespace of Elasticsearch. User 1000 must be able
   * to write to it.
   */
  readonly claimName: string;
}
