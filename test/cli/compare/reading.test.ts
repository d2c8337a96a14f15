import { compare } from '../../../cli/compare/compare';
import { readObjects } from '../../../cli/compare/objects';
import { report } from '../../../cli/compare/report';

const yaml = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "${name}"\n`;
const clusters = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([cluster, text]) => [cluster, readObjects(text)]));

test('a file has any number of documents, empty ones too', () => {
  expect(readObjects(`${yaml('a')}---\n---\n${yaml('b')}`).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a List is read as its items', () => {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [readObjects(yaml('a'))[0]?.json] });
  expect(readObjects(list).map(({ name }) => name)).toEqual(['a']);
});

test('numbers are read as the API server reads them', () => {
  expect(readObjects(`${yaml('a')}mode: 0644\n`)[0]?.json.mode).toBe(420);
});

test.each([
  ['no YAML', 'a: [', /./],
  ['no object', 'hello', /no Kubernetes object/],
  ['no kind', 'apiVersion: v1', /no apiVersion or kind/],
  ['no name', 'apiVersion: v1\nkind: Secret', /a Secret has no name/],
])('a text with %s is an error', (_what, text, message) => {
  expect(() => readObjects(text)).toThrow(message);
});

test('the same manifests change nothing', () => {
  const same = clusters({ a: yaml('x') });
  expect(report(compare(same, same))).toBe('Nothing changes.\n');
});

test('the report lists clusters, and in each the objects by severity and then by title', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "n"\n';
  const before = clusters({ b: yaml('gone'), a: `${namespace}---\n${yaml('old')}` });
  const text = report(compare(before, clusters({ a: `${yaml('z')}---\n${yaml('k')}` })));
  const places = ['a\n', 'Namespace n', 'ConfigMap old', 'ConfigMap k', 'ConfigMap z', '\nb\n', 'ConfigMap gone'];
  const found = places.map((place) => text.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((x, y) => x - y));
});

test('the report explains the words that it uses, and only these', () => {
  const text = report(compare(clusters({ a: '' }), clusters({ a: yaml('x') })));
  expect(text).toContain('created    The object is new.');
  expect(text).not.toContain('REFUSED');
});

test('the last line is a summary', () => {
  const last = (before: string, after: string) =>
    report(compare(clusters({ a: before }), clusters({ a: after })))
      .trimEnd()
      .split('\n')
      .at(-1);
  expect(last('', yaml('x'))).toBe('Nothing is refused, no data is lost, and Elasticsearch stays available.');
  expect(last('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "n"\n', '')).toBe(
    '0 refused, 1 with loss of data, 0 with an outage.',
  );
});

test('the order of files and objects does not affect the report', () => {
  const [x, y] = [yaml('x'), yaml('y')];
  const texts = [`${x}---\n${y}`, `${y}---\n${x}`];
  const reports = texts.map((text) => report(compare(clusters({ a: '' }), clusters({ a: text }))));
  expect(reports[0]).toBe(reports[1]);
});
