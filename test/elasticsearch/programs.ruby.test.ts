import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ElasticsearchImage, type ElasticsearchProps, SecretRef, SnapshotRepository, Storage } from '../../lib';
import type { BootstrapInput, ProvisionInput } from '../../lib/provisioning/input';
import type { Yaml } from '../profiles';
import { ApiServer } from '../provisioning/api-server';
import { Elasticsearch } from '../provisioning/elasticsearch';
import { cleanUp, mounted, type Outcome, run } from '../provisioning/run';
import { StoreWorld } from './world';

// The plans as they stand in the manifests; only addresses, mounted files and patience are those of the test.

let api: ApiServer;
let store: Elasticsearch;

let started: { stop(): Promise<void> }[];

beforeEach(() => {
  store = new Elasticsearch();
  started = [];
});

afterEach(async () => {
  for (const service of started) await service.stop();
  cleanUp();
});

/** An API server that has the Secrets of the manifests, and lets the account do what its roles say. */
async function apiFor(world: StoreWorld): Promise<void> {
  const named = world
    .of('Role')
    .flatMap(({ metadata, rules }) => rules[0].resourceNames.map((name: string) => `${metadata.namespace}/${name}`));
  const there = world.of('Secret').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  api = new ApiServer(...there.filter((secret) => named.includes(secret)));
  api.configMaps.set('logging/elasticsearch-cluster', {});
  await api.start();
  started.push(api);
}

function bootstrap(world: StoreWorld): Promise<Outcome> {
  const plan: BootstrapInput = world.plan('bootstrap');
  const here = { waitSeconds: 5, serviceAccountDirectory: api.serviceAccountDirectory };
  return run('bootstrap', { ...plan, ...here }, api.environment);
}

/** The Secrets that the Job mounts, as files, in place of the paths in its plan. */
function withFiles(world: StoreWorld, plan: ProvisionInput): ProvisionInput {
  const job = world.of('Job').find(({ metadata }) => metadata.name.startsWith('elasticsearch-provisioning-'));
  const pod = job.spec.template.spec;
  const { mountPath } = pod.containers[0].volumeMounts.find(({ name }: Yaml) => name === 'store');
  const { sources } = pod.volumes.find(({ name }: Yaml) => name === 'store').projected;
  let text = JSON.stringify(plan);
  for (const { secret } of sources)
    for (const { key, path } of secret.items)
      text = text.replaceAll(
        JSON.stringify(join(mountPath, path)),
        JSON.stringify(mounted(api.value(`logging/${secret.name}`, key))),
      );
  return JSON.parse(text);
}

function provision(world: StoreWorld): Promise<Outcome> {
  const plan = withFiles(world, world.plan('provisioning'));
  const here = { serviceAccountDirectory: api.serviceAccountDirectory, waitSeconds: 5, refusedSeconds: 0 };
  return run('provision', { ...plan, ...here, urls: [`https://localhost:${store.port}`] }, api.environment);
}

/** The Secrets are filled, and a store with their certificate and their password of elastic runs. */
async function running(props: ElasticsearchProps = {}): Promise<StoreWorld> {
  const world = new StoreWorld({ agentNamespace: 'agents', ...props });
  await apiFor(world);
  expect((await bootstrap(world)).status).toBe(0);
  const { 'tls.crt': cert, 'tls.key': key } = api.values('logging/elasticsearch-http');
  store.passwords.elastic = api.value('logging/elasticsearch-elastic', 'password');
  await store.start({ cert: cert ?? '', key: key ?? '' });
  started.push(store);
  return world;
}

