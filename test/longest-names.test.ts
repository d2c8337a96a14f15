import { ClusterApp, ClusterLogging, ExternalElasticsearch, KubernetesVersion, LoggingChart, SecretRef } from '../lib';

// Controllers append to names, and names are labels, which have at most 63 characters.

type Add = (chart: LoggingChart, name: string) => void;

function errors(name: string, add: Add): string[] {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  add(new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' }), name);
  return app.errors().map(String);
}

function external(chart: LoggingChart, name: string): void {
  const user = { username: 'user', secret: SecretRef.fromName('user') };
  new ExternalElasticsearch(chart, 'elasticsearch', {
    url: 'https://logs.example.com:9200',
    version: '9.5.6',
    agentCredentials: user,
    setup: { name, credentials: user },
  });
}

test.each<[string, number, Add]>([
  ['agent.name', 63, (chart, name) => new ClusterLogging(chart, 'logging', { agent: { name } })],
  ['elasticsearch.name', 39, (chart, name) => new ClusterLogging(chart, 'logging', { elasticsearch: { name } })],
  [
    'elasticsearch.nodeSets[0].name',
    38,
    (chart, name) => new ClusterLogging(chart, 'logging', { elasticsearch: { nodeSets: [{ name, replicas: 3 }] } }),
  ],
  ['elasticsearch.setup.name', 39, external],
  ['kibana.name', 42, (chart, name) => new ClusterLogging(chart, 'logging', { kibana: { name } })],
])(
  '%s has at most %i characters: with one more, there is one error, which names the option',
  (option, longest, add) => {
    expect(errors('a'.repeat(longest), add)).toEqual([]);
    const name = 'a'.repeat(longest + 1);
    const expected = `${option}: "${name}" is invalid: expected at most ${longest} `;
    expect(errors(name, add)).toEqual([expect.stringContaining(expected)]);
  },
);
