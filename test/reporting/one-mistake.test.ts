import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  Elasticsearch,
  ElasticsearchImage,
  ExternalElasticsearch,
  FluentdAgent,
  Kibana,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../lib';

function chartOf(app: ClusterApp, namespace: string): LoggingChart {
  return new LoggingChart(app, namespace, { kubernetes: KubernetesVersion.parse('1.37'), namespace });
}

/** The path and the option of each error. */
function reported(create: (chart: LoggingChart, app: ClusterApp) => void): string[] {
  const app = new ClusterApp('test');
  create(chartOf(app, 'logging'), app);
  return app.errors().map((error) => error.split(' is invalid')[0]);
}

test.each<[string, ClusterLoggingProps, string]>([
  [
    'an incomplete version',
    { elasticsearch: { image: ElasticsearchImage.official('9.5') } },
    'Elasticsearch] elasticsearch.image: "9.5"',
  ],
  [
    'the name of a cluster, from which its Secrets are named',
    { elasticsearch: { name: 'Logs' } },
    'Elasticsearch] elasticsearch.name: "Logs"',
  ],
  [
    'the host of an Ingress, from which the public URL follows',
    {
      kibana: {
        exposure: KibanaExposure.ingress({ host: 'https://a.example.com', tlsSecret: SecretRef.fromName('a') }),
      },
    },
    'Kibana] kibana.exposure.ingress.host: "https://a.example.com"',
  ],
  [
    'a volume without a source',
    { agent: { pod: { volumes: [{ name: 'v' }] } } },
    'Agent] agent.pod.volumes[0]: {"name":"v"}',
  ],
  [
    'a variable with two values',
    { agent: { pod: { env: [{ name: 'V', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] } } },
    'Agent] agent.pod.env[0]: {"name":"V","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}},"value":"x"}',
  ],
  [
    'annotations of more than 256 KiB',
    { agent: { pod: { annotations: { small: 'x', large: 'x'.repeat(262_144) } } } },
    `Agent] agent.pod.annotations.large: "${'x'.repeat(159)}… (262146 characters)`,
  ],
  ['no node set', { elasticsearch: { nodeSets: [] } }, 'Elasticsearch] elasticsearch.nodeSets: []'],
])('%s is one error', (_, props, expected) => {
  const errors = reported((chart) => new ClusterLogging(chart, 'logging', props));
  expect(errors).toEqual([`[test/logging/logging/${expected}`]);
});

test('a label of the chart that cdk8s cannot render is one error, not one of each object', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const labels = { constructor: 'x' };
  new ClusterLogging(new LoggingChart(app, 'logs', { kubernetes, namespace: 'logs', labels }), 'logging', {});
  expect(app.errors()).toEqual([
    '[test/logs] labels["constructor"]: "x" is invalid: expected another key, because cdk8s cannot render an object with this one. ' +
      'Choose another key.',
  ]);
});

test('an unknown version of an external Elasticsearch is one error, not also one of its agent and its Kibana', () => {
  const errors = reported((chart) => {
    const elasticsearch = new ExternalElasticsearch(chart, 'external', {
      url: 'https://a.example.com',
      version: '10.0.0',
    });
    new FluentdAgent(chart, 'agent', { elasticsearch });
    new Kibana(chart, 'kibana', { elasticsearch });
  });
  expect(errors).toEqual(['[test/logging/external] elasticsearch.version: "10.0.0"']);
});

test('a Kibana in another namespace is one error, not also one for each Secret that it refers to', () => {
  const errors = reported((chart, app) => {
    const elasticsearch = new Elasticsearch(chart, 'elasticsearch');
    new Kibana(chartOf(app, 'viewers'), 'kibana', { elasticsearch });
  });
  expect(errors).toEqual(['[test/viewers/kibana] kibana namespace: "viewers"']);
});
