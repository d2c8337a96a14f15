import type { RetentionInput } from '../../lib/provisioning/input';
import { cleanUp, type Outcome, run } from './run';
import { type Question, type Reply, StandIn } from './stand-in';

/** An old Elasticsearch with nothing but names of indices. */
class OldStore extends StandIn {
  readonly indices = new Set<string>();

  protected reply({ method, path }: Question): Reply {
    const name = path.slice(1);
    if (method === 'DELETE') return { status: this.indices.delete(name) ? 200 : 404 };

    const prefix = name.slice(0, name.indexOf('*'));
    const found = [...this.indices].filter((index) => index.startsWith(prefix));
    return { status: 200, body: Object.fromEntries(found.map((index) => [index, { settings: {} }])) };
  }
}

let store: OldStore;

beforeEach(async () => {
  store = new OldStore();
  await store.start();
});

afterEach(async () => {
  await store.stop();
  cleanUp();
});

function daysAgo(days: number, separator = '.'): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', separator);
}

function retain(more: Partial<RetentionInput> = {}): Promise<Outcome> {
  const indices = [{ prefix: 'logstash-', keepDays: 7 }];
  return run('retention', { urls: [store.url], waitSeconds: 3, indices, ...more });
}

function add(...names: string[]): void {
  for (const name of names) store.indices.add(name);
}

test('an index goes when its day is more than the days to keep ago, and not before', async () => {
  add(...[0, 1, 7, 8, 400].map((days) => `logstash-${daysAgo(days)}`));
  expect((await retain()).log).toEqual([
    `logstash-${daysAgo(400)}: deleted`,
    `logstash-${daysAgo(8)}: deleted`,
    `logstash-*: 3 kept, from ${daysAgo(7, '-')} on`,
    'done',
  ]);
  expect([...store.indices]).toEqual([0, 1, 7].map((days) => `logstash-${daysAgo(days)}`));
});

test.each([
  'logstash-2015.01.01-restored',
  'logstash-2015.01',
  'logstash-2015.13.01',
  'logstash-2015.02.30',
  'logstash-2015-01-01',
  'logstash-app-2015.01.01',
  'logstash-2015.01.011',
])('%s is not what Fluentd writes, so it is left alone', async (name) => {
  add(name, `logstash-${daysAgo(0)}`);
  const { status, log } = await retain();
  expect([status, log[0]]).toEqual([0, `${name}: left alone, not a day's index`]);
  expect(store.asked('DELETE')).toEqual([]);
});

test('a dry run says what would go and deletes nothing', async () => {
  add(`logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  const { status, log } = await retain({ dryRun: true });
  expect([status, log[0]]).toEqual([0, `logstash-${daysAgo(9)}: would be deleted`]);
  expect(store.asked('DELETE')).toEqual([]);
});

test('nothing is deleted when even the newest is too old, since the clock may be wrong', async () => {
  add(`logstash-${daysAgo(20)}`, `logstash-${daysAgo(9)}`, `logstash-${daysAgo(-300)}`);
  const { status, log } = await retain();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED the newest of logstash-* is too old']);
  expect(log[0]).toContain(`WARNING logstash-*: the newest is of ${daysAgo(9, '-')} and today is ${daysAgo(0, '-')}`);
  expect(store.asked('DELETE')).toEqual([]);
});

test('one prefix that has gone quiet does not keep another from being swept', async () => {
  add('audit-20150101', `logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  const indices = [
    { prefix: 'audit-', dateFormat: '%Y%m%d' as const, keepDays: 30 },
    { prefix: 'logstash-', keepDays: 7 },
  ];
  expect((await retain({ indices })).status).toBe(1);
  expect([...store.indices]).toEqual(['audit-20150101', `logstash-${daysAgo(0)}`]);
});

test('a store without such indices is left as it is', async () => {
  expect((await retain()).status).toBe(0);
});

test('an index that another has just deleted is no failure', async () => {
  add(`logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  store.afterRequest = () => store.indices.delete(`logstash-${daysAgo(9)}`);
  expect((await retain()).log[0]).toBe(`logstash-${daysAgo(9)}: gone already`);
});

test.each(['', '*', 'logstash-*', 'a,b', '_all', '.kibana'])(
  '%j is refused as a prefix before anything is asked',
  async (prefix) => {
    const { status, log } = await retain({ indices: [{ prefix, keepDays: 7 }] });
    expect([status, log]).toEqual([1, [`FAILED prefix cannot be ${JSON.stringify(prefix)}: nothing is deleted`]]);
    expect(store.requests).toEqual([]);
  },
);

test.each([0, -1, 1.5])('keeping %d days is refused', async (keepDays) => {
  const { status } = await retain({ indices: [{ prefix: 'logstash-', keepDays }] });
  expect([status, store.requests]).toEqual([1, []]);
});

test('what answers like something else is not taken for a store', async () => {
  store.wrongAnswers.push({ status: 200, body: '<html>welcome</html>' });
  const { status, log } = await retain();
  expect([status, log.at(-1)]).toEqual([1, expect.stringContaining('what answers is not Elasticsearch')]);
});
