import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cron, Duration } from 'cdk8s';
import { ElasticsearchImage, type ElasticsearchProps, SecretRef, SnapshotRepository, Storage } from '../../lib';
import { cleanUp, type Outcome } from '../provisioning/run';
import type { ApiServer } from '../provisioning/servers/api-server';
import { Elasticsearch } from '../provisioning/servers/elasticsearch';
import { ElasticsearchFixture } from './fixture';
import { Programs } from './programs';

// The inputs of the manifests, with the addresses, mounted files and time limits of the test.

let programs: Programs;
let api: ApiServer;
let elasticsearch: Elasticsearch;

let started: { stop(): Promise<void> }[];

beforeEach(() => {
  elasticsearch = new Elasticsearch();
  started = [];
});

afterEach(async () => {
  for (const service of started) await service.stop();
  cleanUp();
});

async function apiFor(fixture: ElasticsearchFixture): Promise<void> {
  programs = await Programs.start(fixture);
  api = programs.api;
  started.push(programs);
}

function bootstrap(fixture: ElasticsearchFixture): Promise<Outcome> {
  return programs.bootstrap(fixture);
}

function provision(fixture: ElasticsearchFixture): Promise<Outcome> {
  return programs.provision(fixture, elasticsearch.port);
}

/** Fills the Secrets, and starts an Elasticsearch with their certificate and password. */
async function running(props: ElasticsearchProps = {}): Promise<ElasticsearchFixture> {
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents', ...props });
  await apiFor(fixture);
  expect((await bootstrap(fixture)).status).toBe(0);
  const { 'tls.crt': cert, 'tls.key': key } = api.values('logging/elasticsearch-http');
  elasticsearch.passwords.elastic = api.value('logging/elasticsearch-elastic', 'password');
  await elasticsearch.start({ cert: cert ?? '', key: key ?? '' });
  started.push(elasticsearch);
  return fixture;
}

test('bootstrap fills every Secret that pods wait for, within what its roles allow', async () => {
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents' });
  await apiFor(fixture);
  const { status, log } = await bootstrap(fixture);
  expect([status, log.at(-1)]).toEqual([0, 'done']);
  const filled = Object.entries(api.everything()).map(([name, values]) => [name, Object.keys(values).sort()]);
  expect(Object.fromEntries(filled)).toEqual({
    'logging/elasticsearch-ca': ['ca.crt', 'ca.key'],
    'logging/elasticsearch-ca-certificate': ['ca.crt'],
    'logging/elasticsearch-http': ['ca.crt', 'tls.crt', 'tls.key'],
    'logging/elasticsearch-transport': ['ca.crt', 'tls.crt', 'tls.key'],
    'logging/elasticsearch-elastic': ['password'],
    'logging/elasticsearch-kibana': ['password'],
    'logging/elasticsearch-agent': ['password'],
    'logging/elasticsearch-kibana-keys': ['encryptedSavedObjects', 'reporting', 'security'],
    'agents/elasticsearch-ca-certificate': ['ca.crt'],
    'agents/elasticsearch-agent': ['password'],
  });
});

test('the agent and Elasticsearch have the same password and the same authority', async () => {
  await apiFor(new ElasticsearchFixture({ agentNamespace: 'agents' }));
  await bootstrap(new ElasticsearchFixture({ agentNamespace: 'agents' }));
  for (const name of ['elasticsearch-agent', 'elasticsearch-ca-certificate'])
    expect(api.values(`agents/${name}`)).toEqual(api.values(`logging/${name}`));
});

test('the certificate is valid under the name that agents of other namespaces call', async () => {
  const fixture = new ElasticsearchFixture();
  await apiFor(fixture);
  await bootstrap(fixture);
  const certificate = new X509Certificate(api.value('logging/elasticsearch-http', 'tls.crt'));
  for (const name of ['elasticsearch', 'elasticsearch.logging.svc', 'elasticsearch-0.elasticsearch-nodes.logging.svc'])
    expect(certificate.checkHost(name)).toBeDefined();
  expect(certificate.checkHost('elsewhere.logging.svc')).toBeUndefined();
});

test('a second run of bootstrap writes nothing', async () => {
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents' });
  await apiFor(fixture);
  await bootstrap(fixture);
  const before = api.everything();
  expect((await bootstrap(fixture)).status).toBe(0);
  expect(api.everything()).toEqual(before);
});

