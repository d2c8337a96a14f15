import { IMMUTABLE_FIELDS, type ImmutableField } from '../../../../cli/compare/changes/rejections/immutable-fields';
import { newestApiVersion, newestMinor } from '../../../../lib/kubernetes/tables/api-history';
import { changes, effectsOf, type Manifest, manifest } from '../fixtures';

/** Other fields of an object that make a field immutable. */
const CONDITIONS: readonly { kind: string; field: string; value: unknown }[] = [
  { kind: 'ConfigMap', field: 'immutable', value: true },
  { kind: 'Secret', field: 'immutable', value: true },
];

/** An object with this value at the path of the field. */
function withValue({ kind, path, mutable, apiVersions }: ImmutableField, value: unknown): Manifest {
  const inner = mutable === undefined ? value : { otherField: value };
  const json = path
    .split('.')
    .reduceRight((child: unknown, field) => (field === '0' ? [child] : { [field]: child }), inner);
  const conditions = CONDITIONS.filter((row) => row.kind === kind && row.field !== path);
  const apiVersion = apiVersions?.at(-1) ?? newestApiVersion(kind) ?? '';
  return manifest(apiVersion, kind, {
    ...Object.fromEntries(conditions.map(({ field, value }) => [field, value])),
    ...(json as object),
  });
}

function valuesFor({ path, canGrow }: ImmutableField): [before: unknown, after: unknown] {
  if (path === 'immutable') return [true, false];
  return canGrow ? ['2Gi', '1Gi'] : ['a', 'b'];
}

test.each(IMMUTABLE_FIELDS.map((field) => [field.kind, field.path, field] as const))(
  'the API server rejects another value: %s %s',
  (_kind, _path, field) => {
    const [before, after] = valuesFor(field);
    const minor = field.until ?? newestMinor;
    expect(effectsOf(changes(withValue(field, before), withValue(field, after), minor))).toEqual(['rejected']);
  },
);

test('every immutable field has the source of the rule', () => {
  for (const { source } of IMMUTABLE_FIELDS) {
    expect(source).toMatch(
      /^(pkg\/(apis|registry)\/.+\.go, (Validate\w+Update|validate\w+|patchAllocatedValues)|https:\/\/github\.com\/kubernetes\/kubernetes\/pull\/\d+)$/,
    );
  }
});
