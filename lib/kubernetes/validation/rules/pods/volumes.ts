import { type JsonObject, objectIn, objectsIn } from '../../../json';
import { isAbsent } from '../../absent';
import type { TypeRule } from '../../context';
import { checkOneOf, checkUnique, checkUniqueField } from '../../once';
import { allContainersAt } from './containers-at';

const CERTIFICATE_PATHS = ['credentialBundlePath', 'keyPath', 'certificateChainPath'];

interface Mount {
  readonly mount: JsonObject;
  readonly at: string;
}

function mountsOf(spec: JsonObject, path: string): Mount[] {
  return allContainersAt(spec, path).flatMap(({ container, at }) =>
    ['volumeMounts', 'volumeDevices'].flatMap((list) =>
      objectsIn(container, list).map((mount, m) => ({ mount, at: `${at}.${list}[${m}]` })),
    ),
  );
}

/** The names of the volumes of a pod, with those that a StatefulSet adds for its claims. */
function volumeNames(spec: JsonObject, root: JsonObject): unknown[] {
  const claims = objectsIn(objectIn(root, 'spec'), 'volumeClaimTemplates');
  return [
    ...objectsIn(spec, 'volumes').map(({ name }) => name),
    ...claims.map((claim) => objectIn(claim, 'metadata')?.name),
  ];
}

export const volumeRules: readonly TypeRule[] = [
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: ValidateVolumes',
    check: (spec, path, context) =>
      checkUniqueField(
        spec,
        path,
        {
          list: 'volumes',
          field: 'name',
          expected: 'a name that no other volume has',
          action: 'choose another name',
        },
        context,
      ),
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: ValidateVolumeMounts, ValidateVolumeDevices (NotFound)',
    check: (spec, path, context, root) => {
      const names = volumeNames(spec, root);
      for (const { mount, at } of mountsOf(spec, path)) {
        if (mount.name === undefined || mount.name === '' || names.includes(mount.name)) continue;
        const expected = names.length === 0 ? 'the name of a volume; the pod has none' : `one of ${names.join(', ')}`;
        context.rejected(`${at}.name`, mount.name, expected, 'add a volume of that name');
      }
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validateFileKeyRefVolumes',
    check: (spec, path, context) => {
      const names = objectsIn(spec, 'volumes')
        .filter(({ emptyDir }) => emptyDir !== undefined)
        .map(({ name }) => name);
      for (const { container, at } of allContainersAt(spec, path))
        objectsIn(container, 'env').forEach((variable, index) => {
          const file = objectIn(objectIn(variable, 'valueFrom'), 'fileKeyRef');
          if (file === undefined || names.includes(file.volumeName)) return;
          context.rejected(
            `${at}.env[${index}].valueFrom.fileKeyRef.volumeName`,
            file.volumeName,
            'the name of a volume emptyDir',
            'add the volume',
          );
        });
    },
  },
  {
    type: 'Volume',
    source: 'pkg/apis/core/validation: validateVolumeSource',
    check: (volume, path, context) => {
      const sources = Object.keys(volume).filter((field) => field !== 'name');
      if (sources.length === 1) return;
      const expected =
        sources.length === 0 ? 'a source, such as emptyDir: {}' : `one of ${sources.join(' and ')}, not both`;
      context.rejected(path, volume, expected, 'name one source of the volume');
    },
  },
  {
    type: 'VolumeProjection',
    source: 'pkg/apis/core/validation: validateProjectionSources',
    check: (projection, path, context) => {
      const sources = Object.keys(projection);
      if (sources.length === 1) return;
      const expected = sources.length === 0 ? 'a source, such as secret' : `one of ${sources.join(' and ')}, not both`;
      context.rejected(path, projection, expected, 'make a source of each');
    },
  },
  {
    type: 'ClusterTrustBundleProjection',
    source: 'pkg/apis/core/validation: validateProjectionSources',
    check: (bundle, path, context) => {
      checkOneOf(bundle, path, { fields: ['name', 'signerName'], action: 'name the bundle in one way' }, context);
      if (bundle.signerName === undefined && bundle.labelSelector !== undefined)
        context.rejected(`${path}.labelSelector`, bundle.labelSelector, 'no value with name', 'leave it out');
    },
  },
  {
    type: 'PodCertificateProjection',
    source: 'pkg/apis/core/validation: validateProjectionSources',
    check: (certificate, path, context) => {
      if (CERTIFICATE_PATHS.some((field) => !isAbsent(certificate[field]))) return;
      context.rejected(path, certificate, `one of ${CERTIFICATE_PATHS.join(', ')}`, 'name a file');
    },
  },
  {
    type: 'ProjectedVolumeSource',
    source: 'pkg/apis/core/validation: validateProjectionSources (conflicting duplicate paths)',
    check: (volume, path, context) => {
      const files = objectsIn(volume, 'sources').flatMap((source, s) =>
        ['secret', 'configMap', 'downwardAPI'].flatMap((type) =>
          objectsIn(objectIn(source, type), 'items').map((item, i) => ({
            file: item.path,
            at: `${path}.sources[${s}].${type}.items[${i}].path`,
          })),
        ),
      );
      checkUnique(
        files,
        ({ file }) => file,
        ({ at }, file) => context.rejected(at, file, 'a path that no other item has', 'choose another path'),
      );
    },
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: ValidateVolumeMounts',
    check: (container, path, context) => {
      const mounts = objectsIn(container, 'volumeMounts').map((mount, index) => ({
        mount,
        at: `${path}.volumeMounts[${index}]`,
      }));
      checkUnique(
        mounts,
        ({ mount }) => mount.mountPath,
        ({ at }, mountPath) =>
          context.rejected(`${at}.mountPath`, mountPath, 'a path that no other mount has', 'choose another path'),
      );
      for (const { mount, at } of mounts) {
        if (!isAbsent(mount.subPath) && !isAbsent(mount.subPathExpr))
          context.rejected(`${at}.subPathExpr`, mount.subPathExpr, 'no value with subPath', 'leave out one of the two');
        const recursive = mount.recursiveReadOnly;
        if ((recursive === 'Enabled' || recursive === 'IfPossible') && mount.readOnly !== true)
          context.rejected(`${at}.recursiveReadOnly`, recursive, 'no value without readOnly: true', 'set readOnly');
      }
    },
  },
  {
    type: 'Container',
    source: 'pkg/apis/core/validation: validateMountPropagation',
    check: (container, path, context) => {
      if (objectIn(container, 'securityContext')?.privileged === true) return;
      objectsIn(container, 'volumeMounts').forEach(({ mountPropagation }, index) => {
        if (mountPropagation !== 'Bidirectional') return;
        const at = `${path}.volumeMounts[${index}].mountPropagation`;
        context.rejected(
          at,
          mountPropagation,
          'None or HostToContainer in a container that is not privileged',
          'choose one',
        );
      });
    },
  },
];
