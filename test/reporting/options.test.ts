import { Lazy } from 'cdk8s';
import { ClusterApp, ClusterLogging, ExternalElasticsearch, KubernetesVersion, LoggingChart } from '../../lib';

/** Errors of options as a caller without a type checker gives them. */
function errorsOf(options: unknown, chart: unknown = {}): string[] {
  const app = new ClusterApp('test');
  const target = { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs', ...(chart as object) };
  new ClusterLogging(new LoggingChart(app, 'chart', target), 'logging', options as never);
  return app.errors();
}

const VALUE = 'a text, a finite number, true or false, a list, or a plain object';
const NESTED = 'an object that contains itself, or thousands of nested objects';

function nested(depth: number): object {
  let value = {};
  for (let level = 0; level < depth; level++) value = { inner: value };
  return value;
}

function containingItself(): object {
  const value: Record<string, unknown> = {};
  value.itself = value;
  return value;
}

function unreadable(): object {
  const ownKeys = () => {
    throw new Error('no keys');
  };
  return new Proxy({}, { ownKeys });
}

test.each<[string, unknown, string]>([
  [
    'an option that is one letter off',
    { elasticsearch: { replica: 3 } },
    'elasticsearch.replica: 3 is invalid: expected the option replicas',
  ],
  ...['replicass', 'repplicas', 'Replicas', 'replicos', 'relicas', 'eplicas'].map((name): [string, unknown, string] => [
    `the name ${name}, which is one letter off,`,
    { elasticsearch: { [name]: 3 } },
    `elasticsearch.${name}: 3 is invalid: expected the option replicas`,
  ]),
  ...['replicasss', 'replacos', 'replia'].map((name): [string, unknown, string] => [
    `the name ${name}, which is two letters off,`,
    { elasticsearch: { [name]: 3 } },
    `elasticsearch.${name}: 3 is invalid: expected one of `,
  ]),
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
  [
    'null in the place of an object of Kubernetes',
    { agent: { pod: { tolerations: [null] } } },
    'agent.pod.tolerations[0]: null is invalid: expected an object. Correct the type of the option.',
  ],
  [
    'a Map in an object of Kubernetes',
    { agent: { pod: { affinity: { nodeAffinity: new Map() } } } },
    `agent.pod.affinity.nodeAffinity: an object of class Map is invalid: expected ${VALUE}. Correct the value.`,
  ],
  [
    'a lazy value in an object of Kubernetes',
    { agent: { pod: { env: [{ name: 'A', value: Lazy.any({ produce: () => 'a' }) }] } } },
    `agent.pod.env[0].value: an object of class Lazy is invalid: expected ${VALUE}.`,
  ],
  [
    'a BigInt in an object of Kubernetes',
    { agent: { pod: { volumes: [{ name: 'a', emptyDir: 1n }] } } },
    `agent.pod.volumes[0].emptyDir: 1n is invalid: expected ${VALUE}.`,
  ],
  [
    'a number that is not finite in an object of Kubernetes',
    { agent: { pod: { tolerations: [{ operator: 'Exists', tolerationSeconds: Number.POSITIVE_INFINITY }] } } },
    `agent.pod.tolerations[0].tolerationSeconds: Infinity is invalid: expected ${VALUE}.`,
  ],
  [
    'an object of Kubernetes that contains itself',
    { agent: { pod: { affinity: containingItself() } } },
    `agent.pod.affinity: ${NESTED} is invalid: expected fewer nested objects. Correct the value.`,
  ],
  [
    'an object of Kubernetes with thousands of nested objects',
    { kibana: { pod: { sidecars: [nested(5000)] } } },
    `kibana.pod.sidecars[0]: ${NESTED} is invalid: expected fewer nested objects. Correct the value.`,
  ],
  [
    'nested objects in the place of a text',
    { kibana: { name: nested(5000) } },
    `kibana.name: ${NESTED} is invalid: expected a text. Correct the type of the option.`,
  ],
  [
    'a key of an object of Kubernetes that cdk8s cannot render',
    { agent: { pod: { affinity: { nodeAffinity: { constructor: 'a' } } } } },
    'agent.pod.affinity.nodeAffinity.constructor: "a" is invalid: expected another key, because cdk8s cannot render',
  ],
  [
    'a label that cdk8s drops',
    { agent: { pod: { labels: JSON.parse('{"__proto__":"a"}') } } },
    'agent.pod.labels.__proto__: "a" is invalid: expected another key, because cdk8s cannot render',
  ],
  [
    'a getter that throws',
    {
      agent: {
        get name() {
          throw new TypeError('no name');
        },
      },
    },
    'agent.name: "no name" is invalid: expected a value that can be read without an error. Correct the getter or the proxy.',
  ],
  [
    'a proxy that cannot be read',
    unreadable(),
    'options: "no keys" is invalid: expected a value that can be read without an error. Correct the getter or the proxy.',
  ],
  ['the name of a property of every object', { agent: { constructor: 1 } }, 'agent.constructor: 1 is invalid'],
])('%s is one error', (_, options, expected) => {
  expect(errorsOf(options)).toEqual([expect.stringContaining(`[test/chart/logging] ${expected}`)]);
});

test('objects of Kubernetes can be nested, and have the amounts of any library', () => {
  class Quantity {
    public constructor(public readonly value: string) {}
  }
  const emptyDir = { sizeLimit: new Quantity('1Gi') };
  expect(errorsOf({ agent: { pod: { volumes: [{ name: 'a', emptyDir }] } } })).toEqual([]);
  expect(errorsOf({ agent: { pod: { volumes: [nested(400)] } } }).join()).toContain('expected a field of Volume');
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

test('an invalid item of a list does not hide other errors', () => {
  const agent = { name: 'A_', pod: { env: [5] } };
  expect(errorsOf({ agent })).toEqual([
    expect.stringContaining('agent.pod.env[0]: 5 is invalid'),
    expect.stringContaining('agent.name: "A_" is invalid'),
  ]);
});

test('a name with a hidden character is escaped in the path of a construct as well', () => {
  const app = new ClusterApp('test');
  new LoggingChart(app, 'a\tb', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'Logs' });
  expect(app.errors().join('')).toContain(String.raw`[test/a\u0009b] namespace`);
  expect(app.errors().join('')).not.toContain('\t');
});
