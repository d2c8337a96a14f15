import type { BootstrapInput } from '../../lib/provisioning/input';
import { cleanUp, type Outcome, run, start } from './run';
import { ApiServer } from './servers/api-server';

const secrets = ['logging/ca', 'logging/http', 'logging/users', 'logging/kibana', 'agents/elasticsearch'];
let api: ApiServer;

beforeEach(async () => {
  api = new ApiServer(...secrets);
  await api.start();
});

afterEach(async () => {
  await api.stop();
  cleanUp();
});

function input(more: Partial<BootstrapInput> = {}): BootstrapInput {
  return {
    waitSeconds: 3,
    serviceAccountDirectory: api.serviceAccountDirectory,
    authority: { namespace: 'logging', secret: 'ca', commonName: 'elasticsearch authority' },
    certificates: [
      { namespace: 'logging', secret: 'http', commonName: 'elasticsearch', dnsNames: ['elasticsearch.logging.svc'] },
    ],
    passwords: [{ namespace: 'logging', secret: 'users', key: 'agent', length: 24 }],
    randomKeys: [{ namespace: 'logging', secret: 'kibana', key: 'encryptionKey' }],
    copies: [
      {
        from: { namespace: 'logging', secret: 'ca', key: 'ca.crt' },
        to: { namespace: 'agents', secret: 'elasticsearch', key: 'ca.crt' },
      },
      {
        from: { namespace: 'logging', secret: 'users', key: 'agent' },
        to: { namespace: 'agents', secret: 'elasticsearch', key: 'password' },
      },
    ],
    ...more,
  };
}

function bootstrap(more: Partial<BootstrapInput> = {}): Promise<Outcome> {
  return run('bootstrap', input(more), api.environment);
}

test('every empty Secret of the input is filled, and the log has a line for each', async () => {
  expect(await bootstrap()).toEqual({
    status: 0,
    log: [
      'logging/ca: created ca.crt, ca.key',
      'logging/http: created tls.crt, tls.key, ca.crt',
      'logging/users: created agent',
      'logging/kibana: created encryptionKey',
      'agents/elasticsearch: copied ca.crt',
      'agents/elasticsearch: copied password',
      'done',
    ],
  });
  expect(api.value('logging/users', 'agent')).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(api.value('logging/kibana', 'encryptionKey')).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(api.values('agents/elasticsearch')).toEqual({
    'ca.crt': api.value('logging/ca', 'ca.crt'),
    password: api.value('logging/users', 'agent'),
  });
});

test('a second run changes nothing', async () => {
  await bootstrap();
  const before = api.everything();
  api.requests.length = 0;
  expect((await bootstrap()).log).toContain('logging/http: kept');
  expect(api.everything()).toEqual(before);
  expect(api.asked('PATCH')).toEqual([]);
});

test('the next run completes a run that was killed after any of its requests, and keeps what it wrote', async () => {
  await bootstrap();
  const all = api.requests.length;
  for (let last = 1; last < all; last += 1) {
    for (const name of secrets) api.secrets.set(name, { version: 1, data: {} });
    api.requests.length = 0;
    const running = start('bootstrap', input(), api.environment);
    api.afterRequest = (count) => count === last && running.process.kill('SIGKILL');
    expect((await running.outcome).status).toBeNull();
    api.afterRequest = () => {};
    const written = api.everything();
    expect((await bootstrap()).status).toBe(0);
    for (const name of secrets) expect(api.values(name)).toMatchObject(written[name] ?? {});
    expect(api.value('agents/elasticsearch', 'ca.crt')).toBe(api.value('logging/http', 'ca.crt'));
    expect(api.value('agents/elasticsearch', 'password')).toBe(api.value('logging/users', 'agent'));
  }
}, 120_000);