test('provisioning sets up users, retention and templates, signed in as elastic over TLS', async () => {
  const { status, log } = await provision(await running());
  expect([status, log]).toEqual([
    0,
    [
      'cluster: ready',
      'identity of the cluster: created',
      'retention: created',
      'template of the logs: created',
      'template of rejected documents: created',
      'password of kibana_system: updated',
      'role of the agent: created',
      'user of the agent: created',
      'unchanged: nodes, password of the agent',
      'done',
    ],
  ]);
  expect(elasticsearch.passwords.kibana_system).toBe(api.value('logging/elasticsearch-kibana', 'password'));
  expect(elasticsearch.passwords['log-agent']).toBe(api.value('agents/elasticsearch-agent', 'password'));
});

test.each(['7.17.29', '8.19.20', '9.5.6'])('a second run changes nothing of Elasticsearch %s', async (version) => {
  const fixture = await running({ image: ElasticsearchImage.official(version) });
  await provision(fixture);
  elasticsearch.requests.length = 0;
  expect((await provision(fixture)).status).toBe(0);
  expect(elasticsearch.asked('PUT', 'POST')).toEqual([]);
});

test('after the loss of all data, the next run sets up everything again', async () => {
  const fixture = await running({ storage: Storage.emptyDir() });
  await provision(fixture);
  elasticsearch.forget();
  const { status, log } = await provision(fixture);
  expect([status, log]).toEqual([
    0,
    expect.arrayContaining(['template of the logs: created', 'user of the agent: created', 'done']),
  ]);
  expect(elasticsearch.passwords['log-agent']).toBe(api.value('agents/elasticsearch-agent', 'password'));
});

test('a setting that is changed and changed back is written both times', async () => {
  const back = await running();
  await provision(back);
  await provision(new ElasticsearchFixture({ agentNamespace: 'agents', lifecycle: { retention: Duration.days(30) } }));
  elasticsearch.requests.length = 0;
  await provision(back);
  expect(elasticsearch.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});

test('the identity of the cluster is written once, and another cluster is an error with what to do', async () => {
  const fixture = await running();
  await provision(fixture);
  expect(api.configMaps.get('logging/elasticsearch-cluster')).toEqual({ cluster_uuid: elasticsearch.cluster.uuid });
  elasticsearch.cluster.uuid = 'another-cluster-0000000';
  elasticsearch.requests.length = 0;
  const { status, log } = await provision(fixture);
  expect(status).toBe(1);
  expect(log.at(-1)).toContain('the nodes may have formed a second cluster');
  expect(log.at(-1)).toContain('kubectl patch configmap elasticsearch-cluster --namespace=logging');
  expect(elasticsearch.asked('PUT', 'POST')).toEqual([]);
});

describe('nodes that the manifests no longer have', () => {
  const nodes = (log: readonly string[]) => log.find((line) => line.startsWith('nodes: '));

  test('lose their shards and their vote, and get both back if the manifests have them again', async () => {
    await provision(await running());
    elasticsearch.cluster.shards = [
      { index: 'a', node: 'elasticsearch-2' },
      { index: 'a', node: 'elasticsearch-1', kind: 'r' },
    ];
    const { log } = await provision(new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 }));
    expect(nodes(log)).toBe('nodes: elasticsearch-1, elasticsearch-2 to be removed, with 2 shards left');
    expect(elasticsearch.cluster.excluded).toBe('elasticsearch-1,elasticsearch-2');
    expect(elasticsearch.cluster.voting).toEqual(['elasticsearch-0']);
    await provision(new ElasticsearchFixture({ agentNamespace: 'agents' }));
    expect([elasticsearch.cluster.excluded, elasticsearch.cluster.votingExclusions]).toEqual(['', []]);
  });

  test('are named at once, and excluded when no node is stopping', async () => {
    await running();
    const { cluster } = elasticsearch;
    cluster.locks.set(1, { node: 'elasticsearch-2', ephemeral_id: 'elasticsearch-2-start-1', since: 0 });
    const whileStopping = new Set<string>();
    elasticsearch.afterRequest = () => {
      if (!elasticsearch.asked('GET').at(-1)?.includes('/_component_template/node-stop-')) return;
      whileStopping.add(`named ${cluster.named}, excluded ${cluster.excluded}`);
      cluster.nodes.delete('elasticsearch-2');
    };
    const { log } = await provision(new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 }));
    expect([...whileStopping]).toEqual(['named elasticsearch-1,elasticsearch-2, excluded ']);
    expect(log).toContain('waiting: elasticsearch-2 is stopping');
    expect([cluster.named, cluster.excluded]).toEqual(['elasticsearch-1', 'elasticsearch-1']);
  });

  test('are excluded although a node that has stopped had the lock', async () => {
    await running();
    elasticsearch.cluster.locks.set(1, { node: 'elasticsearch-2', ephemeral_id: 'elasticsearch-2-start-0', since: 0 });
    const { log } = await provision(new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 }));
    expect(log.join()).not.toContain('is stopping');
    expect(elasticsearch.cluster.excluded).toBe('elasticsearch-1,elasticsearch-2');
  });

  test('are no longer excluded once they have stopped', async () => {
    const one = new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 });
    await running();
    await provision(one);
    for (const name of ['elasticsearch-1', 'elasticsearch-2']) elasticsearch.cluster.nodes.delete(name);
    expect(nodes((await provision(one)).log)).toBe('nodes: updated');
    const { named, excluded, votingExclusions } = elasticsearch.cluster;
    expect([named, excluded, votingExclusions]).toEqual(['', '', []]);
    expect(nodes((await provision(one)).log)).toBeUndefined();
  });

  test('keep their vote until every master of the manifests has joined', async () => {
    await running();
    elasticsearch.cluster.nodes.delete('elasticsearch-0');
    await provision(new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 }));
    expect(elasticsearch.cluster.votingExclusions).toEqual([]);
    expect(elasticsearch.cluster.excluded).toBe('elasticsearch-1,elasticsearch-2');
  });

  test('have shards that Elasticsearch is asked to move again where this failed', async () => {
    await running();
    await provision(new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 }));
    expect(elasticsearch.asked('POST').filter((request) => request.includes('/_cluster/reroute'))).toEqual([
      'POST /_cluster/reroute?retry_failed=true&filter_path=acknowledged 200',
    ]);
  });

  test('are not changed if someone else manages them', async () => {
    const fixture = await running();
    elasticsearch.cluster.nodes.set('guest-0', 1);
    expect(nodes((await provision(fixture)).log)).toBeUndefined();
    expect(elasticsearch.cluster.excluded).toBe('');
  });
});

