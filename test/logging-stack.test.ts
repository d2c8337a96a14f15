import {
  ClusterApp,
  ClusterLogging,
  Elasticsearch,
  ElasticsearchImage,
  ExternalElasticsearch,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
  SecretRef,
} from '../lib';
import { STACK_RELEASES } from '../lib/elasticsearch/images/releases';
import { newestMinor, oldestMinor } from '../lib/kubernetes/tables/api-history';
import { RUNTIME_FORMATS } from '../tools/compatibility/runtime-formats';

const MINORS = Array.from({ length: newestMinor - oldestMinor + 1 }, (_, index) => index + oldestMinor);

function chartOn(minor: number) {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse(`1.${minor}`);
  return { app, chart: new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' }) };
}

test.each(MINORS)('the default stack of Kubernetes 1.%i is valid there', (minor) => {
  const { app, chart } = chartOn(minor);
  new ClusterLogging(chart, 'logging');
  expect(app.errors()).toEqual([]);
});

test.each([
  [3, '/elasticsearch:v2.4.1-1', '/fluentd-elasticsearch:1.22', '/kibana:v4.6.1-1'],
  [19, '/elasticsearch:v2.4.1-1', '/fluentd-elasticsearch:1.22', '/kibana:v4.6.1-1'],
  [20, '/elasticsearch:7.17.29', 'debian-elasticsearch7-1.1', '/kibana:7.17.29'],
  [26, '/elasticsearch:7.17.29', 'debian-elasticsearch7-1.1', '/kibana:7.17.29'],
  [27, '/elasticsearch:9.5.6', 'debian-elasticsearch9-1.1', '/kibana:9.5.6'],
  [37, '/elasticsearch:9.5.6', 'debian-elasticsearch9-1.1', '/kibana:9.5.6'],
])('Kubernetes 1.%i gets %s, %s and %s by default', (minor, ...images) => {
  const { app, chart } = chartOn(minor);
  new ClusterLogging(chart, 'logging');
  const used = app.images();
  expect(images.map((image) => used.filter((each) => each.endsWith(image)).length)).toEqual([1, 1, 1]);
  expect(used).toHaveLength(3);
});

test.each(STACK_RELEASES.map(({ newest, nodesFrom }): [string, number] => [newest, nodesFrom]))(
  'nodes of Elasticsearch %s need Kubernetes 1.%i, as the table says',
  (version, floor) => {
    const errors = (minor: number) => {
      const { app, chart } = chartOn(minor);
      new Elasticsearch(chart, 'Elasticsearch', { image: ElasticsearchImage.official(version) });
      return app.errors();
    };
    expect(errors(floor)).toEqual([]);
    expect(errors(floor - 1).join()).toContain(`Kubernetes 1.${floor} or newer`);
  },
);

test('the table of log formats covers every minor once', () => {
  const covered = MINORS.map(
    (minor) => RUNTIME_FORMATS.filter(({ from, to }) => from <= minor && minor <= (to ?? minor)).length,
  );
  expect(new Set(covered)).toEqual(new Set([1]));
});

test('the Elastic Stack on a Kubernetes that is too old is one error of each component', () => {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.3'), namespace: 'logs' });
  new ClusterLogging(chart, 'logging', { stack: LoggingStack.ELASTIC });
  expect(app.errors()).toEqual([
    expect.stringContaining(
      'elasticsearch.image: "docker.elastic.co/elasticsearch/elasticsearch:7.17.29 on Kubernetes 1.3"',
    ),
    expect.stringMatching(/agent\.image: ".* on Kubernetes 1\.3" is invalid: expected Kubernetes 1\.4 or newer/),
    expect.stringContaining('kibana.image: "docker.elastic.co/kibana/kibana:7.17.29 on Kubernetes 1.3"'),
  ]);
});

test('another namespace of agents than that of the agent is one error, under its own name', () => {
  const { app, chart } = chartOn(37);
  new ClusterLogging(chart, 'logging', { elasticsearch: { agentNamespace: 'agents' } });
  expect(app.errors()).toEqual([
    '[test/logging/logging] elasticsearch.agentNamespace: "agents" is invalid: expected logging, the namespace of the agent. ' +
      'Leave it out, and set agent.namespace.',
  ]);
});

test('a user of Kibana is reported if no Kibana connects to the external Elasticsearch', () => {
  const warnings = (connect: (elasticsearch: ExternalElasticsearch) => void) => {
    const { app, chart } = chartOn(37);
    const kibanaToken = { secret: SecretRef.fromName('kibana') };
    const url = 'https://logs.example.com';
    connect(new ExternalElasticsearch(chart, 'elasticsearch', { url, version: '9.5.6', kibanaToken }));
    return app.warnings().filter(({ message }) => message.includes('kibanaToken has no effect'));
  };
  expect(warnings(() => {})).toHaveLength(1);
  const connected = (elasticsearch: ExternalElasticsearch) =>
    new Kibana(elasticsearch.node.scope as LoggingChart, 'kibana', { elasticsearch });
  expect(warnings(connected)).toEqual([]);
});
