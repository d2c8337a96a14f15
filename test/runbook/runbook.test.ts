import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Size } from 'cdk8s';
import {
  CertificateIssuer,
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  ElasticsearchSecurity,
  ExternalElasticsearch,
  FluentdAgent,
  type FluentdAgentProps,
  FluentdPipeline,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  LoggingRunbook,
  LoggingStack,
  SecretRef,
} from '../../lib';
import { FIRST_STEPS } from '../../lib/runbook/first-steps';

function chartFor(kubernetes: string, images?: ImageSource): LoggingChart {
  return new LoggingChart(new ClusterApp('test'), 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
    images,
  });
}

function runbook(props: ClusterLoggingProps = {}, kubernetes = '1.37', images?: ImageSource): string {
  const chart = chartFor(kubernetes, images);
  return new LoggingRunbook(chart, new ClusterLogging(chart, 'logging', props)).render();
}

/** The runbook of an agent that sends to an Elasticsearch outside of the YAML. */
function runbookOfAgent(props: Partial<FluentdAgentProps> = {}, policies: Readonly<Record<string, unknown>> = {}) {
  const chart = chartFor('1.37');
  const elasticsearch = new ExternalElasticsearch(chart, 'outside', {
    url: 'http://logs.example.com:9200',
    version: '9.5.4',
  });
  const agent = new FluentdAgent(chart, 'agent', { elasticsearch, ...props });
  for (const [name, spec] of Object.entries(policies))
    new ApiObject(chart, name, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec });
  return new LoggingRunbook(chart, { agent }).render();
}

/** The text of a section. */
function section(text: string, title: string): string {
  return text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** The rows of the table in a section. */
function rows(text: string, title: string): string[] {
  return section(text, title)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1);
}

test('the bootstrap Job starts first, and every other pod waits for Secrets', () => {
  const [first, ...others] = rows(runbook(), 'Start');
  expect(first).toMatch(/^\| Job `logging\/elasticsearch-bootstrap-[0-9a-f]+` \| nothing \|$/);
  for (const row of others) expect(row).toMatch(/\| `logging\/elasticsearch-/);
});

test('the Secrets of a workload are in the order of their names, whatever the order in its pods', () => {
  for (const row of rows(runbook(), 'Start')) {
    const [, ...secrets] = row.match(/(?<=`)[^` |]+(?=`)/g) ?? [];
    expect(secrets).toEqual([...secrets].sort());
  }
});

test('Secrets that the user creates are listed', () => {
  const security = ElasticsearchSecurity.secrets({
    httpCertificate: SecretRef.fromName('my-http'),
    transportCertificate: SecretRef.fromName('my-transport'),
    caCertificate: SecretRef.fromName('my-ca'),
    elasticPassword: SecretRef.fromName('my-elastic'),
    kibanaPassword: SecretRef.fromName('my-kibana'),
    agentPassword: SecretRef.fromName('my-agent'),
  });
  const text = runbook({ elasticsearch: { security }, kibana: { encryptionKeys: SecretRef.fromName('my-keys') } });
  const line = text.split('\n').find((each) => each.startsWith('**Secrets that you create:**')) ?? '';
  for (const name of ['http', 'transport', 'ca', 'elastic', 'kibana', 'agent', 'keys'])
    expect(line).toContain(`\`logging/my-${name}\``);
  expect(runbook()).toContain('You create no Secret: those above are in the YAML, empty');
});

test('a Secret that the user creates is listed although another object has its name', () => {
  const text = runbook({ kibana: { encryptionKeys: SecretRef.fromName('kibana') } });
  expect(text).toContain('Deployment `logging/kibana`');
  expect(text).toContain('**Secrets that you create:** `logging/kibana`.');
});

test('Secrets of cert-manager are not among those that the user creates', () => {
  const security = ElasticsearchSecurity.certManager({
    issuer: CertificateIssuer.fromIssuer('ca'),
    elasticPassword: SecretRef.fromName('my-elastic'),
    kibanaPassword: SecretRef.fromName('my-kibana'),
    agentPassword: SecretRef.fromName('my-agent'),
  });
  expect(runbook({ elasticsearch: { security } })).toContain(
    '**Secrets that you create:** `logging/my-agent`, `logging/my-elastic`, `logging/my-kibana`.',
  );
});

test('without security no pod waits for a Secret', () => {
  const text = runbook({ elasticsearch: { security: ElasticsearchSecurity.disabled() } });
  expect(rows(text, 'Start')).toContain('| StatefulSet `logging/elasticsearch` | nothing |');
  expect(text).toContain('You create no Secret: no pod waits for one.');
});

test('each workload has a command that ends when it has started', () => {
  const text = runbook();
  expect(text).toContain('```\nkubectl apply -f logging.k8s.yaml\n```');
  for (const workload of ['daemonset/fluentd', 'statefulset/elasticsearch', 'deployment/kibana'])
    expect(text).toContain(`kubectl rollout status ${workload} --namespace=logging `);
  expect(text).toMatch(/kubectl wait job\/kibana-data-view-\w+ --namespace=logging --for=condition=Complete/);
});

test('the network table has the ports and peers of each policy', () => {
  const text = runbook({ agent: { namespace: 'agents' } });
  expect(section(text, 'Network')).toContain('| policy | accepts connections | connects to |\n| --- | --- | --- |\n');
  expect(rows(text, 'Network')).toContain(
    '| `logging/kibana` | anything on port 5601 | elasticsearch node on port 9200; anything on port 53 |',
  );
  expect(text).toContain('fluentd of namespace agents, kibana, elasticsearch provisioning on port 9200');
});

