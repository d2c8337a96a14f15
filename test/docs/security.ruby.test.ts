import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { BootstrapInput } from '../../lib/provisioning/input';
import { find, readProfile } from '../profiles';
import { cleanUp, type Outcome, run } from '../provisioning/run';
import { ApiServer } from '../provisioning/servers/api-server';
import { Page, ROOT } from './page';

// The procedures of docs/security.md, with the input of dist/production and the programs that run there.

const page = new Page('security.md');
const { objects } = readProfile(join(ROOT, 'dist', 'production'));
const plan: BootstrapInput = JSON.parse(find(objects, 'ConfigMap', 'elasticsearch-bootstrap').data['input.json']);
const secrets = objects
  .filter(({ kind }) => kind === 'Secret')
  .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

let api: ApiServer;

beforeEach(async () => {
  api = new ApiServer(...secrets);
  await api.start();
  expect((await bootstrap()).status).toBe(0);
});

afterEach(async () => {
  await api.stop();
  cleanUp();
});

function bootstrap(): Promise<Outcome> {
  const here = { waitSeconds: 5, serviceAccountDirectory: api.serviceAccountDirectory };
  return run('bootstrap', { ...plan, ...here }, api.environment);
}

function takeOut(key: string, ...names: string[]): void {
  for (const name of names) {
    const { [key]: taken, ...rest } = api.values(name);
    expect([name, taken]).toEqual([name, expect.any(String)]);
    api.put(name, rest);
  }
}

test('a CA that is renewed as the page describes keeps every certificate valid', async () => {
  const before = api.everything();
  const loop = /for secret in (.*); do/.exec(page.text)?.[1]?.split(' ') ?? [];
  const single = [...page.text.matchAll(/kubectl patch secret (elasticsearch[\w-]+) --namespace=([\w-]+)/g)];
  const named = [...loop.map((name) => `logging/${name}`), ...single.map(([, name, where]) => `${where}/${name}`)];
  takeOut('ca.crt', ...named);
  const { status } = await bootstrap();
  const after = api.everything();
  const [old = '', ...renewed] = [before['logging/elasticsearch-ca'], ...named.map((name) => after[name])].map(
    (values) => values?.['ca.crt'] ?? '',
  );
  expect([status, new Set(renewed).size, renewed.includes(old)]).toEqual([0, 1, false]);
  const authority = new X509Certificate(renewed[0] ?? '');
  for (const name of ['logging/elasticsearch-http', 'logging/elasticsearch-transport']) {
    expect(after[name]?.['tls.crt']).toBe(before[name]?.['tls.crt']);
    expect(new X509Certificate(after[name]?.['tls.crt'] ?? '').verify(authority.publicKey)).toBe(true);
  }
  expect(after['logging/elasticsearch-ca']?.['ca.key']).toBe(before['logging/elasticsearch-ca']?.['ca.key']);
});

test('a password of the agent that is removed in both namespaces is created again in both', async () => {
  const before = api.everything();
  const both = ['logging/elasticsearch-agent', 'logging-agents/elasticsearch-agent'];
  takeOut('password', ...both);
  expect((await bootstrap()).status).toBe(0);
  const [made, copied] = both.map((name) => api.value(name, 'password'));
  expect(made).toMatch(/^\w{32}$/);
  expect([copied, made === before[both[0] ?? '']?.password]).toEqual([made, false]);
  const others = secrets.filter((name) => !both.includes(name));
  expect(others.map((name) => api.values(name))).toEqual(others.map((name) => before[name]));
});