test('of two concurrent runs, one fills a Secret and the other keeps its values', async () => {
  const outcomes = await Promise.all([bootstrap(), bootstrap(), bootstrap()]);
  expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0]);
  const lines = outcomes.flatMap(({ log }) => log);
  expect(lines.filter((line) => line.includes('http: created'))).toHaveLength(1);
  expect(api.asked('PATCH').filter((line) => line.endsWith('200'))).toHaveLength(6);
  expect(api.value('logging/http', 'ca.crt')).toBe(api.value('logging/ca', 'ca.crt'));
});

test('a value that another client writes between the read and the write stays', async () => {
  api.afterRequest = () => {
    if (api.asked('GET').length === 1) api.put('logging/users', { agent: 'what-another-wrote' });
    api.afterRequest = () => {};
  };
  const passwords = [{ namespace: 'logging', secret: 'users', key: 'agent' }];
  const outcome = await bootstrap({ authority: undefined, certificates: [], randomKeys: [], copies: [], passwords });
  expect(api.requests.map((line) => line.split(' ').at(-1))).toEqual(['200', '409', '200']);
  expect(outcome.log).toEqual(['logging/users: kept', 'done']);
  expect(api.value('logging/users', 'agent')).toBe('what-another-wrote');
});

test('the token is read for each request, so that its replacement during a run is safe', async () => {
  api.afterRequest = (count) => api.rotateToken(`token-${count}`);
  expect((await bootstrap()).status).toBe(0);
  expect(api.requests.filter((line) => line.endsWith('401'))).toEqual([]);
});

test('the program waits for a Secret that is applied late', async () => {
  api.secrets.delete('logging/users');
  api.afterRequest = () => {
    if (api.requests.at(-1)?.endsWith('404')) api.put('logging/users', {});
  };
  const { status, log } = await bootstrap({ waitSeconds: 20 });
  expect(log).toContain('waiting: GET /api/v1/namespaces/logging/secrets/users: 404 secrets "users" not found');
  expect(status).toBe(0);
});

test('the program retries if the API server is busy or closes the connection', async () => {
  api.wrongAnswers.push({ status: 503 }, { status: 0, drop: true }, { status: 429 });
  expect((await bootstrap({ waitSeconds: 20 })).status).toBe(0);
});

test('a Secret that the role does not name ends the run with what to check', async () => {
  api.foreign.add('logging/users');
  const { status, log } = await bootstrap();
  expect(status).toBe(1);
  expect(log.at(-1)).toMatch(
    /^FAILED gave up after \d tries: GET .*users: 403 .*its role must allow get and patch of this object by name$/,
  );
});

test('a copy that differs from its source stays, with a warning', async () => {
  api.put('agents/elasticsearch', { password: 'an-older-password' });
  expect((await bootstrap()).log).toContain(
    'WARNING agents/elasticsearch: password differs from agent of logging/users, and stays',
  );
  expect(api.value('agents/elasticsearch', 'password')).toBe('an-older-password');
});

test('a key for Kibana with fewer than 32 letters is rejected', async () => {
  const randomKeys = [{ namespace: 'logging', secret: 'kibana', key: 'encryptionKey', length: 31 }];
  const { status, log } = await bootstrap({ randomKeys });
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/kibana: encryptionKey needs a length of 32 or more']);
});

test('no secret value is in the log, even if the API server repeats it', async () => {
  const password = 'a-password-to-copy';
  api.put('logging/users', { agent: password });
  const message = ['refused', password, Buffer.from(password).toString('base64'), 'token-of-the-first-hour'].join(' ');
  api.afterRequest = (count) => count === 2 && api.wrongAnswers.push({ status: 422, body: { message } });
  const copies = input().copies?.slice(1);
  const { status, log } = await bootstrap({
    authority: undefined,
    certificates: [],
    passwords: [],
    randomKeys: [],
    copies,
  });
  expect([status, log]).toEqual([
    1,
    ['FAILED PATCH /api/v1/namespaces/agents/secrets/elasticsearch: 422 refused *** *** ***'],
  ]);
});
