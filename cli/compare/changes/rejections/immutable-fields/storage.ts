import { valueAt } from '../../../manifests/object';
import { ALWAYS, core, type ImmutableField } from './immutable-field';

const storage = 'pkg/apis/storage/validation/validation.go, ValidateStorageClassUpdate';

export const STORAGE_FIELDS: readonly ImmutableField[] = [
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec',
    mutable: { resources: 11, storageClassName: ALWAYS, volumeAttributesClassName: 34, volumeName: ALWAYS },
    defaults: { volumeMode: 'Filesystem' },
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.volumeName',
    exception: 'the claim is not bound, or is bound to this volume',
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.storageClassName',
    action: 'copyClaim',
    source: core('validateStorageClassUpgradeFromNil'),
    exception: 'the claim has no class yet and Kubernetes is 1.26 or newer',
  },
  {
    kind: 'PersistentVolumeClaim',
    path: 'spec.resources.requests.storage',
    since: 11,
    canGrow: true,
    action: 'copyClaim',
    source: core('ValidatePersistentVolumeClaimUpdate'),
  },
  {
    kind: 'PersistentVolume',
    path: 'spec',
    mutable: {
      accessModes: ALWAYS,
      capacity: ALWAYS,
      claimRef: ALWAYS,
      mountOptions: ALWAYS,
      nodeAffinity: ALWAYS,
      persistentVolumeReclaimPolicy: ALWAYS,
      storageClassName: ALWAYS,
      volumeAttributesClassName: ALWAYS,
      volumeMode: ALWAYS,
    },
    since: 9,
    action: 'addVolume',
    source: 'https://github.com/kubernetes/kubernetes/pull/54761',
  },
  {
    kind: 'PersistentVolume',
    path: 'spec.volumeMode',
    defaults: { '': 'Filesystem' },
    action: 'addVolume',
    source: core('ValidatePersistentVolumeUpdate'),
  },
  {
    kind: 'PersistentVolume',
    path: 'spec.nodeAffinity',
    since: 10,
    when: (before) => valueAt(before, 'spec.nodeAffinity') !== undefined,
    action: 'addVolume',
    source: core('ValidatePersistentVolumeUpdate'),
  },
  { kind: 'StorageClass', path: 'provisioner', action: 'addClass', source: storage },
  { kind: 'StorageClass', path: 'parameters', action: 'addClass', source: storage },
  { kind: 'StorageClass', path: 'reclaimPolicy', defaults: { '': 'Delete' }, action: 'addClass', source: storage },
  {
    kind: 'StorageClass',
    path: 'volumeBindingMode',
    defaults: { '': 'Immediate' },
    action: 'addClass',
    source: storage,
  },
];
