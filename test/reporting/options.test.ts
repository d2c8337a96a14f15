import { Lazy } from 'cdk8s';
import { ClusterApp, ClusterLogging, ExternalElasticsearch, KubernetesVersion, LoggingChart } from '../../lib';

/** Errors of options as a caller without a type checker gives them. */
function errorsOf(options: unknown, chart: unknown = {}): string[] {
  const app = new ClusterApp('test');
  const target = { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs', ...(chart as object) };
  new ClusterLogging(new LoggingChart(app, 'chart', target), 'logging', options as never);
  return app.errors();
}

test.each<[string, unknown, string]>([
  [
    'an option that is one letter off',
    { elasticsearch: { replica: 3 } },
    'elasticsearch.replica: 3 is invalid: expected the option replicas',
  ],
  ['an option of no such name', { stor: {} }, 'stor: {} is invalid: expected one of addOnElasticsearch, agent,'],
  [
    'a text for a number',
    { elasticsearch: { replicas: '3' } },
    'elasticsearch.replicas: "3" is invalid: expected a number',
  ],
  ['a number for a group', { kibana: 5 }, 'kibana: 5 is invalid: expected an object'],
  ['a group for a list', { agent: { pod: { env: {} } } }, 'agent.pod.env: {} is invalid: expected a list'],
  [
    'a number for a label',
    { agent: { pod: { labels: { a: 1 } } } },
    'agent.pod.labels.a: 1 is invalid: expected a text',
  ],
  [
    'a plain object for an image',
    { agent: { image: {} } },
    'agent.image: {} is invalid: expected an object of class FluentdImage',
  ],
  [
    'a lazy value',
    { kibana: { pod: { env: Lazy.any({ produce: () => [] }) } } },
    'kibana.pod.env: an object of class Lazy is invalid: expected a list',
  ],
  ['a BigInt', { elasticsearch: { replicas: 3n } }, 'elasticsearch.replicas: 3n is invalid: expected a number'],
  [
    'a group without the object that it is about',
    { elasticsearch: { snapshots: {} } },
    'elasticsearch.snapshots.repository: no value is given: expected a value',
  ],
  ['the name of a property of every object', { agent: { constructor: 1 } }, 'agent.constructor: 1 is invalid'],
])('%s is an error', (_, options, expected) => {
  expect(errorsOf(options).join('\n')).toContain(`[test/chart/logging] ${expected}`);
});

test('an option from an unset environment variable counts as absent', () => {
  expect(errorsOf({ elasticsearch: { replicas: undefined } })).toEqual([]);
});

test.each([
  ['without a version', { kubernetes: undefined }, 'kubernetes: no value is given'],
  [
    'with a version as text',
    { kubernetes: '1.37' },
    'kubernetes: "1.37" is invalid: expected an object of class KubernetesVersion',
  ],
  ['without a namespace', { namespace: undefined }, 'namespace: no value is given'],
])('a chart %s is an error', (_, chart, expected) => {
  expect(errorsOf({}, chart).join('\n')).toContain(`[test/chart] ${expected}`);
});

test('options that change after a construct is created have no effect on it', () => {
  const app = new ClusterApp('test');
  const labels: Record<string, string> = {};
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' });
  new ClusterLogging(chart, 'logging', { agent: { pod: { labels } } });
  labels['not a label'] = '';
  expect(app.errors()).toEqual([]);
});

test('an object that is missing deep in the options is an error alone, without the options that need it', () => {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' });
  const setup = { credentials: { username: 'a' } } as never;
  new ExternalElasticsearch(chart, 'external', { url: 'https://example.com', version: '9.5.6', setup });
  expect(app.errors()).toEqual([
    '[test/chart/external] elasticsearch.setup.credentials.secret: no value is given: expected a value. Set the option.',
  ]);
});

test('a name with a hidden character is escaped in the path of a construct as well', () => {
  const app = new ClusterApp('test');
  new LoggingChart(app, 'a\tb', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'Logs' });
  expect(app.errors().join('')).toContain(String.raw`[test/a\u0009b] namespace`);
  expect(app.errors().join('')).not.toContain('\t');
});
