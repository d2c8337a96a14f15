import { Duration } from 'cdk8s';
import {
  AddOnImages,
  ClusterApp,
  ExternalElasticsearch,
  type ExternalElasticsearchProps,
  FluentdAgent,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../lib';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture } from './fixture';

function outside(url: string) {
  const fixture = new ElasticsearchFixture({ replicas: 1 });
  const made = fixture.objects.length;
  const elasticsearch = new ExternalElasticsearch(fixture.chart, 'outside', {
    url,
    version: '8.19.20',
    caSecret: SecretRef.fromName('ca'),
    agentCredentials: { username: 'agent', secret: SecretRef.fromName('agent'), passwordKey: 'secret' },
  });
  return { fixture, endpoint: elasticsearch.endpoint, objects: fixture.objects.length - made };
}

function urlErrors(url: string): string[] {
  const fixture = new ElasticsearchFixture({ replicas: 1 });
  new ExternalElasticsearch(fixture.chart, 'outside', { url, version: '8.19.20' });
  return fixture.errors;
}

test.each(['https://:secret@h', 'https://h/#x', 'https://h/?x', 'https://h:0', 'https://h/x'])(
  'the address %s, of which a part would be lost, is rejected',
  (url) => {
    const errors = urlErrors(url);
    expect(errors).toEqual([expect.stringContaining('elasticsearch.url: ')]);
    expect(errors.join()).not.toContain('secret');
  },
);

test.each(['https://.h', 'https://a..b', 'https://a..'])('the address %s, with an empty label, is rejected', (url) => {
  expect(urlErrors(url)).toEqual([expect.stringContaining('elasticsearch.url: ')]);
});

test('a host that ends in a dot is accepted', () => {
  expect(urlErrors('https://logs.example.com.')).toEqual([]);
});

test('a version that is none is one error', () => {
  const fixture = new ElasticsearchFixture();
  new ExternalElasticsearch(fixture.chart, 'outside', { url: 'https://logs.example.com', version: 'latest' });
  expect(fixture.errors).toEqual([expect.stringContaining('elasticsearch.version: "latest" is invalid')]);
});

test('an external Elasticsearch has an endpoint and no objects', () => {
  const { endpoint, objects, fixture } = outside('https://logs.example.com:9243');
  expect([objects, fixture.errors, fixture.warning]).toEqual([0, [], []]);
  expect(endpoint).toMatchObject({
    host: 'logs.example.com',
    port: 9243,
    tls: true,
    major: 8,
    version: '8.19.20',
    indexPrefix: 'kubernetes-logs',
  });
  expect(endpoint.namespace).toBeUndefined();
});

test.each([
  ['https://logs.example.com', 443],
  ['http://logs.example.com', 80],
  ['http://10.0.0.1:9200/', 9200],
])('%s has port %i', (url, port) => {
  expect(outside(url).endpoint.port).toBe(port);
});

test('a password over http causes a warning', () => {
  expect(outside('http://logs.example.com').fixture.warning).toEqual([expect.stringContaining('use https')]);
});

const CLOUD = 'us-east-1.aws.found.io$cec6f261a74bf24ce33bb8811b84294f$c6c2ca6d042249af0cc7d7a9e9625743';

test.each([
  // The example of https://www.elastic.co/guide/en/beats/auditbeat/8.9/configure-cloud-id.html.
  [CLOUD, 'cec6f261a74bf24ce33bb8811b84294f.us-east-1.aws.found.io', 443],
  ['example.com:9243$es$kibana', 'es.example.com', 9243],
  ['example.com:9243$es:9244$kibana', 'es.example.com', 9244],
  ['example.com$es', 'es.example.com', 443],
  ['example.com:65535$es', 'es.example.com', 65_535],
])('the Cloud ID of %s contains %s, port %i, with TLS', (text, host, port) => {
  const fixture = new ElasticsearchFixture();
  const cloudId = `staging:${Buffer.from(text).toString('base64')}`;
  const { endpoint } = new ExternalElasticsearch(fixture.chart, 'outside', { cloudId, version: '9.5.6' });
  expect(fixture.errors).toEqual([]);
  expect(endpoint).toMatchObject({ host, port, tls: true });
});

test.each([
  ['a port above 65535', Buffer.from('example.com:65536$es').toString('base64'), '"65536" is not a port'],
  ['a port that ends in a letter', Buffer.from('example.com:9243x$es').toString('base64'), '"9243x" is not a port'],
  ['a port that begins with a letter', Buffer.from('example.com:x9243$es').toString('base64'), '"x9243" is not a port'],
  ['no name before the port', Buffer.from('example.com$:9243').toString('base64'), '".example.com" is not a host name'],
  ['no domain', Buffer.from('$es').toString('base64'), '"es." is not a host name'],
  ['text before its Base64', `!${Buffer.from('a.example.com$es').toString('base64').slice(1)}`, 'is not Base64'],
  ['Base64 without its padding', Buffer.from('a.example.com$es').toString('base64').slice(0, -2), 'is not Base64'],
  ['text after its Base64', `${Buffer.from('a.example.com$es').toString('base64').slice(0, -1)}!`, 'is not Base64'],
])('a Cloud ID with %s is rejected', (_, encoded, expected) => {
  const fixture = new ElasticsearchFixture();
  new ExternalElasticsearch(fixture.chart, 'outside', { cloudId: `staging:${encoded}`, version: '9.5.6' });
  expect(fixture.errors).toEqual([expect.stringContaining(expected)]);
});

test('a token for Kibana causes a warning if no Kibana of the app uses it', () => {
  const fixture = new ElasticsearchFixture();
  const kibanaToken = { secret: SecretRef.fromName('token') };
  const props = { url: 'https://logs.example.com', version: '9.5.6', kibanaToken };
  const elasticsearch = new ExternalElasticsearch(fixture.chart, 'outside', props);
  expect(fixture.warning).toContainEqual(expect.stringContaining('elasticsearch.kibanaToken has no effect'));
  new Kibana(fixture.chart, 'kibana', { elasticsearch });
  expect(fixture.warning).toEqual([
    expect.stringContaining('max_map_count'),
    expect.stringContaining('encryptionKeys'),
  ]);
});

test('an object of the user that names an Elasticsearch is not changed by its clients', () => {
  const fixture = new ElasticsearchFixture();
  const elasticsearch = Object.freeze({ endpoint: { host: 'logs.example.com', port: 9200, tls: true, major: 9 } });
  new Kibana(fixture.chart, 'kibana', { elasticsearch });
  new FluentdAgent(fixture.chart, 'agent', { elasticsearch });
  expect(fixture.errors).toEqual([]);
});

function policies(props: Partial<ExternalElasticsearchProps>): Yaml[] {
  const fixture = new ElasticsearchFixture();
  const before = fixture.of('NetworkPolicy').length;
  const elasticsearch = new ExternalElasticsearch(fixture.chart, 'outside', {
    version: '9.5.6',
    ...(props.cloudId ? {} : { url: 'https://logs.example.com' }),
    ...props,
  });
  new FluentdAgent(fixture.chart, 'agent', { elasticsearch });
  new Kibana(fixture.chart, 'kibana', { elasticsearch });
  expect(fixture.errors).toEqual([]);
  return fixture.of('NetworkPolicy').slice(before);
}

test.each<[string, Partial<ExternalElasticsearchProps>, object]>([
  ['any address where none is said', {}, {}],
  [
    'the addresses that are said',
    { addresses: ['203.0.113.0/24', '2001:db8::/32'] },
    { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }, { ipBlock: { cidr: '2001:db8::/32' } }] },
  ],
  [
    'the host that is an address itself',
    { url: 'https://203.0.113.7' },
    { to: [{ ipBlock: { cidr: '203.0.113.7/32' } }] },
  ],
  [
    'the host that is an IPv6 address itself',
    { url: 'https://[2001:db8::7]' },
    { to: [{ ipBlock: { cidr: '2001:db8::7/128' } }] },
  ],
])('the agent and Kibana may connect to the port of an external Elasticsearch, on %s', (_, props, to) => {
  const made = policies(props);
  expect(made).toHaveLength(2);
  for (const { spec } of made) expect(spec.egress).toContainEqual({ ports: [{ port: 443, protocol: 'TCP' }], ...to });
});

