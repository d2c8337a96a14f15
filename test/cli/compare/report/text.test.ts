import { compare } from '../../../../cli/compare/compare';
import { parseManifest } from '../../../../cli/compare/manifests/parse';
import { formatText } from '../../../../cli/compare/report/text';

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "${name}"\n`;
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "n"\n';
const clusters = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([cluster, text]) => [cluster, parseManifest(text)]));
const report = (before: Record<string, string>, after: Record<string, string>) =>
  formatText(compare(clusters(before), clusters(after)));

test('equal manifests change nothing', () => {
  expect(report({ a: configMap('x') }, { a: configMap('x') })).toBe('Nothing changes.\n');
});

test('clusters are sorted by name, and their objects by severity and then by title', () => {
  const text = report(
    { b: configMap('removed'), a: `${namespace}---\n${configMap('old')}` },
    { a: `${configMap('z')}---\n${configMap('k')}` },
  );
  const parts = ['a\n', 'Namespace n', 'ConfigMap old', 'ConfigMap k', 'ConfigMap z', '\nb\n', 'ConfigMap removed'];
  const positions = parts.map((part) => text.indexOf(part));
  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((x, y) => x - y));
});

test('the legend explains only the effects in the report', () => {
  const text = report({ a: '' }, { a: configMap('x') });
  expect(text).toContain('created    The object is new.');
  expect(text).not.toContain('REJECTED');
});

test('the last line is a summary', () => {
  const last = (before: string, after: string) => report({ a: before }, { a: after }).trimEnd().split('\n').at(-1);
  expect(last('', configMap('x'))).toBe('No change is rejected, loses data or causes an outage.');
  expect(last(namespace, '')).toBe('0 rejected, 1 with data loss, 0 with an outage.');
});

test('the order of files and objects does not matter', () => {
  const [x, y] = [configMap('x'), configMap('y')];
  const reports = [`${x}---\n${y}`, `${y}---\n${x}`].map((text) => report({ a: '' }, { a: text }));
  expect(reports[0]).toBe(reports[1]);
});
