import { changed, reported, spec } from './changed-objects';

/** What a volume has, the source, and the paths below the volume that are reported; none if accepted. */
type Case = readonly [string, object, readonly string[]];

const cases: readonly Case[] = [
  ['an iSCSI disk', { iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0 } }, []],
  ['an iSCSI disk by EUI', { iscsi: { targetPortal: 'a', iqn: 'eui.0123456789abcdef', lun: 255 } }, []],
  ['an iSCSI disk with another name', { iscsi: { targetPortal: 'a', iqn: 'iqn.example:a', lun: 0 } }, ['iscsi.iqn']],
  [
    'an iSCSI disk with a number above 255',
    { iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 256 } },
    ['iscsi.lun'],
  ],
  [
    'an iSCSI disk with an initiator without a form',
    { iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 1, initiatorName: 'a' } },
    ['iscsi.initiatorName'],
  ],
  [
    'an iSCSI disk with CHAP and no Secret',
    { iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 1, chapAuthSession: true } },
    ['iscsi.secretRef'],
  ],
  [
    'an iSCSI disk with CHAP and a Secret',
    {
      iscsi: {
        targetPortal: 'a',
        iqn: 'iqn.2001-04.com.example:a',
        lun: 1,
        chapAuthDiscovery: true,
        secretRef: { name: 'a' },
      },
    },
    [],
  ],
  ['a Fibre Channel disk by WWN', { fc: { targetWWNs: ['a'], lun: 0 } }, []],
  ['a Fibre Channel disk by WWID', { fc: { wwids: ['a'] } }, []],
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
  ['no dataset of Flocker', { flocker: {} }, ['flocker']],
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
    'a file with resources of a container',
    { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { containerName: 'main', resource: 'limits.cpu' } }] } },
    [],
  ],
  [
    'a file with resources of no container',
    { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
    ['downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  [
    'a projected file with resources of no container',
    {
      projected: {
        sources: [{ downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }],
      },
    },
    ['projected.sources[0].downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  ['a token', { projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }] } }, []],
  [
    'a token for nine minutes',
    { projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 540 } }] } },
    ['projected.sources[0].serviceAccountToken.expirationSeconds'],
  ],
  [
    'a bundle by name with labels',
    { projected: { sources: [{ clusterTrustBundle: { path: 'a', name: 'a', labelSelector: {} } }] } },
    ['projected.sources[0].clusterTrustBundle.labelSelector'],
  ],
  [
    'a bundle of a signer',
    { projected: { sources: [{ clusterTrustBundle: { path: 'a', signerName: 'example.com/a', labelSelector: {} } }] } },
    [],
  ],
  [
    'a certificate',
    { projected: { sources: [{ podCertificate: { keyType: 'ED25519', signerName: 'example.com/a', keyPath: 'a' } }] } },
    [],
  ],
  [
    'a certificate without a file',
    { projected: { sources: [{ podCertificate: { keyType: 'ED25519', signerName: 'example.com/a' } }] } },
    ['projected.sources[0].podCertificate'],
  ],
  [
    'a certificate of a signer without a domain',
    { projected: { sources: [{ podCertificate: { keyType: 'RSA', signerName: 'a', keyPath: 'a' } }] } },
    ['projected.sources[0].podCertificate.keyType', 'projected.sources[0].podCertificate.signerName'],
  ],
];

test.each(cases)('volumes: %s', (_what, source, paths) => {
  const volume = { [`${spec}/volumes/0`]: { name: 'config', ...source } };
  expect(reported(changed('Deployment', volume))).toEqual(paths.map((path) => `spec.template.spec.volumes[0].${path}`));
});
