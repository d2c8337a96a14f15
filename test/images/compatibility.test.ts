import { FluentdImage } from '../../lib';
import {
  checkAgent,
  checkFloor,
  checkKibana,
  defaultsFor,
  fluentdFor,
  kibanaFor,
  upgradePath,
  upgradeStepFrom,
} from '../../lib/images/compatibility';
import {
  DEFAULT_STACKS,
  RUNTIME_FORMATS,
  type Sourced,
  STACK_LINES,
  UPGRADE_STEPS,
} from '../../lib/images/compatibility-data';
import { newestMinor, oldestMinor } from '../../lib/kubernetes/tables/api-history';

const MINORS = Array.from({ length: newestMinor - oldestMinor + 1 }, (_, index) => index + oldestMinor);

test.each([
  [3, '2.4.1', FluentdImage.ADD_ON_1_22],
  [19, '2.4.1', FluentdImage.ADD_ON_1_22],
  [20, '7.17.29', FluentdImage.V1_19_3_ELASTICSEARCH_7],
  [26, '7.17.29', FluentdImage.V1_19_3_ELASTICSEARCH_7],
  [27, '9.5.6', FluentdImage.V1_19_3_ELASTICSEARCH_9],
  [37, '9.5.6', FluentdImage.V1_19_3_ELASTICSEARCH_9],
])('Kubernetes 1.%i gets Elasticsearch %s with its agent', (minor, version, fluentd) => {
  expect(defaultsFor(minor)).toMatchObject({ elasticsearchVersion: version, fluentd });
});

test.each(MINORS)('what is recommended for Kubernetes 1.%i goes together there', (minor) => {
  const { fluentd, kibana, elasticsearchVersion: version, elasticsearchMajor: major, reason } = defaultsFor(minor);
  const store = { major, version };
  const errors = [
    ...checkAgent(fluentd, store),
    ...checkKibana(kibana._contract, store),
    ...checkFloor('kibana.image', kibana._contract, minor),
  ];
  expect(errors).toEqual([]);
  expect(reason).not.toBe('');
});

test.each([
  ['stacks', DEFAULT_STACKS],
  ['formats of logs', RUNTIME_FORMATS],
])('the table of %s covers every minor once', (_name, rows) => {
  const covered = MINORS.map((minor) => rows.filter(({ from, to }) => from <= minor && minor <= (to ?? minor)).length);
  expect(new Set(covered)).toEqual(new Set([1]));
});

test('every cell says where it is said', () => {
  const cells: Sourced[] = [
    ...STACK_LINES.flatMap((l) => [l.version, l.kubernetesReason, l.fluentd, l.plugin, l.kibana, l.supported]),
    ...RUNTIME_FORMATS.map(({ format }) => format),
    ...UPGRADE_STEPS.map(({ to, source }) => ({ value: to, source })),
  ];
  expect(cells.filter(({ value, source }) => value === '' || source === '')).toEqual([]);
});

test.each(STACK_LINES.map((line) => [line.major, line]))(
  'the images of Elasticsearch %i are those of the table',
  (major, line) => {
    expect(fluentdFor(major)._contract.published).toBe(line.fluentd.value);
    expect(fluentdFor(major)._contract.elasticsearchMajors).toContain(major);
    expect(kibanaFor({ major })._contract.version).toBe(line.kibana.value.split(' ')[0]);
  },
);

test('an agent whose plugin does not speak to the store is refused, with the image to take', () => {
  expect(checkAgent(FluentdImage.V1_19_3_ELASTICSEARCH_8, { major: 7 })).toMatchObject([
    {
      option: 'agent.image',
      expected: expect.stringContaining('Elasticsearch 8 with this image'),
      action: 'choose fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch7-1.1, or leave image out',
    },
  ]);
});

test('a page of the same version is fine where the store tells only its major', () => {
  expect(checkKibana(kibanaFor({ major: 8 })._contract, { major: 8 })).toEqual([]);
});

describe('the way of an upgrade that keeps the data', () => {
  test.each([
    ['7.17.29', '9.5.6', ['8.19.20', '9.5.6']],
    ['7.10.2', '9.5.6', ['7.17.29', '8.19.20', '9.5.6']],
    ['7.17.29', '8.19.20', ['8.19.20']],
    ['8.15.5', '9.5.6', ['8.19.20', '9.5.6']],
    ['8.19.20', '9.5.6', ['9.5.6']],
    ['9.0.0', '9.5.6', ['9.5.6']],
    ['9.5.6', '9.5.6', []],
  ])('from %s to %s passes %j', (from, to, path) => {
    expect(upgradePath(from, to)).toEqual(path);
  });

  test.each([
    ['2.4.1', '9.5.6'],
    ['9.5.6', '8.19.20'],
    ['8.19.20', '8.18.0'],
    ['9', '9.5.6'],
  ])('does not lead from %s to %s', (from, to) => {
    expect(upgradePath(from, to)).toBeUndefined();
  });

  test('says what to mind', () => {
    expect(upgradeStepFrom('7.17.29')?.note).toContain('reindexed first');
    expect(upgradeStepFrom('8.18.0')).toBeUndefined();
  });
});
