import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  ElasticsearchSecurity,
  FluentdPipeline,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  LoggingRunbook,
  SecretRef,
} from '../../lib';
import { FIRST_STEPS } from '../../lib/runbook/first-steps';

function runbook(props: ClusterLoggingProps = {}, kubernetes = '1.37', images?: ImageSource): string {
  const chart = new LoggingChart(new ClusterApp('test'), 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
    images,
  });
  const logging = new ClusterLogging(chart, 'logging', props);
  return new LoggingRunbook(chart, logging).render();
}

/** The rows of the table in a section. */
function rows(text: string, section: string): string[] {
  const part = text.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1);
}

test('the bootstrap Job starts first, and every other pod waits for Secrets', () => {
  const [first, ...others] = rows(runbook(), 'Start');
  expect(first).toMatch(/^\| Job `logging\/elasticsearch-bootstrap-[0-9a-f]+` \| nothing \|$/);
  for (const row of others) expect(row).toMatch(/\| `logging\/elasticsearch-/);
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
  expect(runbook()).toContain('You create no Secret');
});

test('each workload has a command that ends when it has started', () => {
  const text = runbook();
  for (const workload of ['daemonset/fluentd', 'statefulset/elasticsearch', 'deployment/kibana'])
    expect(text).toContain(`kubectl rollout status ${workload} --namespace=logging `);
  expect(text).toMatch(/kubectl wait job\/kibana-data-view-\w+ --namespace=logging --for=condition=Complete/);
});

test('the network table has the ports and peers of each policy', () => {
  const text = runbook({ agent: { namespace: 'agents' } });
  expect(rows(text, 'Network')).toContain(
    '| `logging/kibana` | anything on port 5601 | elasticsearch node on port 9200; anything on port 53 |',
  );
  expect(text).toContain('fluentd of namespace agents, kibana, elasticsearch provisioning on port 9200');
});

test('the covered outage depends on the size of the buffer', () => {
  const pipeline = FluentdPipeline.containers({ bufferSize: Size.gibibytes(10) });
  expect(rows(runbook(), 'Outages of Elasticsearch')).toContain('| 1000 | 71 minutes |');
  expect(rows(runbook({ agent: { pipeline } }), 'Outages of Elasticsearch')).toContain('| 1000 | 5 hours |');
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
  const folders = ['lib/elasticsearch/nodes', 'lib/provisioning'].map((folder) => join(__dirname, '../..', folder));
  const programs = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(sh|rb)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  expect(programs.some((text) => text.includes(line))).toBe(true);
});
