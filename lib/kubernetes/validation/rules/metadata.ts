import { isObject, objectIn } from '../../json';
import type { TypeRule } from '../context';

const LARGEST_ANNOTATIONS = 256 * 1024;

/** Kinds of which nothing is left without a spec. */
const KINDS_WITH_SPEC = [
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Ingress',
  'Job',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicationController',
  'Service',
  'StatefulSet',
];

const POD_SECURITY = /^pod-security\.kubernetes\.io\/(enforce|audit|warn)(-version)?$/;
const LEVEL = { form: /^(privileged|baseline|restricted)$/, expected: 'privileged, baseline or restricted' };
const LEVEL_VERSION = { form: /^(latest|v1\.(0|[1-9]\d*))$/, expected: 'latest, or a version such as v1.30' };

export const metadataRules: readonly TypeRule[] = [
  {
    type: 'Namespace',
    since: 'podSecurityAdmission',
    source: 'pod-security-admission: PolicyToEvaluate, ValidateNamespace',
    check: ({ metadata }, _path, context) => {
      const labels = isObject(metadata) ? objectIn(metadata, 'labels') : undefined;
      for (const [key, value] of Object.entries(labels ?? {})) {
        const match = POD_SECURITY.exec(key);
        if (match === null) continue;
        const { form, expected } = match[2] === undefined ? LEVEL : LEVEL_VERSION;
        if (!form.test(String(value))) context.rejected(`metadata.labels.${key}`, value, expected, 'correct the value');
      }
    },
  },
  {
    type: 'ObjectMeta',
    source: 'apimachinery: ValidateAnnotationsSize, TotalAnnotationSizeLimitB',
    check: (metadata, path, context) => {
      const annotations = Object.entries(objectIn(metadata, 'annotations') ?? {});
      const sizes = annotations.map(([key, value]) => Buffer.byteLength(`${key}${value}`));
      if (sizes.reduce((sum, size) => sum + size, 0) <= LARGEST_ANNOTATIONS) return;
      const [key, value] = annotations[sizes.indexOf(Math.max(...sizes))] ?? [];
      const expected = `at most ${LARGEST_ANNOTATIONS} bytes in all annotations of an object`;
      context.rejected(`${path}.annotations.${key}`, value, expected, 'shorten or remove the annotation');
    },
  },
  ...KINDS_WITH_SPEC.map(
    (type): TypeRule => ({
      type,
      source: 'pkg/apis: without a spec, its required fields are missing',
      check: ({ spec }, _path, context) => {
        if (spec === undefined) context.rejected('spec', spec, 'a value', 'describe the object');
      },
    }),
  ),
];
