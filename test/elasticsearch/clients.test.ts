import {
  ElasticsearchSecurity,
  ExternalElasticsearch,
  FluentdAgent,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../lib';
import { find, type Yaml } from '../profiles';
import { ElasticsearchFixture } from './fixture';

/** A chart for agents, in a namespace of their own, beside an Elasticsearch. */
function agentsBeside({ app }: ElasticsearchFixture): LoggingChart {
  return new LoggingChart(app, 'agents', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'agents' });
}

const configOf = (objects: Yaml[], name: string): string => {
  const config = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
  return Object.values(config?.data).join('\n');
};

describe('a client in the namespace of Elasticsearch', () => {
  const fixture = new ElasticsearchFixture();
  new Kibana(fixture.chart, 'kibana', { elasticsearch: fixture.elasticsearch });

  test('connects to the short name of the Service', () => {
    expect(configOf(fixture.objects, 'kibana-config')).toContain('elasticsearch.hosts: ["https://elasticsearch:9200"]');
  });

  test('may connect to the nodes only', () => {
    const [rule] = fixture.find('NetworkPolicy', 'kibana').spec.egress;
    const { podSelector } = fixture.find('NetworkPolicy', 'elasticsearch').spec;
    expect(rule).toEqual({ ports: [{ port: 9200, protocol: 'TCP' }], to: [{ podSelector }] });
  });
});

describe('an agent in another namespace than Elasticsearch', () => {
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents' });
  const chart = agentsBeside(fixture);
  new FluentdAgent(chart, 'agent', { elasticsearch: fixture.elasticsearch });
  const objects: Yaml[] = chart.toJson();

  test('connects to the Service in the namespace of Elasticsearch', () => {
    const lines = ['host elasticsearch.logging.svc', 'port 9200', 'scheme https'].map((line) => `    ${line}\n`);
    expect(configOf(objects, 'fluentd-config')).toContain(lines.join(''));
  });

  test('may connect to the port of Elasticsearch on any address', () => {
    const [rule] = find(objects, 'NetworkPolicy', 'fluentd', 'agents').spec.egress;
    expect(rule).toEqual({ ports: [{ port: 9200, protocol: 'TCP' }] });
  });
});

test('an agent in a namespace without the Secrets of Elasticsearch is rejected, with the namespaces that have them', () => {
  const fixture = new ElasticsearchFixture();
  const secretNamespaces = ['logging', 'others'];
  const endpoint = { host: 'search', namespace: 'others', port: 9200, tls: true, major: 9, secretNamespaces };
  new FluentdAgent(agentsBeside(fixture), 'agent', { elasticsearch: { endpoint } });
  expect(fixture.errors).toEqual([
    expect.stringContaining(
      'namespace: "agents" is invalid: expected logging or others, because no other namespace has the Secrets of search',
    ),
  ]);
});

test('clients of an Elasticsearch without security use HTTP', () => {
  const fixture = new ElasticsearchFixture({ security: ElasticsearchSecurity.disabled() });
  new Kibana(fixture.chart, 'kibana', { elasticsearch: fixture.elasticsearch });
  new FluentdAgent(fixture.chart, 'agent', { elasticsearch: fixture.elasticsearch });
  expect(configOf(fixture.objects, 'kibana-config')).toContain('"http://elasticsearch:9200"');
  expect(configOf(fixture.objects, 'fluentd-config')).toContain('scheme http\n');
});

test.each([
  ['token', undefined],
  ['own', 'own'],
])('the token of Kibana is in the key %s of its Secret if the user states %p', (expected, key) => {
  const fixture = new ElasticsearchFixture();
  const kibanaToken = { secret: SecretRef.fromName('kibana-token'), key };
  const props = { url: 'https://logs.example.com', version: '9.5.6', kibanaToken };
  new Kibana(fixture.chart, 'kibana', { elasticsearch: new ExternalElasticsearch(fixture.chart, 'outside', props) });
  const { containers } = fixture.find('Deployment', 'kibana').spec.template.spec;
  expect(JSON.stringify(containers)).toContain(`"secretKeyRef":{"key":"${expected}","name":"kibana-token"`);
});
