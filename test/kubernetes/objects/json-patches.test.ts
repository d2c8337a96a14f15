import { ApiObject, JsonPatch } from 'cdk8s';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../../lib';

/** The errors of a ConfigMap with the patches, without the path of its construct. */
function errorsOf(...patches: JsonPatch[]): string[] {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' });
  const metadata = { name: 'config', finalizers: ['example.com/a'] };
  const object = new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '1' } });
  object.addJsonPatch(...patches);
  return app.errors().map((error) => error.replace('[test/chart/config] ConfigMap config ', ''));
}

test.each<[string, JsonPatch]>([
  ['adds a field', JsonPatch.add('/data/b', '2')],
  ['adds a field with a slash in its name', JsonPatch.add('/metadata/labels', { 'a/b': '1' })],
  ['replaces a field that does not exist', JsonPatch.replace('/immutable', true)],
  ['replaces the object', JsonPatch.replace('', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'other' } })],
  ['removes a field', JsonPatch.remove('/data/a')],
  ['adds an item behind the last one', JsonPatch.add('/metadata/finalizers/1', 'example.com/b')],
  ['adds an item at the end', JsonPatch.add('/metadata/finalizers/-', 'example.com/b')],
  ['copies a field', JsonPatch.copy('/data/a', '/data/b')],
  ['moves a field', JsonPatch.move('/data/a', '/data/b')],
  ['tests a field', JsonPatch.test('/data/a', '1')],
])('a patch is applied that %s', (_, patch) => {
  expect(errorsOf(patch)).toEqual([]);
});

const NO_PLACE = 'expected a path in an object or a list that exists. Correct the path, or add what is around it.';
const NOTHING = 'expected a path that exists in the object. Correct the path.';
const NO_VALUE = 'expected a patch with a value. Set the value, or use JsonPatch.remove.';
const NO_PATH = 'expected a path such as /spec/replicas. Correct the path.';

const NO_JSON = 'expected a text, a finite number, true or false, a list, or a plain object. Correct the value.';

function containingItself(): object {
  const value: Record<string, unknown> = {};
  value.itself = value;
  return value;
}

test.each<[JsonPatch, string]>([
  [JsonPatch.add('/spec/a/b', 1), `addJsonPatch[0] (add): "/spec/a/b" is invalid: ${NO_PLACE}`],
  [JsonPatch.add('/data/a/b', 1), `addJsonPatch[0] (add): "/data/a/b" is invalid: ${NO_PLACE}`],
  [JsonPatch.add('/data/constructor/b', 1), `addJsonPatch[0] (add): "/data/constructor/b" is invalid: ${NO_PLACE}`],
  [
    JsonPatch.add('/metadata/finalizers/2', 'b'),
    `addJsonPatch[0] (add): "/metadata/finalizers/2" is invalid: ${NO_PLACE}`,
  ],
  [JsonPatch.replace('/spec/a', 1), `addJsonPatch[0] (replace): "/spec/a" is invalid: ${NO_PLACE}`],
  [JsonPatch.copy('/data/a', '/spec/a'), `addJsonPatch[0] (copy): "/spec/a" is invalid: ${NO_PLACE}`],
  [JsonPatch.copy('/data/b', '/data/c'), `addJsonPatch[0] (copy): "/data/b" is invalid: ${NOTHING}`],
  [JsonPatch.move('/data/b', '/data/c'), `addJsonPatch[0] (move): "/data/b" is invalid: ${NOTHING}`],
  [
    JsonPatch.move('/data', '/data/b'),
    'addJsonPatch[0] (move): "/data/b" is invalid: expected a path outside of what is moved. Correct the path.',
  ],
  [JsonPatch.remove('/data/b'), `addJsonPatch[0] (remove): "/data/b" is invalid: ${NOTHING}`],
  [
    JsonPatch.remove('/metadata/finalizers/1'),
    `addJsonPatch[0] (remove): "/metadata/finalizers/1" is invalid: ${NOTHING}`,
  ],
  [JsonPatch.test('/data/b', '1'), `addJsonPatch[0] (test): "/data/b" is invalid: ${NOTHING}`],
  [
    JsonPatch.test('/data/a', '2'),
    'addJsonPatch[0] (test): "/data/a" is invalid: expected the value "2" there. Correct the object or the test.',
  ],
  [JsonPatch.add('/data/b', undefined), `addJsonPatch[0] (add): "/data/b" is invalid: ${NO_VALUE}`],
  [JsonPatch.replace('', null), `addJsonPatch[0] (replace): "" is invalid: ${NO_VALUE}`],
  [JsonPatch.add('data', 1), `addJsonPatch[0] (add): "data" is invalid: ${NO_PATH}`],
  [JsonPatch.add('/__proto__/a', 1), `addJsonPatch[0] (add): "/__proto__/a" is invalid: ${NO_PATH}`],
  [JsonPatch.add('/data/b', new Map()), `addJsonPatch[0] (add): an object of class Map is invalid: ${NO_JSON}`],
  [JsonPatch.add('/data/b', 10n), `addJsonPatch[0] (add): 10n is invalid: ${NO_JSON}`],
  [JsonPatch.replace('/data/a', [Symbol('a')]), `addJsonPatch[0] (replace): Symbol(a) is invalid: ${NO_JSON}`],
  [
    JsonPatch.add('/data/b', containingItself()),
    'addJsonPatch[0] (add): an object that contains itself, or thousands of nested objects is invalid: ' +
      'expected fewer nested objects. Correct the value.',
  ],
])('a patch that cannot be applied is one error: %#', (patch, expected) => {
  expect(errorsOf(patch)).toEqual([expected]);
});

test('what is not a patch is one error', () => {
  const action = 'Make it with a function of JsonPatch, such as JsonPatch.replace.';
  expect(errorsOf(JsonPatch.remove('/data'), { op: 'add' } as never)).toEqual([
    `addJsonPatch[1]: {"op":"add"} is invalid: expected a JsonPatch. ${action}`,
  ]);
});

test('each patch applies to the object that those before it leave', () => {
  expect(errorsOf(JsonPatch.add('/metadata/labels', {}), JsonPatch.add('/metadata/labels/a', 'b'))).toEqual([]);
  expect(errorsOf(JsonPatch.remove('/data'), JsonPatch.add('/data/b', '2'))).toEqual([
    `addJsonPatch[1] (add): "/data/b" is invalid: ${NO_PLACE}`,
  ]);
});