test('only a changed retention is written', async () => {
  await provision(await running());
  elasticsearch.requests.length = 0;
  await provision(new ElasticsearchFixture({ agentNamespace: 'agents', lifecycle: { retention: Duration.days(30) } }));
  expect(elasticsearch.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});

test('a repository is registered and its policy set, once', async () => {
  const credentials = SecretRef.fromName('bucket-user');
  const snapshots = { repository: SnapshotRepository.s3({ bucket: 'logs', basePath: 'a', credentials }) };
  const fixture = await running({ snapshots });
  expect((await provision(fixture)).log).toEqual(
    expect.arrayContaining(['repository of snapshots: created', 'snapshots: created']),
  );
  elasticsearch.requests.length = 0;
  expect((await provision(fixture)).log.slice(-3)).toEqual([
    'cluster: ready',
    expect.stringMatching(/^unchanged: .*, repository of snapshots, snapshots$/),
    'done',
  ]);
  expect(elasticsearch.asked('PUT', 'POST')).toEqual([]);
});

test('a repository that the nodes cannot write to is retried, and all other steps run before', async () => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'nfs' });
  const fixture = await running({ snapshots: { repository } });
  elasticsearch.brokenRepositories = 2;
  const { status, log } = await provision(fixture);
  const [retried = -1, done] = ['waiting: PUT /_snapshot/kubernetes-logs: 500', 'template of rejected documents'].map(
    (text) => log.findIndex((line) => line.startsWith(text)),
  );
  expect([status, log.at(-1)]).toEqual([0, 'done']);
  expect(log[retried]).toContain('is not accessible on the node');
  expect(done).toBeLessThan(retried);
});

test('only a changed schedule for snapshots is written', async () => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'nfs' });
  await provision(await running({ snapshots: { repository } }));
  elasticsearch.requests.length = 0;
  const snapshots = { repository, schedule: Cron.schedule({ minute: '0', hour: '3' }) };
  await provision(new ElasticsearchFixture({ agentNamespace: 'agents', snapshots }));
  expect(elasticsearch.asked('PUT', 'POST')).toEqual(['PUT /_slm/policy/kubernetes-logs 200']);
});

test('no password is ever in the log of a program', async () => {
  const fixture = await running();
  const log = (await provision(fixture)).log.join('\n');
  for (const user of ['elastic', 'kibana', 'agent'])
    expect(log).not.toContain(api.value(`logging/elasticsearch-${user}`, 'password'));
});

test('the programs in the manifests are the ones in these tests', () => {
  const { data } = new ElasticsearchFixture().find('ConfigMap', 'elasticsearch-bootstrap');
  for (const [name, text] of Object.entries(data).filter(([file]) => file.endsWith('.rb')))
    expect(text).toBe(readFileSync(join(__dirname, '../../lib/provisioning/programs', name), 'utf8'));
});
