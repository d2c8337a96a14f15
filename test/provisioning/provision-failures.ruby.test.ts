import type { ProvisionInput, ProvisionStep } from '../../lib/provisioning/input';
import { cleanUp, mounted, type Outcome, run } from './run';
import { Elasticsearch } from './servers/elasticsearch';
import { health, password, provisionInput, role, template } from './steps';

let elasticsearch: Elasticsearch;

beforeEach(async () => {
  elasticsearch = new Elasticsearch();
  await elasticsearch.start();
});

afterEach(async () => {
  await elasticsearch.stop();
  cleanUp();
});

function provision(steps: readonly ProvisionStep[], more: Partial<ProvisionInput> = {}): Promise<Outcome> {
  return run('provision', provisionInput(elasticsearch.url, steps, more));
}

test.each([
  ['503', { status: 503, body: 'not yet' }],
  ['429', { status: 429 }],
  ['nothing at all', { status: 0, drop: true }],
])('the program retries after an answer of %s', async (_, answer) => {
  elasticsearch.wrongAnswers.push(answer);
  expect((await provision([role])).log.slice(-2)).toEqual(['role: created', 'done']);
});

test('a write whose answer was lost is repeated safely', async () => {
  elasticsearch.afterRequest = (count) => {
    if (count === 1) elasticsearch.wrongAnswers.push({ status: 0, drop: true });
  };
  expect((await provision([role])).status).toBe(0);
  expect(elasticsearch.asked('PUT').map((line) => line.split(' ').at(-1))).toEqual(['dropped', '200']);
});

test('the next address is tried when one does not answer', async () => {
  expect((await provision([role], { urls: ['http://127.0.0.1:1', elasticsearch.url] })).status).toBe(0);
});

test('the run ends with the reason if Elasticsearch never answers', async () => {
  const { status, log } = await provision([role], { urls: ['http://127.0.0.1:1'], waitSeconds: 2 });
  expect([status, log.at(-1)]).toEqual([
    1,
    expect.stringMatching(
      /^FAILED role: gave up after \d tries: GET \/_security\/role\/agent: 127\.0\.0\.1:1: .*refused/,
    ),
  ]);
});

test('the program waits for a red cluster', async () => {
  elasticsearch.health = 'red';
  elasticsearch.afterRequest = (count) => {
    if (count === 2) elasticsearch.health = 'yellow';
  };
  expect(await provision([health])).toEqual({
    status: 0,
    log: ['waiting: /_cluster/health: status is "red"', 'cluster: yellow', 'done'],
  });
});

test('the program retries after 401 and 403, because Elasticsearch may be starting', async () => {
  elasticsearch.wrongAnswers.push({ status: 401 }, { status: 403 });
  expect((await provision([role], { waitSeconds: 20 })).status).toBe(0);
});

test('a lasting 401 or 403 ends the run well before the time limit, with what to check', async () => {
  const passwordFile = mounted('wrong-secret');
  const { status, log } = await provision([role], { passwordFile, refusedSeconds: 1, waitSeconds: 600 });
  expect([status, log.at(-1)]).toEqual([
    1,
    `FAILED role: gave up after 2 tries: GET /_security/role/agent: 401 unable to authenticate user -- check that ${passwordFile} ` +
      'holds what the service knows for elastic, and what that user may do',
  ]);
});

describe('a bad request during an upgrade', () => {
  const rejected = { status: 400, body: { error: { reason: 'unknown setting [new]' } } };

  test('is repeated while a node has an older version', async () => {
    elasticsearch.versions = ['7.17.29', '8.19.20'];
    elasticsearch.wrongAnswers.push({ status: 404 }, rejected);
    expect(await provision([template()], { version: '8.19' })).toEqual({
      status: 0,
      log: [
        'waiting: PUT /_index_template/k8s: 400 unknown setting [new] (nodes have version 7.17.29)',
        'template: created',
        'done',
      ],
    });
  });

  test.each([
    ['every node has the version', ['9.5.4', '9.5.6'], '9.5'],
    ['the nodes are newer', ['9.10.0'], '9.5'],
    ['the version is unknown', ['8.19.20'], undefined],
  ])('ends the run if %s', async (_, versions, version) => {
    elasticsearch.versions = versions;
    elasticsearch.wrongAnswers.push({ status: 404 }, rejected);
    expect(await provision([template()], { version })).toEqual({
      status: 1,
      log: ['FAILED template: PUT /_index_template/k8s: 400 unknown setting [new]'],
    });
  });
});

test('a bad request ends the run at once, with the reason that Elasticsearch gives', async () => {
  const error = {
    type: 'x',
    reason: 'unknown setting [shards]',
    caused_by: { reason: 'did you mean [number_of_shards]?' },
  };
  elasticsearch.wrongAnswers.push({ status: 404 }, { status: 400, body: { error } });
  expect(await provision([template()])).toEqual({
    status: 1,
    log: ['FAILED template: PUT /_index_template/k8s: 400 unknown setting [shards]: did you mean [number_of_shards]?'],
  });
});

test('the program does not write to a service that is not Elasticsearch', async () => {
  elasticsearch.wrongAnswers.push({ status: 200, headers: { 'x-elastic-product': 'Other' } });
  const { status, log } = await provision([role]);
  expect([status, log.at(-1)]).toEqual([1, expect.stringContaining('what answers is not Elasticsearch')]);
  expect(elasticsearch.asked('PUT')).toEqual([]);
});

test('no secret value is in the log, even if Elasticsearch repeats it', async () => {
  const basic = Buffer.from('elastic:elastic-secret').toString('base64');
  elasticsearch.wrongAnswers.push(
    { status: 401 },
    { status: 400, body: { message: `new "secret" elastic-secret ${basic}` } },
  );
  const { log } = await provision([password('kibana_system', mounted('new "secret"'))]);
  expect(log.at(-1)).toBe('FAILED password: POST /_security/user/kibana_system/_password: 400 *** *** ***');
});

test.each(['user', 'passwordFile', 'caFile'])('the error names a %s that cannot be read', async (field) => {
  const missing = field === 'user' ? undefined : '/nowhere/secret';
  const { status, log } = await provision([role], { [field]: missing, refusedSeconds: 0 });
  expect(status).toBe(1);
  expect(log.at(-1)).toMatch(missing ? /\/nowhere\/secret cannot be read: is its Secret mounted/ : /401 unable/);
});

test('an input that the program does not understand is rejected without a stack trace', async () => {
  const { status, log } = await provision([{ ...role, kind: 'dance' as 'ensure' }]);
  expect([status, log.length, log[0]]).toEqual([1, 1, expect.stringContaining('key not found: "dance"')]);
});
