import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm, checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A claim for each replica, filled by a storage class. */
export interface ClaimOptions {
  /** The size of each volume, such as `100Gi`. Growing it later depends on the storage class. */
  readonly size: string;

  /**
   * The StorageClass. The empty string asks for a volume without class.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;

  /**
   * What becomes of the claims, and so of the logs, when the StatefulSet is deleted: `Retain` or `Delete`. `Delete` needs
   * Kubernetes 1.27; mind that a tool that prunes deletes StatefulSets too.
   * @default Retain - whoever wants the data gone deletes the claims
   */
  readonly whenDeleted?: string;

  /**
   * What becomes of the claims of nodes that are taken away by a smaller number of replicas: `Retain` or `Delete`.
   * `Delete` needs Kubernetes 1.27, and shards must have moved to other nodes before.
   * @default Retain - a node that comes back finds its data
   */
  readonly whenScaled?: string;
}

/** Ceph RBD images, one for each replica. They exist already: this library makes none. */
export interface CephRbdOptions {
  /** The monitors as `host:port`. */
  readonly monitors: string[];

  /** The RBD images, one for each replica in the order of the replicas. */
  readonly images: string[];

  /** The capacity of each image, such as `20Gi`. */
  readonly size: string;

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

/** Where Elasticsearch keeps its data. */
export class Storage {
  /** The pod's own directory: gone with the pod. For trials. */
  public static emptyDir(): Storage {
    return new Storage('emptyDir', undefined, undefined);
  }

  /** A PersistentVolumeClaim for each replica. */
  public static claim(props: ClaimOptions): Storage {
    return new Storage('claim', props, undefined);
  }

  /** A PersistentVolume and a claim for each replica, on existing Ceph RBD images, with the driver in the kubelet. */
  public static cephRbd(props: CephRbdOptions): Storage {
    return new Storage('cephRbd', { size: props.size, storageClassName: '' }, props);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'emptyDir' | 'claim' | 'cephRbd',
    /** @internal */
    public readonly _claim: ClaimOptions | undefined,
    /** @internal */
    public readonly _rbd: CephRbdOptions | undefined,
  ) {}

  /** @internal */
  public _errors(replicas: number, minor: number): ValidationError[] {
    const claim = this._claim && [
      ...checkQuantities('storage', { size: this._claim.size }),
      ...(this._claim.storageClassName === ''
        ? []
        : checkForm('dnsSubdomain', 'storage.storageClassName', this._claim.storageClassName)),
      ...retentionErrors(this._claim, minor),
    ];
    return [...(claim ?? []), ...(this._rbd ? rbdErrors(this._rbd, replicas, minor) : [])];
  }
}

/** What a server does with the claims of a StatefulSet. */
const RETENTION = ['Retain', 'Delete'];

function retentionErrors({ whenDeleted, whenScaled }: ClaimOptions, minor: number): ValidationError[] {
  // Below, ReplicationControllers take claims that no server deletes; further up the field itself is looked at.
  const expected = minor < CLAIM_TEMPLATES ? ['Retain'] : RETENTION;
  return Object.entries({ whenDeleted, whenScaled }).flatMap(([option, value]) =>
    value === undefined || expected.includes(value)
      ? []
      : [{ option: `storage.${option}`, value, expected: expected.join(' or '), action: 'use one of these' }],
  );
}

/** The minor from which on nodes are a StatefulSet. */
const CLAIM_TEMPLATES = 7;

/** The kubelet's own RBD driver left Kubernetes with this minor (Kubernetes 1.31 CHANGELOG, "Removed in-tree ceph rbd"). */
const RBD_REMOVED = 31;

function rbdErrors(rbd: CephRbdOptions, replicas: number, minor: number): ValidationError[] {
  const errors = [
    ...checkInteger('storage.images (count)', rbd.images.length, replicas, replicas),
    ...checkForm('configKey', 'storage.pool', rbd.pool),
    ...rbd.images.flatMap((image) => checkForm('configKey', 'storage.images', image)),
    ...rbd.secret._errors,
  ];
  const monitors = rbd.monitors.filter((monitor) => !/^[^\s/]+:\d+$/.test(monitor));
  for (const value of rbd.monitors.length === 0 ? [undefined] : monitors) {
    errors.push({
      option: 'storage.monitors',
      value,
      expected: 'one or more host:port',
      action: 'list the Ceph monitors',
    });
  }
  if (minor >= RBD_REMOVED) {
    const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
    errors.push({ option: 'storage', value: 'cephRbd', expected: `Kubernetes below 1.${RBD_REMOVED}`, action });
  }
  return errors;
}
