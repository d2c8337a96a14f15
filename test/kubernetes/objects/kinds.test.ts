import { ApiObject, Lazy } from 'cdk8s';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../../lib';

/** The errors of an object without a name. */
function errorsOf(object: ConstructorParameters<typeof ApiObject>[2]): string[] {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' });
  new ApiObject(chart, 'it', object);
  return app.errors();
}

test.each([
  { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }] },
  { apiVersion: 'v1', kind: 'List' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBindingList', items: [] },
])('a list of objects is one error, because nothing in it is lowered or validated: %j', (object) => {
  expect(errorsOf(object)).toEqual([
    `[test/chart/it] ${object.kind} chart-it kind: "${object.kind}" is invalid: expected a single object, not a list of objects. ` +
      'Create an ApiObject for each of its items, or write them as documents of their own.',
  ]);
});

test.each(['apps/v1', 'v1', 'policy/v1'])('a kind that no API server has in %s is one error', (apiVersion) => {
  expect(errorsOf({ apiVersion, kind: 'Deploymnt', spec: {} })).toEqual([
    `[test/chart/it] Deploymnt chart-it kind: "Deploymnt" is invalid: expected a kind of the API ${apiVersion}. ` +
      'Correct the kind or the apiVersion.',
  ]);
});

test.each([
  ['example.com/v1', 'Deploymnt'],
  ['coordination.k8s.io/v1', 'Lease'],
  ['v1', 'Node'],
])('a custom resource, and a kind without tables, is accepted: %s %s', (apiVersion, kind) => {
  expect(errorsOf({ apiVersion, kind })).toEqual([]);
});

test('an object that contains itself is one error', () => {
  const spec: Record<string, unknown> = {};
  spec.self = spec;
  expect(errorsOf({ apiVersion: 'example.com/v1', kind: 'Example', spec })).toEqual([
    '[test/chart/it] Example chart-it object: "an object that contains itself, or thousands of nested objects" is invalid: ' +
      'expected fewer nested objects. Correct its values and its JSON patches.',
  ]);
});

const VALUE = 'a text, a finite number, true or false, a list, or a plain object';

test.each<[string, unknown, string]>([
  ['a Map', new Map(), 'object: "an object of class Map" is invalid: expected plain objects.'],
  ['a BigInt', 1n, 'object: "an object with a BigInt" is invalid: expected numbers instead of BigInt.'],
  ...(
    [
      ['no prototype', Object.create(null)],
      ['a lazy value that reads a name of nothing', Lazy.any({ produce: () => (undefined as never as Error).name })],
    ] as const
  ).map(([name, field]): [string, unknown, string] => [
    name,
    field,
    `object: "Cannot read properties of undefined (reading 'name')" is invalid: ` +
      'expected lazy values that can be produced, and objects with a prototype.',
  ]),
  [
    'a lazy value that fails with another message',
    Lazy.any({ produce: () => 1n + (1 as never) }),
    'object: "Cannot mix BigInt and other types, use explicit conversions" is invalid: expected an object that can be rendered.',
  ],
  ['a function', () => 1, `spec.field: a function is invalid: expected ${VALUE}.`],
  ['a number that is not finite', Number.NaN, `spec.field: NaN is invalid: expected ${VALUE}.`],
])('a custom resource with %s is one error', (_, field, expected) => {
  expect(errorsOf({ apiVersion: 'example.com/v1', kind: 'Example', spec: { field } })).toEqual([
    expect.stringContaining(`[test/chart/it] Example chart-it ${expected}`),
  ]);
});
