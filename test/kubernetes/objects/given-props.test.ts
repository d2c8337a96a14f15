import { ApiObject, Chart } from 'cdk8s';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../../lib';

/** The errors of a ConfigMap of the user with other fields, without the path of its construct. */
function errorsOf(fields: string, chartOf = loggingChart): string[] {
  const app = new ClusterApp('test');
  const props = JSON.parse(`{ "apiVersion": "v1", "kind": "ConfigMap", ${fields} }`);
  new ApiObject(chartOf(app), 'mine', props);
  return app.errors().map((error) => error.replace(/^\[test\/chart\/mine\] /, ''));
}

function loggingChart(app: ClusterApp): Chart {
  return new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
}

const OTHER_KEY = 'expected another key, because cdk8s cannot render an object with this one. Choose another key.';
const NAMED = '"metadata": { "name": "a" }';

describe('the key __proto__, which cdk8s drops', () => {
  test.each([
    [
      'in the data',
      `${NAMED}, "data": { "__proto__": "x" }`,
      `ConfigMap a data.__proto__: "x" is invalid: ${OTHER_KEY}`,
    ],
    ['of the object', `${NAMED}, "__proto__": { "a": 1 }`, `ConfigMap a __proto__: {"a":1} is invalid: ${OTHER_KEY}`],
    [
      'in an annotation',
      '"metadata": { "name": "a", "annotations": { "__proto__": "x" } }',
      `ConfigMap a metadata.annotations.__proto__: "x" is invalid: ${OTHER_KEY}`,
    ],
    [
      'in a list',
      '"metadata": { "name": "a", "managedFields": [{ "manager": "m", "fieldsV1": { "__proto__": {} } }] }',
      `ConfigMap a metadata.managedFields[0].fieldsV1.__proto__: {} is invalid: ${OTHER_KEY}`,
    ],
  ])('is an error %s', (_, fields, expected) => {
    expect(errorsOf(fields)).toEqual([expected]);
  });

  test('is an error in a chart of cdk8s', () => {
    const plain = (app: ClusterApp) => new Chart(app, 'chart');
    expect(errorsOf(`${NAMED}, "data": { "__proto__": "x" }`, plain)).toEqual([
      `ConfigMap a data.__proto__: "x" is invalid: ${OTHER_KEY}`,
    ]);
  });
});

const TYPE = 'Correct the type of the value.';

test.each([
  ['"metadata": "x"', `metadata: "x" is invalid: expected an object. ${TYPE}`],
  ['"metadata": ["x"]', `metadata: ["x"] is invalid: expected an object. ${TYPE}`],
  ['"metadata": { "labels": "x" }', `metadata.labels: "x" is invalid: expected an object. ${TYPE}`],
  ['"metadata": { "labels": ["x"] }', `metadata.labels: ["x"] is invalid: expected an object. ${TYPE}`],
  ['"metadata": { "annotations": 5 }', `metadata.annotations: 5 is invalid: expected an object. ${TYPE}`],
  ['"metadata": { "namespace": {} }', `metadata.namespace: {} is invalid: expected a text. ${TYPE}`],
])('%s, which cdk8s converts, is an error', (fields, expected) => {
  expect(errorsOf(fields)).toEqual([`ConfigMap chart-mine ${expected}`]);
});

test.each(['"metadata": null', '"metadata": { "labels": null, "annotations": {} }'])('%s is accepted', (fields) => {
  expect(errorsOf(fields)).toEqual([]);
});

test('an object of a chart of cdk8s whose kind is no text is an error', () => {
  const app = new ClusterApp('test');
  new ApiObject(new Chart(app, 'chart'), 'mine', { apiVersion: 'v1', kind: 5, metadata: { name: 'a' } } as never);
  expect(app.errors()).toEqual([
    '[test/chart/mine] 5 a kind: 5 is invalid: expected the kind of an object and the version of its API. ' +
      'Correct the object or its JSON patches.',
  ]);
});
