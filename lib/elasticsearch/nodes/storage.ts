import { firstMinorWith, hasBehavior } from '../../kubernetes/behaviors';
import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm, checkInteger, checkQuantities } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A PersistentVolumeClaim for each replica. */
export interface ClaimOptions {
  /** The size of each volume, such as `100Gi`. Whether it can grow later depends on the storage class. */
  readonly size: string;

  /**
   * The StorageClass. An empty string requests a volume without a class.
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;

  /**
   * What happens to the claims, and so to the logs, when the StatefulSet is deleted: `Retain` or `Delete`. `Delete`
   * requires Kubernetes 1.27. Tools that prune objects also delete StatefulSets.
   * @default Retain - to delete the data, delete the claims
   */
  readonly whenDeleted?: string;

  /**
   * What happens to the claims of nodes that are removed by a smaller number of replicas: `Retain` or `Delete`.
   * `Delete` requires Kubernetes 1.27, and the shards must have moved to other nodes before.
   * @default Retain - a node that returns finds its data
   */
  readonly whenScaled?: string;
}

/** Existing Ceph RBD images, one for each replica. This library does not create images. */
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

/** The storage of the data of Elasticsearch. */
export class Storage {
  /** A directory that is deleted with the pod. For trials only. */
  public static emptyDir(): Storage {
    return new Storage('emptyDir', undefined, undefined);
  }

  /** A PersistentVolumeClaim for each replica. */
  public static claim(props: ClaimOptions): Storage {
    return new Storage('claim', props, undefined);
  }

  /** A PersistentVolume and a claim for each replica, on existing Ceph RBD images, with the in-tree driver of the kubelet. */
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

  /** @internal Validation errors for the option that has the storage, such as `elasticsearch.storage`. */
  public _errorsOf(option: string, replicas: number, minor: number): ValidationError[] {
    const claim = this._claim && [
      ...checkQuantities(option, { size: this._claim.size }),
      ...(this._claim.storageClassName === ''
        ? []
        : checkForm('dnsSubdomain', `${option}.storageClassName`, this._claim.storageClassName)),
      ...retentionErrors(option, this._claim, minor),
    ];
    return [...(claim ?? []), ...(this._rbd ? rbdErrors(option, this._rbd, replicas, minor) : [])];
  }
}

/** The values for the retention of the claims of a StatefulSet. */
const RETENTION = ['Retain', 'Delete'];

function retentionErrors(option: string, { whenDeleted, whenScaled }: ClaimOptions, minor: number): ValidationError[] {
  // Older targets use ReplicationControllers, whose claims are never deleted. For newer ones, the lowering checks the field.
  const expected = hasBehavior(minor, 'statefulSets') ? RETENTION : ['Retain'];
  return Object.entries({ whenDeleted, whenScaled }).flatMap(([name, value]) =>
    value === undefined || expected.includes(value)
      ? []
      : [{ option: `${option}.${name}`, value, expected: expected.join(' or '), action: 'use one of these' }],
  );
}

function rbdErrors(option: string, rbd: CephRbdOptions, replicas: number, minor: number): ValidationError[] {
  const errors = [
    ...checkInteger(`${option}.images (count)`, rbd.images.length, replicas, replicas),
    ...checkForm('configKey', `${option}.pool`, rbd.pool),
    ...rbd.images.flatMap((image) => checkForm('configKey', `${option}.images`, image)),
    ...rbd.secret._errorsOf(`${option}.secret`),
  ];
  const monitors = rbd.monitors.filter((monitor) => !/^[^\s/]+:\d+$/.test(monitor));
  for (const value of rbd.monitors.length === 0 ? [undefined] : monitors) {
    errors.push({
      option: `${option}.monitors`,
      value,
      expected: 'one or more host:port',
      action: 'list the Ceph monitors',
    });
  }
  if (hasBehavior(minor, 'noInTreeRbd')) {
    const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
    const expected = `Kubernetes below 1.${firstMinorWith('noInTreeRbd')}`;
    errors.push({ option, value: 'cephRbd', expected, action });
  }
  return errors;
}
