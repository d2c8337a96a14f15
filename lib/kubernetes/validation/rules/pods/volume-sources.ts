import { objectIn } from '../../../json';
import { Quantity } from '../../../quantity';
import { isAbsent } from '../../absent';
import type { TypeRule } from '../../context';
import { checkOneOf } from '../../once';

/** Types with the name of a Secret that is required as soon as there is a reference. */
const SECRET_REFERENCES: readonly (readonly [type: string, field: string])[] = [
  ['CSIVolumeSource', 'nodePublishSecretRef'],
  ['CinderVolumeSource', 'secretRef'],
  ['StorageOSVolumeSource', 'secretRef'],
];

const AZURE_KINDS = ['Dedicated', 'Managed', 'Shared'];

/** Rules about more than one field of the source of a volume. */
export const volumeSourceRules: readonly TypeRule[] = [
  {
    type: 'AzureDiskVolumeSource',
    source: 'pkg/apis/core/validation: validateAzureDisk',
    check: ({ diskURI, kind }, path, context) => {
      if (kind !== undefined && !AZURE_KINDS.includes(String(kind))) return;
      const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
      if (diskURI === undefined || diskURI === '' || String(diskURI).startsWith(start)) return;
      const expected = `a URI that starts with ${start}, for a disk of kind ${kind ?? 'Shared'}`;
      context.rejected(`${path}.diskURI`, diskURI, expected, 'correct the URI or the kind');
    },
  },
  {
    type: 'EmptyDirVolumeSource',
    source: 'pkg/apis/core/validation: validateVolumeSource',
    check: ({ sizeLimit }, path, context) => {
      if (Quantity.parse(sizeLimit)?.isNegative)
        context.rejected(`${path}.sizeLimit`, sizeLimit, '0 or more', 'correct the size');
    },
  },
  {
    type: 'FlockerVolumeSource',
    source: 'pkg/apis/core/validation: validateFlockerVolumeSource',
    check: (volume, path, context) => {
      checkOneOf(volume, path, { fields: ['datasetName', 'datasetUUID'], action: 'name the dataset once' }, context);
      const { datasetName } = volume;
      if (String(datasetName ?? '').includes('/'))
        context.rejected(`${path}.datasetName`, datasetName, 'a name without "/"', 'correct the name');
    },
  },
  {
    type: 'FCVolumeSource',
    source: 'pkg/apis/core/validation: validateFCVolumeSource',
    check: (volume, path, context) => {
      checkOneOf(volume, path, { fields: ['targetWWNs', 'wwids'], action: 'name the disk once' }, context);
      const { lun } = volume;
      if (!isAbsent(volume.targetWWNs) && (typeof lun !== 'number' || lun < 0 || lun > 255))
        context.rejected(`${path}.lun`, lun, 'a number from 0 to 255', 'set the number of the unit');
    },
  },
  {
    type: 'ISCSIVolumeSource',
    source: 'pkg/apis/core/validation: validateISCSIVolumeSource',
    check: (volume, path, context) => {
      const authenticates = volume.chapAuthDiscovery === true || volume.chapAuthSession === true;
      if (authenticates && volume.secretRef === undefined)
        context.rejected(`${path}.secretRef`, undefined, 'the Secret of CHAP', 'set the reference, or do without CHAP');
    },
  },
  {
    type: 'QuobyteVolumeSource',
    source: 'pkg/apis/core/validation: validateQuobyteVolumeSource',
    check: ({ tenant }, path, context) => {
      if (String(tenant ?? '').length > 64)
        context.rejected(`${path}.tenant`, tenant, 'at most 64 characters', 'correct the tenant');
    },
  },
  ...['FlexVolumeSource', 'FlexPersistentVolumeSource'].map(
    (type): TypeRule => ({
      type,
      source: 'pkg/apis/core/validation: validateFlexVolumeSource',
      check: (volume, path, context) => {
        for (const [key, value] of Object.entries(objectIn(volume, 'options') ?? {}))
          if (/(^|\.)(kubernetes|k8s)\.io(\/|$)/.test(key.toLowerCase()))
            context.rejected(`${path}.options.${key}`, value, 'no key of kubernetes.io or k8s.io', 'rename the option');
      },
    }),
  ),
  ...SECRET_REFERENCES.map(
    ([type, field]): TypeRule => ({
      type,
      source: `pkg/apis/core/validation: validate${type}`,
      check: (volume, path, context) => {
        const secret = objectIn(volume, field);
        if (secret !== undefined && isAbsent(secret.name))
          context.rejected(`${path}.${field}.name`, secret.name, 'the name of a Secret', 'set the name');
      },
    }),
  ),
];
