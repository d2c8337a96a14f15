import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { newestMinor } from '../../lib/kubernetes/tables/api-history';
import { KubernetesVersion } from '../../lib/kubernetes/version';
import { describeError } from '../../lib/reporting/validation-error';

test.each([
  ['1.3.7', 3],
  ['1.30', 30],
  ['v1.27.8-gke.1', 27],
  ['v1.31.0+k3s1', 31],
])('%s is minor %i', (text, minor) => {
  const version = KubernetesVersion.parse(text);
  expect([version.major, version.minor, version.text, `${version}`, version._errors]).toEqual([
    1,
    minor,
    text,
    text,
    [],
  ]);
});

test.each(['', 'latest', '1', '1.x', '1.30.0 ', '1.2.0', '0.21', '2.0', '-1.3', `1.${newestMinor + 1}`])(
  '%j carries an error and counts as the newest minor',
  (text) => {
    const version = KubernetesVersion.parse(text);
    expect(version._errors).toEqual([expect.objectContaining({ option: 'kubernetes', value: text })]);
    expect(version.minor).toBe(newestMinor);
  },
);

test('a version newer than the tables says how to add its minor', () => {
  const [error] = KubernetesVersion.parse(`1.${newestMinor + 1}`)._errors;
  expect(error?.action).toContain(`npm run kubernetes-tables -- add 1.${newestMinor + 1} openapi.json`);
});

test('versions are compared by their minors, as numbers', () => {
  const version = KubernetesVersion.parse('1.10.4');
  expect([version.isAtLeast('1.9'), version.isAtLeast('1.10'), version.isAtLeast('1.11')]).toEqual([true, true, false]);
  expect([version.isBelow('1.9'), version.isBelow('1.10'), version.isBelow('1.11')]).toEqual([false, false, true]);
});

test('a comparison with an invalid version throws', () => {
  expect(() => KubernetesVersion.parse('1.10').isAtLeast('ten')).toThrow(/no version to compare with/);
});

test('a construct finds the version of the chart around it', () => {
  const chart = new Chart(new App(), 'chart');
  const version = KubernetesVersion.parse('1.8');
  version.applyTo(chart);
  expect(KubernetesVersion.of(new Construct(new Construct(chart, 'outer'), 'inner'))).toBe(version);
});

test('a construct without a version gets a placeholder whose error says what to do', () => {
  const version = KubernetesVersion.of(new Chart(new App(), 'chart'));
  expect(version._errors.map(describeError).join()).toMatch(/LoggingChart.*applyTo/);
  expect(version.minor).toBe(newestMinor);
});