test('bootstrap fills every Secret that pods wait for, within what its roles allow', async () => {
  const world = new StoreWorld({ agentNamespace: 'agents' });
  await apiFor(world);
  const { status, log } = await bootstrap(world);
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

test('agent and store have the same password and the same authority', async () => {
  await apiFor(new StoreWorld({ agentNamespace: 'agents' }));
  await bootstrap(new StoreWorld({ agentNamespace: 'agents' }));
  for (const name of ['elasticsearch-agent', 'elasticsearch-ca-certificate'])
    expect(api.values(`agents/${name}`)).toEqual(api.values(`logging/${name}`));
});

test('the certificate is valid under the name that agents of other namespaces call', async () => {
  const world = new StoreWorld();
  await apiFor(world);
  await bootstrap(world);
  const certificate = new X509Certificate(api.value('logging/elasticsearch-http', 'tls.crt'));
  for (const name of ['elasticsearch', 'elasticsearch.logging.svc', 'elasticsearch-0.elasticsearch-nodes.logging.svc'])
    expect(certificate.checkHost(name)).toBeDefined();
  expect(certificate.checkHost('elsewhere.logging.svc')).toBeUndefined();
});

test('a second run of bootstrap writes nothing', async () => {
  const world = new StoreWorld({ agentNamespace: 'agents' });
  await apiFor(world);
  await bootstrap(world);
  const before = api.everything();
  expect((await bootstrap(world)).status).toBe(0);
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
      'template of what was refused: created',
      'password of kibana_system: updated',
      'role of the agent: created',
      'user of the agent: created',
      'unchanged: nodes, password of the agent',
      'done',
    ],
  ]);
  expect(store.passwords.kibana_system).toBe(api.value('logging/elasticsearch-kibana', 'password'));
  expect(store.passwords['log-agent']).toBe(api.value('agents/elasticsearch-agent', 'password'));
});

test.each(['7.17.29', '8.19.20', '9.5.6'])('a second run changes nothing of Elasticsearch %s', async (version) => {
  const world = await running({ image: ElasticsearchImage.official(version) });
  await provision(world);
  store.requests.length = 0;
  expect((await provision(world)).status).toBe(0);
  expect(store.asked('PUT', 'POST')).toEqual([]);
});

test('after the loss of all data, the next run sets up everything again', async () => {
  const world = await running({ storage: Storage.emptyDir() });
  await provision(world);
  store.forget();
  const { status, log } = await provision(world);
  expect([status, log]).toEqual([
    0,
    expect.arrayContaining(['template of the logs: created', 'user of the agent: created', 'done']),
  ]);
  expect(store.passwords['log-agent']).toBe(api.value('agents/elasticsearch-agent', 'password'));
});

