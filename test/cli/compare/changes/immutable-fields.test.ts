import { IMMUTABLE_FIELDS } from '../../../../cli/compare/changes/rejections/immutable-fields/all';
import type { ImmutableField } from '../../../../cli/compare/changes/rejections/immutable-fields/immutable-field';
import { kindAt, newestMinor } from '../../../../lib/kubernetes/tables/api-history';
import { changes, effectsOf, type Manifest, manifest } from '../fixtures';

/** Other fields of an object that make a field immutable, by kind and path. */
const CONDITIONS: Readonly<Record<string, object>> = {
  'ConfigMap data': { immutable: true },
  'ConfigMap binaryData': { immutable: true },
  'Secret data': { immutable: true },
  'Secret binaryData': { immutable: true },
  'Service spec.loadBalancerClass': { spec: { type: 'LoadBalancer' } },
};

/** The two values of the fields for which not every string is valid. */
const VALUES: Readonly<Record<string, readonly [before: object, after: object]>> = {
  'ConfigMap immutable': [{ immutable: true }, { immutable: false }],
  'Secret immutable': [{ immutable: true }, { immutable: false }],
  'PersistentVolumeClaim spec.resources.requests.storage': [
    { spec: { resources: { requests: { storage: '2Gi' } } } },
    { spec: { resources: { requests: { storage: '1Gi' } } } },
  ],
  // Until 1.26: the completions and the parallelism of an Indexed Job.
  'Job spec.completions 26': [
    { spec: { completionMode: 'Indexed', completions: 1, parallelism: 1 } },
    { spec: { completionMode: 'Indexed', completions: 2, parallelism: 2 } },
  ],
};

const keyOf = ({ kind, path, until }: ImmutableField) =>
  [kind, path, until].filter((part) => part !== undefined).join(' ');

/** An object with this value at the path of the field. */
function withValue(field: ImmutableField, value: string): object {
  const inner: unknown = field.mutable === undefined ? value : { otherField: value };
  const { spec, ...json } = field.path
    .split('.')
    .reduceRight((child, name) => (name === '0' ? [child] : { [name]: child }), inner) as { spec?: object };
  const { spec: conditions, ...rest } = (CONDITIONS[keyOf(field)] ?? {}) as { spec?: object };
  return { ...json, ...rest, ...((spec ?? conditions) && { spec: { ...spec, ...conditions } }) };
}

test.each(IMMUTABLE_FIELDS.map((field) => [keyOf(field), field] as const))(
  'the API server rejects another value: %s',
  (key, field) => {
    const minor = field.until ?? newestMinor;
    const apiVersion = field.apiVersions?.at(-1) ?? kindAt(field.kind, minor).preferred ?? '';
    const object = (json: object): Manifest => manifest(apiVersion, field.kind, json as Record<string, unknown>);
    const [before, after] = VALUES[key] ?? [withValue(field, 'a'), withValue(field, 'b')];
    expect(effectsOf(changes(object(before), object(after), minor))).toEqual(['rejected']);
  },
);

test('every immutable field has the source of the rule', () => {
  for (const { source } of IMMUTABLE_FIELDS) {
    expect(source).toMatch(
      /^((pkg|staging)\/.+\.go, (Validate\w+Update|validate\w+|patchAllocatedValues)|https:\/\/github\.com\/kubernetes\/kubernetes\/pull\/\d+)$/,
    );
  }
});
