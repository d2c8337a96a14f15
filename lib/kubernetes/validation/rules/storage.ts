import { type JsonObject, objectIn } from '../../json';
import { Quantity } from '../../quantity';
import type { TypeRule, ValidationContext } from '../context';

/** Fields of a PersistentVolume that are no source. */
const NO_SOURCES: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

function checkAccessModes(spec: JsonObject, path: string, context: ValidationContext): void {
  const modes = Array.isArray(spec.accessModes) ? spec.accessModes : [];
  const at = `${path}.accessModes`;
  if (modes.length === 0) context.rejected(at, spec.accessModes, 'one access mode at least', 'add ReadWriteOnce');
  else if (modes.length > 1 && modes.includes('ReadWriteOncePod'))
    context.rejected(at, modes, 'ReadWriteOncePod alone, or other modes', 'leave out the others');
}

function checkStorage(amounts: JsonObject | undefined, path: string, context: ValidationContext): void {
  const storage = amounts?.storage;
  if (Quantity.parse(storage)?.isPositive) return;
  context.rejected(`${path}.storage`, storage, 'a size above 0, such as 10Gi', 'set the size');
}

export const storageRules: readonly TypeRule[] = [
  {
    type: 'PersistentVolumeClaimSpec',
    source: 'pkg/apis/core/validation: ValidatePersistentVolumeClaimSpec',
    check: (spec, path, context) => {
      checkAccessModes(spec, path, context);
      checkStorage(objectIn(objectIn(spec, 'resources'), 'requests'), `${path}.resources.requests`, context);
    },
  },
  {
    type: 'PersistentVolumeClaimSpec',
    source: 'pkg/apis/core/validation: validateDataSource, validateDataSourceRef; pkg/api/persistentvolumeclaim',
    check: (spec, path, context) => {
      const [source, reference] = [objectIn(spec, 'dataSource'), objectIn(spec, 'dataSourceRef')];
      for (const [field, given] of Object.entries({ dataSource: source, dataSourceRef: reference })) {
        if (given === undefined || given.kind === 'PersistentVolumeClaim' || (given.apiGroup ?? '') !== '') continue;
        if ((given.kind ?? '') !== '')
          context.rejected(
            `${path}.${field}.kind`,
            given.kind,
            'PersistentVolumeClaim without apiGroup',
            'set apiGroup',
          );
      }
      const isSnapshot = source?.kind === 'VolumeSnapshot' && source.apiGroup === 'snapshot.storage.k8s.io';
      if (
        source !== undefined &&
        source.kind !== 'PersistentVolumeClaim' &&
        (source.apiGroup ?? '') !== '' &&
        !isSnapshot
      )
        context.rejected(
          `${path}.dataSource`,
          source,
          'a PersistentVolumeClaim or a VolumeSnapshot: servers drop others',
          'use dataSourceRef',
        );
      if (source === undefined || reference === undefined) return;
      const isSame = ['apiGroup', 'kind', 'name'].every((field) => (source[field] ?? '') === (reference[field] ?? ''));
      if (!isSame || (reference.namespace ?? '') !== '')
        context.rejected(`${path}.dataSource`, source, 'the same as dataSourceRef', 'leave out dataSource');
    },
  },
  {
    type: 'PersistentVolumeSpec',
    source: 'pkg/apis/core/validation: ValidatePersistentVolumeSpec',
    check: (spec, path, context) => {
      checkAccessModes(spec, path, context);
      checkStorage(objectIn(spec, 'capacity'), `${path}.capacity`, context);
      const sources = Object.keys(spec).filter((field) => !NO_SOURCES.has(field));
      if (sources.length === 1) return;
      const expected =
        sources.length === 0 ? 'a source, such as hostPath or rbd' : `one of ${sources.join(' and ')}, not both`;
      context.rejected(path, spec, expected, 'name one source of the volume');
    },
  },
];