test('a setting that is changed and changed back is written both times', async () => {
  const back = await running();
  await provision(back);
  await provision(new StoreWorld({ agentNamespace: 'agents', lifecycle: { retentionDays: 30 } }));
  store.requests.length = 0;
  await provision(back);
  expect(store.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});

test('the identity of the cluster is written once, and another cluster is refused with what to do', async () => {
  const world = await running();
  await provision(world);
  expect(api.configMaps.get('logging/elasticsearch-cluster')).toEqual({ cluster_uuid: store.cluster.uuid });
  store.cluster.uuid = 'another-cluster-0000000';
  store.requests.length = 0;
  const { status, log } = await provision(world);
  expect(status).toBe(1);
  expect(log.at(-1)).toContain('the nodes may have formed a second cluster');
  expect(log.at(-1)).toContain('kubectl patch configmap elasticsearch-cluster --namespace=logging');
  expect(store.asked('PUT', 'POST')).toEqual([]);
});

describe('nodes that the manifests no longer have', () => {
  const nodes = (log: readonly string[]) => log.find((line) => line.startsWith('nodes: '));

  test('lose their shards and their vote, and get both back where they stay after all', async () => {
    await provision(await running());
    store.cluster.shards = [
      { index: 'a', node: 'elasticsearch-2' },
      { index: 'a', node: 'elasticsearch-1', kind: 'r' },
    ];
    const { log } = await provision(new StoreWorld({ agentNamespace: 'agents', replicas: 1 }));
    expect(nodes(log)).toBe('nodes: elasticsearch-1, elasticsearch-2 to be removed, with 2 shards left');
    expect(store.cluster.excluded).toBe('elasticsearch-1,elasticsearch-2');
    expect(store.cluster.voting).toEqual(['elasticsearch-0']);
    await provision(new StoreWorld({ agentNamespace: 'agents' }));
    expect([store.cluster.excluded, store.cluster.votingExclusions]).toEqual(['', []]);
  });

  test('are forgotten once they are gone', async () => {
    const one = new StoreWorld({ agentNamespace: 'agents', replicas: 1 });
    await running();
    await provision(one);
    for (const name of ['elasticsearch-1', 'elasticsearch-2']) store.cluster.nodes.delete(name);
    expect(nodes((await provision(one)).log)).toBe('nodes: updated');
    expect([store.cluster.excluded, store.cluster.votingExclusions]).toEqual(['', []]);
    expect(nodes((await provision(one)).log)).toBeUndefined();
  });

  test('keep their vote until every master of the manifests is there', async () => {
    await running();
    store.cluster.nodes.delete('elasticsearch-0');
    await provision(new StoreWorld({ agentNamespace: 'agents', replicas: 1 }));
    expect(store.cluster.votingExclusions).toEqual([]);
    expect(store.cluster.excluded).toBe('elasticsearch-1,elasticsearch-2');
  });

  test('are left alone where they are nodes of somebody else', async () => {
    const world = await running();
    store.cluster.nodes.set('guest-0', 1);
    expect(nodes((await provision(world)).log)).toBeUndefined();
    expect(store.cluster.excluded).toBe('');
  });
});

test('a changed retention is written, and nothing else', async () => {
  await provision(await running());
  store.requests.length = 0;
  await provision(new StoreWorld({ agentNamespace: 'agents', lifecycle: { retentionDays: 30 } }));
  expect(store.asked('PUT', 'POST')).toEqual(['PUT /_ilm/policy/kubernetes-logs 200']);
});

test('a repository is registered and its policy set, once', async () => {
  const credentials = SecretRef.fromName('bucket-user');
  const snapshots = { repository: SnapshotRepository.s3({ bucket: 'logs', basePath: 'a', credentials }) };
  const world = await running({ snapshots });
  expect((await provision(world)).log).toEqual(
    expect.arrayContaining(['repository of snapshots: created', 'snapshots: created']),
  );
  store.requests.length = 0;
  expect((await provision(world)).log.slice(-3)).toEqual([
    'cluster: ready',
    expect.stringMatching(/^unchanged: .*, repository of snapshots, snapshots$/),
    'done',
  ]);
  expect(store.asked('PUT', 'POST')).toEqual([]);
});

test('a repository that the nodes cannot write to is tried again, and all else is set up meanwhile', async () => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'nfs' });
  const world = await running({ snapshots: { repository } });
  store.brokenRepositories = 2;
  const { status, log } = await provision(world);
  const [retried = -1, done] = ['waiting: PUT /_snapshot/kubernetes-logs: 500', 'template of what was refused'].map(
    (text) => log.findIndex((line) => line.startsWith(text)),
  );
  expect([status, log.at(-1)]).toEqual([0, 'done']);
  expect(log[retried]).toContain('is not accessible on the node');
  expect(done).toBeLessThan(retried);
});

test('another time for snapshots is written, and nothing else', async () => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'nfs' });
  await provision(await running({ snapshots: { repository } }));
  store.requests.length = 0;
  const snapshots = { repository, schedule: '0 0 3 * * ?' };
  await provision(new StoreWorld({ agentNamespace: 'agents', snapshots }));
  expect(store.asked('PUT', 'POST')).toEqual(['PUT /_slm/policy/kubernetes-logs 200']);
});

test('no password is ever in the log of a program', async () => {
  const world = await running();
  const log = (await provision(world)).log.join('\n');
  for (const user of ['elastic', 'kibana', 'agent'])
    expect(log).not.toContain(api.value(`logging/elasticsearch-${user}`, 'password'));
});

test('the programs in the manifests are those that run here', () => {
  const { data } = new StoreWorld().find('ConfigMap', 'elasticsearch-bootstrap');
  for (const [name, text] of Object.entries(data).filter(([file]) => file.endsWith('.rb')))
    expect(text).toBe(readFileSync(join(__dirname, '../../lib/provisioning', name), 'utf8'));
});