test('the network table has CIDR blocks, labels of other pods, and directions without a limit', () => {
  const from = [
    { ipBlock: { cidr: '192.0.2.0/24' } },
    { podSelector: { matchLabels: { app: 'curl', team: 'logs' } } },
    { podSelector: { matchLabels: { app: 'proxy' } } },
    { podSelector: {}, namespaceSelector: {} },
    { namespaceSelector: {} },
  ];
  const text = runbookOfAgent(
    {},
    {
      inwards: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from }] },
      outwards: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] },
      closed: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      untyped: { podSelector: {} },
      empty: { podSelector: {}, policyTypes: [] },
      rules: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: {} }] }] },
    },
  );
  expect(rows(text, 'Network')).toEqual(
    expect.arrayContaining([
      '| `logging/inwards` | 192.0.2.0/24, app=curl,team=logs, app=proxy, all of all namespaces, all of all namespaces | not limited |',
      '| `logging/outwards` | not limited | all |',
      '| `logging/closed` | none | none |',
      '| `logging/untyped` | none | not limited |',
      '| `logging/empty` | none | not limited |',
      '| `logging/rules` | all | all |',
    ]),
  );
});

test('a target without limits of egress has no network table', () => {
  const text = runbook({ stack: LoggingStack.ADD_ON }, '1.7');
  expect(section(text, 'Network')).toContain('No pod is limited');
  expect(rows(text, 'Network')).toEqual([]);
});

describe('the data flow', () => {
  test('has the agent, the pods of Elasticsearch and Kibana', () => {
    const text = section(runbook(), 'Data flow');
    expect(text).toContain('\ncontainers\n  | the runtime writes files');
    for (const line of [
      'DaemonSet logging/fluentd, a pod on every node, with a buffer on its disk',
      'StatefulSet logging/elasticsearch, 3 pods',
      'Deployment logging/kibana',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text.match(/^Deployment /gm)).toHaveLength(1);
    expect(text).not.toContain('Elasticsearch outside');
  });

  test('ends at an Elasticsearch outside of the YAML', () => {
    const text = section(runbookOfAgent(), 'Data flow');
    expect(text).toContain('\nElasticsearch outside of this YAML\n');
    expect(text).not.toContain('Deployment');
  });
});

test('the covered outage depends on the size of the buffer', () => {
  const pipeline = FluentdPipeline.containers({ bufferSize: Size.gibibytes(10) });
  expect(runbook()).toContain('| lines a second on the node | outage that the buffer covers |');
  expect(rows(runbook(), 'Outages of Elasticsearch')).toContain('| 1000 | 71 minutes |');
  expect(rows(runbook({ agent: { pipeline } }), 'Outages of Elasticsearch')).toContain('| 1000 | 5 hours |');
});

test.each([
  [344, 10_000, '1 minute'],
  [343, 100, '119 minutes'],
  [344, 100, '2 hours'],
  [8239, 100, '47 hours'],
  [8240, 100, '2 days'],
])('%i MiB keep %i lines a second for %s', (mebibytes, lines, expected) => {
  const text = runbookOfAgent({ pipeline: FluentdPipeline.containers({ bufferSize: Size.mebibytes(mebibytes) }) });
  expect(section(text, 'Outages of Elasticsearch')).toContain(`keeps up to ${mebibytes} MiB`);
  expect(rows(text, 'Outages of Elasticsearch')).toContain(`| ${lines} | ${expected} |`);
});

test('a configuration in the image has no table of outages, because its buffer is not known', () => {
  const text = runbook({ stack: LoggingStack.ADD_ON, agent: { pipeline: FluentdPipeline.fromImage() } }, '1.7');
  expect(text).not.toContain('## Outages of Elasticsearch');
});

test('images of their publishers are listed without commands', () => {
  const text = section(runbookOfAgent(), 'Images');
  expect(text).toMatch(/^\n```\nfluent\/fluentd-kubernetes-daemonset:\S+\n```\n$/);
});

test('the title has the names of chart and namespace', () => {
  expect(runbook().split('\n')[0]).toBe('# Runbook: logging in logging');
});

test('lines in the logs are listed with the program and the action', () => {
  const [{ line, where, action }] = FIRST_STEPS;
  expect(rows(runbook(), 'Lines in the logs')).toContain(`| \`${line}\` | ${where} | ${action} |`);
});

test('commands copy the images to a mirror', () => {
  const text = runbook({}, '1.37', ImageSource.mirror('registry.example.com/logging'));
  expect(text).toContain('docker push registry.example.com/logging/');
});

test('what the target lacks is listed', () => {
  expect(runbook()).toContain('## What this version of Kubernetes lacks\n\nNothing.');
  expect(runbook({}, '1.20')).toMatch(/## What this version of Kubernetes lacks\n\n- `/);
});

test.each(FIRST_STEPS)('a program of this library logs: $line', ({ line }) => {
  const folders = ['lib/elasticsearch/nodes/scripts', 'lib/provisioning/programs'].map((folder) =>
    join(__dirname, '../..', folder),
  );
  const programs = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(sh|rb)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  expect(programs.some((text) => text.includes(line))).toBe(true);
});
