import { type JsonObject, objectIn } from '../../../json';
import { Quantity } from '../../../quantity';
import { isAbsent } from '../../absent';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';
import { checkOneOf, checkUniqueField } from '../../once';

const FIELD_PATHS: readonly unknown[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const SUBSCRIPT = /^metadata\.(labels|annotations)\['[^']+'\]$/;
const VOLUME_FIELD_PATHS: readonly unknown[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

const BYTES: readonly string[] = '1 1k 1M 1G 1T 1P 1E 1Ki 1Mi 1Gi 1Ti 1Pi 1Ei'.split(' ');
const CORES: readonly string[] = ['1m', '1'];

function checkFieldPath(
  owner: JsonObject,
  path: string,
  allowed: readonly unknown[],
  context: ValidationContext,
): void {
  const fieldPath = objectIn(owner, 'fieldRef')?.fieldPath;
  if (typeof fieldPath !== 'string' || fieldPath === '' || allowed.includes(fieldPath) || SUBSCRIPT.test(fieldPath))
    return;
  const expected = `${allowed.join(', ')}, or metadata.labels['KEY'] or metadata.annotations['KEY']`;
  context.rejected(`${path}.fieldRef.fieldPath`, fieldPath, expected, 'correct the path');
}

export const environmentRules: readonly TypeRule[] = [
  {
    type: 'Container',
    source:
      'a later variable replaces an earlier one of the same name (kubectl and strategic merge patches reject both)',
    check: (container, path, context) =>
      checkUniqueField(
        container,
        path,
        { list: 'env', field: 'name', expected: 'each variable once', action: 'remove one of the two' },
        context,
      ),
  },
  {
    type: 'EnvVar',
    source: 'pkg/apis/core/validation: validateEnvVarValueFrom',
    check: (variable, path, context) => {
      const { value, valueFrom } = variable;
      if (valueFrom !== undefined && value !== undefined && value !== '')
        context.rejected(path, variable, 'value or valueFrom, not both', 'remove one of the two');
    },
  },
  {
    type: 'EnvVarSource',
    source: 'pkg/apis/core/validation: validateEnvVarValueFrom, validateObjectFieldSelector',
    check: (source, path, context) => {
      const fields = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
      checkOneOf(source, path, { fields, action: 'name one source of the value' }, context);
      checkFieldPath(source, path, FIELD_PATHS, context);
    },
  },
  {
    type: 'ResourceFieldSelector',
    source: 'pkg/apis/core/validation: validateContainerResourceDivisor',
    check: ({ resource, divisor }, path, context) => {
      const amount = Quantity.parse(divisor);
      // 0 is the default, 1.
      if (amount === undefined || amount.value === 0 || !FORMS.containerResource.accepts(String(resource))) return;
      const allowed = String(resource).endsWith('.cpu') ? CORES : BYTES;
      if (allowed.some((one) => Quantity.parse(one)?.compareTo(amount) === 0)) return;
      context.rejected(`${path}.divisor`, divisor, `one of ${allowed.join(', ')}`, 'choose a unit');
    },
  },
  {
    type: 'EnvFromSource',
    source: 'pkg/apis/core/validation: ValidateEnvFrom',
    check: (source, path, context) =>
      checkOneOf(source, path, { fields: ['configMapRef', 'secretRef'], action: 'name one source' }, context),
  },
  {
    type: 'DownwardAPIVolumeFile',
    source: 'pkg/apis/core/validation: validateDownwardAPIVolumeFile',
    check: (file, path, context) => {
      checkOneOf(
        file,
        path,
        { fields: ['fieldRef', 'resourceFieldRef'], action: 'name one source of the file' },
        context,
      );
      checkFieldPath(file, path, VOLUME_FIELD_PATHS, context);
      const reference = objectIn(file, 'resourceFieldRef');
      if (reference !== undefined && isAbsent(reference.containerName))
        context.rejected(
          `${path}.resourceFieldRef.containerName`,
          reference.containerName,
          'the name of a container',
          'set the name',
        );
    },
  },
];
