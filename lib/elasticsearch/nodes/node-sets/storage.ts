import { isIPv6 } from 'node:net';
import { firstMinorWith, hasBehavior } from '../../../kubernetes/behaviors';
import { bytesOf, sizeQuantity } from '../../../kubernetes/size-quantity';
import { FORMS } from '../../../kubernetes/validation/forms';
import { checkForm, checkInteger } from '../../../kubernetes/validation/syntax';
import type { ValidationError } from '../../../reporting/validation-error';
import { ClaimRetention } from './claim-retention';
import type { CephRbdOptions, ClaimOptions } from './storage-options';

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

  /** @internal The size of each volume as a Kubernetes quantity. */
  public get _size(): string {
    return this._claim ? sizeQuantity(this._claim.size) : '';
  }

  /** @internal Validation errors for the option that has the storage, such as `elasticsearch.storage`. */
  public _errorsOf(option: string, replicas: number, minor: number): ValidationError[] {
    const { storageClassName } = this._claim ?? {};
    return [
      ...(storageClassName === '' ? [] : checkForm('dnsSubdomain', `${option}.storageClassName`, storageClassName)),
      ...(this._claim ? [...sizeErrors(option, this._claim), ...retentionErrors(option, this._claim, minor)] : []),
      ...(this._rbd ? rbdErrors(option, this._rbd, replicas, minor) : []),
    ];
  }
}

/** Errors of a size of 0, and of one that is too large for a Kubernetes quantity. */
function sizeErrors(option: string, { size }: ClaimOptions): ValidationError[] {
  const quantity = sizeQuantity(size);
  if (bytesOf(size) > 0) return checkForm('quantity', `${option}.size`, quantity);
  return [
    { option: `${option}.size`, value: quantity, expected: 'a size above 0, such as 10Gi', action: 'set the size' },
  ];
}

/** Older targets use ReplicationControllers, whose claims are never deleted. For newer ones, the lowering checks the field. */
function retentionErrors(option: string, { whenDeleted, whenScaled }: ClaimOptions, minor: number): ValidationError[] {
  if (hasBehavior(minor, 'statefulSets')) return [];
  const deleting = Object.entries({ whenDeleted, whenScaled }).filter(([, value]) => value === ClaimRetention.DELETE);
  return deleting.map(([name, value]) => ({
    option: `${option}.${name}`,
    value,
    expected: 'ClaimRetention.RETAIN on this version of Kubernetes',
    action: 'leave it out',
  }));
}

function rbdErrors(
  option: string,
  { fsType, images, monitors, pool, secret }: CephRbdOptions,
  replicas: number,
  minor: number,
): ValidationError[] {
  const wrong = monitors.filter((monitor) => !isMonitor(monitor));
  if (hasBehavior(minor, 'noInTreeRbd')) {
    const expected = `Kubernetes below 1.${firstMinorWith('noInTreeRbd')}`;
    const action = 'use Storage.claim with a StorageClass of the Ceph CSI driver';
    return [{ option, value: 'cephRbd', expected, action }];
  }
  return [
    ...checkInteger(`${option}.images (count)`, images.length, replicas, replicas),
    ...checkForm('configKey', `${option}.pool`, pool),
    ...checkForm('dnsLabel', `${option}.fsType`, fsType),
    ...images.flatMap((image) => checkForm(image === '' ? 'text' : 'configKey', `${option}.images`, image)),
    ...repeatedImages(option, images),
    ...secret._errorsOf(`${option}.secret`),
    ...(monitors.length === 0 ? [monitors] : wrong).map((value) => ({
      option: `${option}.monitors`,
      value,
      expected: 'one or more host:port',
      action: 'list the Ceph monitors',
    })),
  ];
}

/** A host name, an IPv4 address, or an IPv6 address in brackets, and a port. */
function isMonitor(text: string): boolean {
  const [, host = '', port = ''] = /^(.+):([1-9]\d{0,4})$/.exec(text) ?? [];
  const [, ipv6] = /^\[(.*)\]$/.exec(host) ?? [];
  return Number(port) <= 65_535 && (ipv6 === undefined ? FORMS.dnsSubdomain.accepts(host) : isIPv6(ipv6));
}

function repeatedImages(option: string, images: readonly string[]): ValidationError[] {
  const repeated = new Set(images.filter((image, index) => images.indexOf(image) !== index));
  return [...repeated].map((value) => ({
    option: `${option}.images`,
    value,
    expected: 'an image of its own for each replica: two nodes cannot write to one image',
    action: 'create another image',
  }));
}
