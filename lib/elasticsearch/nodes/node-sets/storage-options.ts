import type { Size } from 'cdk8s';
import type { SecretRef } from '../../../kubernetes/secret-ref';
import type { ClaimRetention } from './claim-retention';

/** A PersistentVolumeClaim for each replica. */
export interface ClaimOptions {
  /**
   * The size of each volume. It cannot change in an existing StatefulSet. If the storage class allows it, you can expand
   * the claims yourself.
   */
  readonly size: Size;

  /**
   * The StorageClass. An empty string requests a volume without a class.
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;

  /**
   * What happens to the claims when the StatefulSet is deleted. Tools that prune objects also delete StatefulSets. With
   * ECK, when the Elasticsearch resource is deleted, and the same for all node sets.
   * @default ClaimRetention.RETAIN - to delete the data, delete the claims
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * What happens to the claims of nodes that are removed by a smaller number of replicas. With `DELETE`, the shards must
   * have moved to other nodes before. ECK moves them, and always deletes these claims.
   * @default ClaimRetention.RETAIN - a node that returns finds its data
   */
  readonly whenScaled?: ClaimRetention;
}

/** Existing Ceph RBD images, one for each replica. This library does not create images. */
export interface CephRbdOptions {
  /** The monitors as `host:port`. */
  readonly monitors: string[];

  /** The RBD images, one for each replica in the order of the replicas. */
  readonly images: string[];

  /** The capacity of each image. */
  readonly size: Size;

  /**
   * The pool of the images.
   * @default rbd
   */
  readonly pool?: string;

  /**
   * The Ceph user.
   * @default admin
   */
  readonly user?: string;

  /** The Secret with the user's key, in the namespace of the pods. */
  readonly secret: SecretRef;

  /**
   * The file system on the images.
   * @default ext4
   */
  readonly fsType?: string;
}