test('an API key is rejected for the agent of the add-on, whose plugin does not support it', () => {
  const chart = new LoggingChart(new ClusterApp('old'), 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'kube-system',
  });
  const agentApiKey = { secret: SecretRef.fromName('key') };
  const endpoint = { host: 'elasticsearch', port: 9200, tls: true, major: 2, agentApiKey };
  const agent = new FluentdAgent(chart, 'agent', { image: AddOnImages.FLUENTD_1_22, elasticsearch: { endpoint } });
  expect(agent.node.validate().join()).toContain('elasticsearch.agentApiKey: "an API key" is invalid');
});

const SETUP = { credentials: { username: 'admin', secret: SecretRef.fromName('admin'), passwordKey: 'word' } };

function setUp(props: Partial<ExternalElasticsearchProps> = {}): ElasticsearchFixture {
  const fixture = new ElasticsearchFixture();
  new ExternalElasticsearch(fixture.chart, 'outside', {
    url: 'https://logs.example.com',
    version: '9.5.6',
    setup: SETUP,
    ...props,
  });
  return fixture;
}

test('the Job that sets up an external Elasticsearch mounts only the password of its user and the authority', () => {
  const fixture = setUp({ caSecret: SecretRef.fromName('store-ca') });
  const job = fixture
    .of('Job')
    .find(({ metadata }) => metadata.name.startsWith('external-elasticsearch-provisioning-'));
  const { containers, volumes } = job.spec.template.spec;
  expect(fixture.errors).toEqual([]);
  expect(volumes.find(({ name }: Yaml) => name === 'elasticsearch').projected.sources).toEqual([
    { secret: { name: 'admin', items: [{ key: 'word', path: 'password' }] } },
    { secret: { name: 'store-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  ]);
  expect(containers[0].env).toBeUndefined();
});

test('that Job creates templates with one replica, and waits half an hour, or five minutes if it is refused', () => {
  const { data } = setUp().find('ConfigMap', 'external-elasticsearch-provisioning');
  const { refusedSeconds, steps, waitSeconds } = JSON.parse(data['input.json']);
  const template = steps.find(({ name }: Yaml) => name === 'template of the logs');
  expect(template.body.template.settings).toMatchObject({ 'index.number_of_shards': 1, 'index.number_of_replicas': 1 });
  expect([waitSeconds, refusedSeconds]).toEqual([1800, 300]);
});

test('without CronJobs the Job alone sets it up, which is a warning', () => {
  const kindsOn = (kubernetes: string) => {
    const app = new ClusterApp('test');
    const chart = new LoggingChart(app, 'c', { kubernetes: KubernetesVersion.parse(kubernetes), namespace: 'logging' });
    new ExternalElasticsearch(chart, 'outside', { url: 'https://logs.example.com', version: '9.5.6', setup: SETUP });
    const messages = app.warnings().map(({ message }) => message);
    return [chart.toJson().map(({ kind }) => kind), messages.filter((text) => text.startsWith('CronJob'))];
  };
  expect(kindsOn('1.8')).toEqual([['ConfigMap', 'Job', 'CronJob', 'NetworkPolicy'], []]);
  expect(kindsOn('1.7')).toEqual([
    ['ConfigMap', 'Job'],
    [expect.stringContaining('external-elasticsearch-provisioning runs only when you apply the manifests')],
  ]);
});

test('that Job may connect only to Elasticsearch and DNS, and accepts no connections', () => {
  const { spec } = setUp({ addresses: ['203.0.113.0/24'] }).find(
    'NetworkPolicy',
    'external-elasticsearch-provisioning',
  );
  expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(spec.ingress).toBeUndefined();
  expect(spec.egress[0]).toEqual({
    ports: [{ port: 443, protocol: 'TCP' }],
    to: [{ ipBlock: { cidr: '203.0.113.0/24' } }],
  });
});

test('that Job creates templates with ten replicas at most', () => {
  expect(setUp({ setup: { ...SETUP, numberOfReplicas: 10 } }).errors).toEqual([]);
  expect(setUp({ setup: { ...SETUP, numberOfReplicas: 11 } }).errors).toEqual([
    expect.stringContaining('elasticsearch.setup.numberOfReplicas: 11 is invalid: expected 0 to 10'),
  ]);
});

test.each<[string, object, string]>([
  ['no retention', { retention: Duration.days(0) }, 'elasticsearch.setup.retention: 0 days'],
  ['half a replica', { numberOfReplicas: 0.5 }, 'elasticsearch.setup.numberOfReplicas: 0.5'],
  ['a name that no server takes', { name: 'Logs' }, 'elasticsearch.setup.name: "Logs"'],
  ['a user without name', { credentials: { ...SETUP.credentials, username: '' } }, 'setup.credentials.username: ""'],
])('a set-up with %s is rejected', (_, setup, expected) => {
  expect(setUp({ setup: { ...SETUP, ...setup } }).errors.join()).toContain(expected);
});
