import assert from 'node:assert/strict';
import { join } from 'node:path';
import { resolveLifecycle } from '../../../lib/elasticsearch/indices/lifecycle';
import { agentRole } from '../../../lib/elasticsearch/provisioning';
import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import { basic, type ServerClient } from '../elasticsearch/server/server-client';
import { ELASTICSEARCH_CA, type Environment } from '../environment/environment';
import { until } from '../environment/wait';

const PASSWORD = 'a "word" of #{ENV} \\ signs';
const CA = { 'elasticsearch-ca-certificate': { 'ca.crt': ELASTICSEARCH_CA } };
const ROLE = agentRole(resolveLifecycle({}));
const KEY_NAME = 'log-agent';

type Secrets = Record<string, Record<string, string>>;

export const scenarios: Scenario[] = [
  {
    name: 'secure-elasticsearch',
    title:
      'Elasticsearch has TLS and users: the Job of the library provisions it twice, and the agent signs in with the user that the Job creates',
    cases: [ES9, ES8, ES7],
    manifest: { secure: true },
    provisioned: false,
    access: signIn,
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const output = [await environment.runJob('provisioning'), await environment.runJob('provisioning')];
      assert.match(output[0] ?? '', /created/);
      assert.doesNotMatch(output[1] ?? '', /created|changed(?<!unchanged)/);
      await write(environment);
      await expectLeastPrivilege(environment);
    },
  },
  {
    name: 'own-configuration',
    title: 'the agent runs the configuration of an example, with metrics on request: logs arrive, and the port answers',
    cases: [ES9],
    manifest: { secure: true, configuration: join(__dirname, '../../../examples/fluent.conf') },
    provisioned: false,
    access: signIn,
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      await environment.runJob('provisioning');
      await write(environment);
      const sent = () => environment.metric('fluentd_output_status_emit_records');
      await until('the metrics count every line', async () => (await sent()) >= environment.written.length);
    },
  },
  {
    name: 'api-key',
    title: 'Elasticsearch requires an API key: a Secret has id and key',
    cases: [ES9, ES7],
    manifest: { apiKey: true },
    access: (server) => withApiKey((path, body) => put(server, path, body)),
    run: write,
  },
  {
    name: 'api-key-rotation',
    title:
      'The API key is revoked, and Elasticsearch rejects the agent until a Secret has a new key and the agent restarts',
    cases: [ES9, ES7],
    manifest: { apiKey: true },
    access: (server) => withApiKey((path, body) => put(server, path, body)),
    async run(environment) {
      await write(environment);
      const { elasticsearch } = environment;
      await elasticsearch.request('DELETE', '/_security/api_key', { name: KEY_NAME });
      const pod = environment.pod({ name: 'web-3' });
      pod.lines(200);
      await environment.agentSays(/\b401\b/);
      await environment.restartAgent(await withApiKey((path, body) => elasticsearch.request('PUT', path, body)));
      pod.lines(200);
      await environment.arrived();
      await environment.drained();
    },
  },
];

/** The Secrets with a new API key for the agent, which `create` creates from a body. */
async function withApiKey(create: (path: string, body: unknown) => Promise<unknown>): Promise<Secrets> {
  const made = await create('/_security/api_key', { name: KEY_NAME, role_descriptors: { 'log-agent': ROLE } });
  const { id, api_key: secret } = made as Record<string, string>;
  return { ...CA, 'elasticsearch-agent': { 'api-key': `${id}:${secret}` } };
}

/** Passwords of the users, in the Secrets that the library refers to. */
async function signIn(server: ServerClient): Promise<Secrets> {
  await put(server, '/_security/user/elastic/_password', { password: PASSWORD });
  const password = { password: PASSWORD };
  return {
    ...CA,
    'elasticsearch-elastic': password,
    'elasticsearch-kibana': password,
    'elasticsearch-agent': password,
  };
}

/** The permissions of the agent's user, and of requests without a user. */
async function expectLeastPrivilege({ elasticsearch }: Environment): Promise<void> {
  const agent = basic('log-agent', PASSWORD);
  const index = '/kubernetes-logs-2026.01.01';
  const bulk = (operation: string) => `{"${operation}":{}}\n{"@timestamp":"2026-01-01T00:00:00Z"}\n`;
  const seen = {
    create: await elasticsearch.statusesAs(agent, 'POST', `${index}/_bulk`, bulk('create')),
    index: await elasticsearch.statusesAs(agent, 'POST', `${index}/_bulk`, bulk('index')),
    'another index': await elasticsearch.statusesAs(agent, 'POST', '/invoices/_bulk', bulk('create')),
    search: await elasticsearch.statusesAs(agent, 'POST', `${index}/_search`),
    delete: await elasticsearch.statusesAs(agent, 'DELETE', index),
    'no user': await elasticsearch.statusesAs(undefined, 'POST', `${index}/_bulk`, bulk('create')),
    'another password': await elasticsearch.statusesAs(
      basic('log-agent', 'guess'),
      'POST',
      `${index}/_bulk`,
      bulk('create'),
    ),
  };
  const expected: typeof seen = {
    create: [200, 201],
    index: [200, 403],
    'another index': [200, 403],
    search: [403],
    delete: [403],
    'no user': [401],
    'another password': [401],
  };
  assert.deepEqual(seen, expected);
  await elasticsearch.request('DELETE', index);
}

async function put(server: ServerClient, path: string, body: unknown): Promise<unknown> {
  const answer = await server.request('PUT', path, body);
  if (answer.status !== 200) throw new Error(`PUT ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function write(environment: Environment): Promise<void> {
  if (!environment.elasticsearch.listening) {
    await environment.api.start();
    await environment.elasticsearch.start();
  }
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  environment.agent.start();
  for (const pod of pods) pod.lines(200);
  await environment.arrived();
  await environment.drained();
  for (const secret of environment.secretValues)
    if (environment.agent.log.some((line) => line.includes(secret))) throw new Error('a secret is in the log');
}
