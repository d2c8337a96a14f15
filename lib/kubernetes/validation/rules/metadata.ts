import { objectIn } from '../../json';
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

export const metadataRules: readonly TypeRule[] = [
  {
    type: 'ObjectMeta',
    source: 'apimachinery: ValidateAnnotationsSize, TotalAnnotationSizeLimitB',
    check: (metadata, path, context) => {
      const annotations = Object.entries(objectIn(metadata, 'annotations') ?? {});
      const bytes = annotations.reduce((sum, [key, value]) => sum + Buffer.byteLength(`${key}${value}`), 0);
      if (bytes <= LARGEST_ANNOTATIONS) return;
      const at = `${path}.annotations`;
      context.rejected(at, `${bytes} bytes`, `at most ${LARGEST_ANNOTATIONS} bytes`, 'shorten or remove annotations');
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
