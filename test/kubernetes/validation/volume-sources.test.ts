import { changed, reported, spec } from './changed-objects';

/** What a volume has, the source, and the paths below the volume that are reported; none if accepted. */
type Case = readonly [string, object, readonly string[]];

const iscsi = (fields: object) => ({
  iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0, ...fields },
});
const projected = (source: object) => ({ projected: { sources: [source] } });

const cases: readonly Case[] = [
  ...['iqn.2001-04.com.example:storage.disk1', `eui.${'0'.repeat(16)}`, `naa.${'0'.repeat(32)}`].map(
    (iqn): Case => [`the iSCSI node ${iqn}`, iscsi({ iqn, initiatorName: iqn, lun: 255 }), []],
  ),
  ...['disk1', 'iqn.2001-04.com.example', 'eui.0', 'naa.0', 'x iqn.2001-04.com.example:a'].map(
    (iqn): Case => [`the iSCSI node ${iqn}`, iscsi({ iqn }), ['iscsi.iqn']],
  ),
  ['an iSCSI disk with a number above 255', iscsi({ lun: 256 }), ['iscsi.lun']],
  ['an iSCSI initiator in another form', iscsi({ initiatorName: 'a' }), ['iscsi.initiatorName']],
  ['an empty iSCSI initiator', iscsi({ initiatorName: '' }), ['iscsi.initiatorName']],
  ...['chapAuthDiscovery', 'chapAuthSession'].flatMap((field): Case[] => [
    [`${field} without a Secret`, iscsi({ [field]: true }), ['iscsi.secretRef']],
    [`${field} with a Secret`, iscsi({ [field]: true, secretRef: { name: 'a' } }), []],
  ]),
  ['a Fibre Channel disk by WWN', { fc: { targetWWNs: ['a'], lun: 0 } }, []],
  ['a Fibre Channel disk by WWID', { fc: { wwids: ['a'], targetWWNs: [] } }, []],
  ...[-1, 256].map(
    (lun): Case => [`the number ${lun} of Fibre Channel`, { fc: { targetWWNs: ['a'], lun } }, ['fc.lun']],
  ),
  ['a Fibre Channel disk by WWN without a number', { fc: { targetWWNs: ['a'] } }, ['fc.lun']],
  ['a Fibre Channel disk in two ways', { fc: { targetWWNs: ['a'], wwids: ['a'], lun: 0 } }, ['fc']],
  ['a Fibre Channel disk in no way', { fc: { targetWWNs: [] } }, ['fc']],
  [
    'a partition of AWS above 255',
    { awsElasticBlockStore: { volumeID: 'a', partition: 256 } },
    ['awsElasticBlockStore.partition'],
  ],
  [
    'a partition of GCE below 0',
    { gcePersistentDisk: { pdName: 'a', partition: -1 } },
    ['gcePersistentDisk.partition'],
  ],
  ['a dataset of Flocker', { flocker: { datasetName: 'a', datasetUUID: '' } }, []],
  ['no dataset of Flocker', { flocker: { datasetName: '' } }, ['flocker']],
  ['two datasets of Flocker', { flocker: { datasetName: 'a', datasetUUID: 'b' } }, ['flocker']],
  ['a path as dataset of Flocker', { flocker: { datasetName: 'a/b' } }, ['flocker.datasetName']],
  ['registries of Quobyte', { quobyte: { registry: 'a:80,[::1]:80', volume: 'a', tenant: 'a'.repeat(64) } }, []],
  ['a registry of Quobyte without a port', { quobyte: { registry: 'a:80,b', volume: 'a' } }, ['quobyte.registry']],
  [
    'a long tenant of Quobyte',
    { quobyte: { registry: 'a:80', volume: 'a', tenant: 'a'.repeat(65) } },
    ['quobyte.tenant'],
  ],
  ['a volume of StorageOS', { storageos: { volumeName: 'a', volumeNamespace: 'a' } }, []],
  ['no volume of StorageOS', { storageos: {} }, ['storageos.volumeName']],
  [
    'names of StorageOS that are no labels',
    { storageos: { volumeName: 'A', volumeNamespace: 'A' } },
    ['storageos.volumeName', 'storageos.volumeNamespace'],
  ],
  [
    'a Secret of StorageOS without a name',
    { storageos: { volumeName: 'a', secretRef: {} } },
    ['storageos.secretRef.name'],
  ],
  [
    'a Secret of Cinder without a name',
    { cinder: { volumeID: 'a', secretRef: { name: '' } } },
    ['cinder.secretRef.name'],
  ],
  ['a Secret of Ceph without a name', { cephfs: { monitors: ['a'], secretRef: {} } }, []],
  ['a CSI driver', { csi: { driver: 'EBS.csi.aws.com', nodePublishSecretRef: { name: 'a' } } }, []],
  ['a CSI driver with an underscore', { csi: { driver: 'a_b' } }, ['csi.driver']],
  ['a CSI driver with 64 characters', { csi: { driver: 'a'.repeat(64) } }, ['csi.driver']],
  [
    'a CSI driver with a Secret without a name',
    { csi: { driver: 'a', nodePublishSecretRef: {} } },
    ['csi.nodePublishSecretRef.name'],
  ],
  ['options of a FlexVolume', { flexVolume: { driver: 'a', options: { size: '1', 'example.com/a': '1' } } }, []],
  ...['kubernetes.io/a', 'x.K8S.io/a', 'k8s.io'].map(
    (key): Case => [
      `the option ${key} of a FlexVolume`,
      { flexVolume: { driver: 'a', options: { [key]: '1' } } },
      [`flexVolume.options.${key}`],
    ],
  ),
  ['a folder of a Git repository', { gitRepo: { repository: 'a', directory: 'a/b' } }, []],
  ['a folder outside of a Git repository', { gitRepo: { repository: 'a', directory: '../a' } }, ['gitRepo.directory']],
  ['an image', { image: { reference: 'a' } }, []],
  ['an image without a reference', { image: { pullPolicy: 'Always' } }, ['image.reference']],
  ['an empty folder with a size', { emptyDir: { sizeLimit: '0' } }, []],
  ['an empty folder with a negative size', { emptyDir: { sizeLimit: '-1Gi' } }, ['emptyDir.sizeLimit']],
  [
    'a projected file with resources of no container',
    {
      projected: {
        sources: [{ downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }],
      },
    },
    ['projected.sources[0].downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  ['a token', projected({ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }), []],
  [
    'a token for nine minutes',
    projected({ serviceAccountToken: { path: 'a', expirationSeconds: 540 } }),
    ['projected.sources[0].serviceAccountToken.expirationSeconds'],
  ],
  [
    'a bundle by name with labels',
    projected({ clusterTrustBundle: { path: 'a', name: 'a', labelSelector: {} } }),
    ['projected.sources[0].clusterTrustBundle.labelSelector'],
  ],
  [
    'a bundle of a signer',
    projected({ clusterTrustBundle: { path: 'a', signerName: 'example.com/a', labelSelector: {} } }),
    [],
  ],
  [
    'a certificate',
    projected({ podCertificate: { keyType: 'ED25519', signerName: 'example.com/a', keyPath: 'a' } }),
    [],
  ],
  [
    'a certificate without a file',
    projected({ podCertificate: { keyType: 'ED25519', signerName: 'example.com/a' } }),
    ['projected.sources[0].podCertificate'],
  ],
  [
    'a certificate of a signer without a domain',
    projected({ podCertificate: { keyType: 'RSA', signerName: 'a', keyPath: 'a' } }),
    ['projected.sources[0].podCertificate.keyType', 'projected.sources[0].podCertificate.signerName'],
  ],
];

test.each(cases)('volumes: %s', (_what, source, paths) => {
  const volume = { [`${spec}/volumes/0`]: { name: 'config', ...source } };
  expect(reported(changed('Deployment', volume))).toEqual(paths.map((path) => `spec.template.spec.volumes[0].${path}`));
});
