import { ElasticsearchImage, type LogLifecycleOptions } from '../../../lib';
import { basic, send } from '../../e2e/elasticsearch/server/server-client';
import type { ServerProcess } from '../../e2e/elasticsearch/server/server-process';
import { until } from '../../e2e/environment/wait';
import { cleanUp, type Outcome } from '../../provisioning/run';
import { ElasticsearchFixture } from '../fixture';
import { Programs } from '../programs';
import { Nodes } from './nodes';

// Ends what hangs. Servers start slowly on busy machines.
jest.setTimeout(1_800_000);

// The provisioning program of the manifests against a real server with TLS and users.

const PORT = 9200;
/** A server that starts rejects the user until its security index exists. */
const WHILE_STARTING = { waitSeconds: 600, refusedSeconds: 600 };
const SETTLED = { waitSeconds: 60, refusedSeconds: 0 };
const PROPS = { agentNamespace: 'agents', replicas: 1 };
const TEMPLATE = '/_index_template/kubernetes-logs';

describe.each([
  [7, '7.17.29'],
  [8, '8.19.20'],
  [9, '9.5.4'],
] as const)('Elasticsearch %s', (major, version) => {
  const nodes = new Nodes();
  let fixture: ElasticsearchFixture;
  let programs: Programs;
  let server: ServerProcess;
  let first: Outcome;

  beforeAll(async () => {
    fixture = new ElasticsearchFixture({ ...PROPS, image: ElasticsearchImage.official(version) });
    programs = await Programs.start(fixture);
    expect((await programs.bootstrap(fixture)).status).toBe(0);
    server = nodes.server({ major, secure: true }, 'elasticsearch-0', PORT, serverOptions());
    const provisioning = programs.startProvisioning(fixture, PORT, WHILE_STARTING);
    await server.start();
    await setPasswordOfElastic(secret('elastic'));
    first = await provisioning.outcome;
  });

  afterAll(async () => {
    await nodes.end();
    await programs.stop();
    cleanUp();
  });

  function serverOptions() {
    const {
      'tls.crt': cert = '',
      'tls.key': key = '',
      'ca.crt': authority = '',
    } = programs.api.values('logging/elasticsearch-http');
    return {
      settings: {
        'node.name': 'elasticsearch-0',
        'xpack.security.http.ssl.enabled': true,
        'xpack.security.http.ssl.certificate': 'http.crt',
        'xpack.security.http.ssl.key': 'http.key',
      },
      files: { 'http.crt': cert, 'http.key': key },
      authority,
    };
  }

  function secret(user: 'elastic' | 'kibana' | 'agent'): string {
    return programs.api.value(`logging/elasticsearch-${user}`, 'password');
  }

  async function setPasswordOfElastic(password: string): Promise<void> {
    await until('the security index is there', async () => {
      const { status } = await server.request('POST', '/_security/user/elastic/_password', { password });
      return status === 200;
    });
  }

  /** The status of a request that only signs in. */
  async function authenticate(authorization: string): Promise<number> {
    const authority = programs.api.value('logging/elasticsearch-http', 'ca.crt');
    return (await send(PORT, authorization, 'GET', '/_security/_authenticate', undefined, authority)).status;
  }

  const signIn = (user: string, password: string) => authenticate(basic(user, password));

  const provision = () => programs.provision(fixture, PORT, SETTLED);

  /** Provisions with another lifecycle. */
  async function provisionWith(lifecycle: LogLifecycleOptions): Promise<void> {
    const changed = new ElasticsearchFixture({ ...PROPS, lifecycle, image: ElasticsearchImage.official(version) });
    expect(await programs.provision(changed, PORT, SETTLED)).toEqual({ status: 0, log: expect.anything() });
  }

  /** The status that Elasticsearch returns to the agent for a line of an index. */
  async function statusOfLine(index: string): Promise<number> {
    const authority = programs.api.value('logging/elasticsearch-http', 'ca.crt');
    const line = { '@timestamp': '2026-11-26T12:00:00Z', message: 'a line' };
    const bulk = [{ create: { _index: index } }, line].map((part) => `${JSON.stringify(part)}\n`).join('');
    const agent = basic('log-agent', secret('agent'));
    const { body } = await send(PORT, agent, 'POST', '/_bulk', bulk, authority);
    return (body as { items: { create: { status: number } }[] }).items[0]?.create.status ?? 0;
  }

  test('is set up by a program that was started before it', () => {
    expect([first.status, first.log.slice(-9)]).toEqual([
      0,
      [
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
  });

  test('is not changed by another run', async () => {
    const { status, log } = await provision();
    expect([status, log.length]).toEqual([0, 3]);
    expect(log[1]).toMatch(/^unchanged: .*template of the logs.*password of the agent$/);
  });

  test('gets back what a user has deleted, while an index is red', async () => {
    const settings = { 'index.routing.allocation.require._name': 'nobody', 'index.number_of_replicas': 0 };
    await server.request('PUT', '/red?wait_for_active_shards=0', { settings });
    await server.request('DELETE', TEMPLATE);
    expect((await server.request('GET', '/_cluster/health')).body).toMatchObject({ status: 'red' });
    expect(await provision()).toEqual({ status: 0, log: expect.arrayContaining(['template of the logs: created']) });
    await server.request('DELETE', '/red');
    expect((await server.request('GET', TEMPLATE)).status).toBe(200);
  });

  test.each([
    ['agent', 'log-agent'],
    ['kibana', 'kibana_system'],
  ] as const)('accepts the new password of the %s after its rotation, and not the old one', async (name, user) => {
    const old = secret(name);
    programs.api.put(`logging/elasticsearch-${name}`, { password: `${old}-new` });
    expect((await provision()).log.join()).toContain(`password of ${name === 'agent' ? 'the agent' : user}: updated`);
    expect([await signIn(user, `${old}-new`), await signIn(user, old)]).toEqual([200, 401]);
  });

  test('accepts two tokens of the service account of Kibana, until one of them is deleted', async () => {
    const path = (name: string) => `/_security/service/elastic/kibana/credential/token/${name}`;
    const create = async (name: string) => {
      const { body } = await server.request('POST', path(name));
      return (body as { token: { value: string } }).token.value;
    };
    const [old, current] = [await create('old'), await create('current')];
    const statuses = () => Promise.all([old, current].map((token) => authenticate(`Bearer ${token}`)));
    expect(await statuses()).toEqual([200, 200]);
    await server.request('DELETE', path('old'));
    expect(await statuses()).toEqual([401, 200]);
  });

  test('excludes a node that the manifests do not have, until they have it again', async () => {
    const removed = async () => {
      return (await server.request('GET', '/_cluster/settings?flat_settings=true&filter_path=persistent')).body;
    };
    const other = new ElasticsearchFixture({
      ...PROPS,
      nodeSets: [{ name: 'other', replicas: 1 }],
      replicas: undefined,
      image: ElasticsearchImage.official(version),
    });
    expect((await programs.provision(other, PORT, SETTLED)).log.join()).toContain('elasticsearch-0 to be removed');
    expect(await removed()).toEqual({
      persistent: {
        'cluster.metadata.removed_pods': 'elasticsearch-0',
        'cluster.routing.allocation.exclude.pod': 'elasticsearch-0',
      },
    });
    expect((await provision()).log).toContain('nodes: updated');
    expect(await removed()).toEqual({ persistent: {} });
  });

  test('is not changed by a program that has a wrong password', async () => {
    const right = secret('elastic');
    programs.api.put('logging/elasticsearch-elastic', { password: 'wrong-password' });
    await server.request('DELETE', TEMPLATE);
    const { status, log } = await provision();
    programs.api.put('logging/elasticsearch-elastic', { password: right });
    expect([status, log.at(-1)]).toEqual([1, expect.stringMatching(/^FAILED .*401/)]);
    expect((await server.request('GET', TEMPLATE)).status).toBe(404);
    expect((await provision()).status).toBe(0);
  });

  test('rejects the program while the cluster is read-only, which the log says', async () => {
    const block = (value: boolean | null) =>
      server.request('PUT', '/_cluster/settings', { persistent: { 'cluster.blocks.read_only': value } });
    await server.request('DELETE', TEMPLATE);
    await block(true);
    const { status, log } = await provision();
    await block(null);
    expect([status, log.at(-1)]).toEqual([1, expect.stringMatching(/^FAILED template of the logs: .*read-only/)]);
    expect((await provision()).log).toContain('template of the logs: created');
  });

  describe('with the names of ECS', () => {
    const path = '/kubernetes-logs-2026.11.20/_doc?refresh=true';
    const found = async (field: string, value: string) => {
      const query = { term: { [field]: value } };
      const { body } = await server.request('POST', '/kubernetes-logs-2026.11.20/_search', { query });
      return (body as { hits: { hits: unknown[] } }).hits.hits.length;
    };

    test('finds the line of a pod by them, and by the names of Fluentd', async () => {
      await provisionWith({ ecsFields: true });
      const names = { pod_name: 'a-1', pod_id: 'uid', namespace_name: 'shop', container_name: 'app', host: 'node-1' };
      const { status } = await server.request('POST', path, {
        message: 'a',
        kubernetes: { ...names, labels: { a: 'b' } },
      });
      expect(status).toBe(201);
      const fields: [string, string][] = [
        ['kubernetes.pod.name', 'a-1'],
        ['kubernetes.pod.uid', 'uid'],
        ['kubernetes.namespace', 'shop'],
        ['kubernetes.container.name', 'app'],
        ['kubernetes.node.name', 'node-1'],
        ['kubernetes.pod_name', 'a-1'],
      ];
      for (const [field, value] of fields) expect([field, await found(field, value)]).toEqual([field, 1]);
    });

    test('rejects a line that has such a field itself, and accepts it without the option', async () => {
      const own = { message: 'a', kubernetes: { pod: { name: 'a-1' } } };
      expect((await server.request('POST', path, own)).status).toBe(400);
      await provisionWith({});
      expect((await server.request('POST', path.replace('20/', '21/'), own)).status).toBe(201);
    });
  });

  describe('after a change of the index prefix', () => {
    const [old, now] = ['kubernetes-logs-2026.11.25', 'kubernetes-logs-new-2026.11.26'];
    const indexPrefix = 'kubernetes-logs-new';
    const policyOf = async (index: string) => {
      const { body } = await server.request('GET', `/${index}/_settings?flat_settings=true`);
      return (body as Record<string, { settings: Record<string, string> }>)[index]?.settings['index.lifecycle.name'];
    };

    test('accepts buffered lines with the old prefix, and deletes their index after the retention', async () => {
      await server.request('DELETE', TEMPLATE);
      await provisionWith({ indexPrefix, previousIndexPrefixes: ['kubernetes-logs'] });
      expect([await statusOfLine(old), await statusOfLine(now)]).toEqual([201, 201]);
      expect([await policyOf(old), await policyOf(now)]).toEqual(['kubernetes-logs', indexPrefix]);
    });

    test('rejects buffered lines with the old prefix if previousIndexPrefixes does not name it', async () => {
      await provisionWith({ indexPrefix });
      expect([await statusOfLine(old), await statusOfLine(now)]).toEqual([403, 201]);
    });

    test('accepts buffered lines for a data stream, whose template stays as it is', async () => {
      await server.request('PUT', '/_index_template/stream', { index_patterns: ['stream'], data_stream: {} });
      await server.request('POST', '/stream/_doc', { '@timestamp': '2026-11-26T12:00:00Z' });
      await provisionWith({ indexPrefix: 'pods', previousIndexPrefixes: ['stream'] });
      expect([await statusOfLine('stream'), await statusOfLine('pods-2026.11.26')]).toEqual([201, 201]);
    });

    test('can go back to the old prefix', async () => {
      await provisionWith({});
      expect(await statusOfLine(old)).toBe(201);
    });
  });

  test('is set up again after the loss of all data, also by a program that was killed meanwhile', async () => {
    await server.wipe();
    await setPasswordOfElastic(secret('elastic'));
    programs.api.configMaps.set('logging/elasticsearch-cluster', {});
    const killed = programs.startProvisioning(fixture, PORT, WHILE_STARTING);
    killed.process.stdout?.on('data', (text: Buffer) => {
      if (`${text}`.includes('retention: created')) killed.process.kill('SIGKILL');
    });
    expect((await killed.outcome).status).toBeNull();
    // A slow machine kills the program later.
    expect(await provision()).toMatchObject({ status: 0 });
    expect((await server.request('GET', TEMPLATE)).status).toBe(200);
    expect(await signIn('log-agent', secret('agent'))).toBe(200);
  });
});
