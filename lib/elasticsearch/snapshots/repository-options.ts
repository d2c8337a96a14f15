import type { SecretRef } from '../../kubernetes/secret-ref';

/** A bucket of S3, or of what speaks its language. */
export interface S3RepositoryOptions {
  /** The bucket, which exists already. */
  readonly bucket: string;

  /**
   * The directory inside of the bucket, such as `logging/production`. No two clusters may write to one.
   * @default - the top of the bucket
   */
  readonly basePath?: string;

  /**
   * Where the service is, such as `https://minio.example.com:9000`. Its certificate must be one that the image trusts.
   * @default - Amazon's
   */
  readonly endpoint?: string;

  /**
   * The region that requests are signed for, such as `eu-west-1`.
   * @default - as the client of Elasticsearch finds out
   */
  readonly region?: string;

  /**
   * Whether the bucket is named in the path and not in the name of the host, as many services other than Amazon's want it.
   * @default false
   */
  readonly pathStyleAccess?: boolean;

  /**
   * The Secret with the keys `access_key` and `secret_key`, in the namespace of Elasticsearch.
   * @default - none: nodes use the IAM role of their `serviceAccount`, which you annotate with `eks.amazonaws.com/role-arn`.
   * Elasticsearch 8.1 and newer
   */
  readonly credentials?: SecretRef;
}

/** A bucket of Google Cloud Storage. */
export interface GcsRepositoryOptions {
  /** The bucket, which exists already. */
  readonly bucket: string;

  /**
   * The directory inside of the bucket. No two clusters may write to one.
   * @default - the top of the bucket
   */
  readonly basePath?: string;

  /**
   * The Secret with the JSON file of a service account under the key `credentials_file`, in the namespace of Elasticsearch.
   * @default - none: nodes use the identity that Workload Identity Federation for GKE gives their `serviceAccount`
   */
  readonly credentials?: SecretRef;
}

/** A container of Azure Blob Storage. */
export interface AzureRepositoryOptions {
  /** The container, which exists already. */
  readonly container: string;

  /**
   * The directory inside of the container. No two clusters may write to one.
   * @default - the top of the container
   */
  readonly basePath?: string;

  /** The Secret with the keys `account` and `key`, in the namespace of Elasticsearch. */
  readonly credentials: SecretRef;
}

/** A volume that all nodes have in common, such as one of NFS. */
export interface SharedFileSystemOptions {
  /**
   * The PersistentVolumeClaim with access mode `ReadWriteMany`, in the namespace of Elasticsearch. User 1000 must be able to
   * write there.
   */
  readonly claimName: string;
}
