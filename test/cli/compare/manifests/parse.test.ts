import { parseManifest } from '../../../../cli/compare/manifests/parse';

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "${name}"\n`;

test('a file can have several documents, including empty ones', () => {
  const objects = parseManifest(`${configMap('a')}---\n---\n${configMap('b')}`);
  expect(objects.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('the items of a List are objects', () => {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [parseManifest(configMap('a'))[0]?.json] });
  expect(parseManifest(list).map(({ name }) => name)).toEqual(['a']);
});

test('numbers have the value that an API server reads', () => {
  expect(parseManifest(`${configMap('a')}mode: 0644\n`)[0]?.json.mode).toBe(420);
});

test.each([
  ['that is not YAML', 'a: [', /./],
  ['that is not an object', 'hello', /is not a Kubernetes object/],
  ['without a kind', 'apiVersion: v1', /no apiVersion or no kind/],
  ['without a name', 'apiVersion: v1\nkind: Secret', /a Secret has no name/],
])('a text %s is an error', (_what, text, message) => {
  expect(() => parseManifest(text)).toThrow(message);
});
