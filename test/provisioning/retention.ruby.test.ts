import type { RetentionInput } from '../../lib/provisioning/input';
import { cleanUp, type Outcome, run } from './run';
import { type Question, type Reply, StandIn } from './servers/stand-in';

/** An old Elasticsearch that has only names of indices. */
class OldElasticsearch extends StandIn {
  readonly indices = new Set<string>();

  protected reply({ method, path }: Question): Reply {
    const name = path.slice(1);
    if (method === 'DELETE') return { status: this.indices.delete(name) ? 200 : 404 };

    const prefix = name.slice(0, name.indexOf('*'));
    const found = [...this.indices].filter((index) => index.startsWith(prefix));
    return { status: 200, body: Object.fromEntries(found.map((index) => [index, { settings: {} }])) };
  }
}

let elasticsearch: OldElasticsearch;

beforeEach(async () => {
  elasticsearch = new OldElasticsearch();
  await elasticsearch.start();
});

afterEach(async () => {
  await elasticsearch.stop();
  cleanUp();
});

function daysAgo(days: number, separator = '.'): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', separator);
}

function retain(more: Partial<RetentionInput> = {}): Promise<Outcome> {
  const indices = [{ prefix: 'logstash-', keepDays: 7 }];
  return run('retention', { urls: [elasticsearch.url], waitSeconds: 3, indices, ...more });
}

function add(...names: string[]): void {
  for (const name of names) elasticsearch.indices.add(name);
}

test('an index is deleted when its day is more than `keepDays` ago, and not before', async () => {
  add(...[0, 1, 7, 8, 400].map((days) => `logstash-${daysAgo(days)}`));
  expect((await retain()).log).toEqual([
    `logstash-${daysAgo(400)}: deleted`,
    `logstash-${daysAgo(8)}: deleted`,
    `logstash-*: 3 kept, from ${daysAgo(7, '-')} on`,
    'done',
  ]);
  expect([...elasticsearch.indices]).toEqual([0, 1, 7].map((days) => `logstash-${daysAgo(days)}`));
});

test.each([
  'logstash-2015.01.01-restored',
  'logstash-2015.01',
  'logstash-2015.13.01',
  'logstash-2015.02.30',
  'logstash-2015-01-01',
  'logstash-app-2015.01.01',
  'logstash-2015.01.011',
])('%s is not written by Fluentd, and is not deleted', async (name) => {
  add(name, `logstash-${daysAgo(0)}`);
  const { status, log } = await retain();
  expect([status, log[0]]).toEqual([0, `${name}: left alone, not a day's index`]);
  expect(elasticsearch.asked('DELETE')).toEqual([]);
});

test('a dry run logs what would be deleted, and deletes nothing', async () => {
  add(`logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  const { status, log } = await retain({ dryRun: true });
  expect([status, log[0]]).toEqual([0, `logstash-${daysAgo(9)}: would be deleted`]);
  expect(elasticsearch.asked('DELETE')).toEqual([]);
});

test('nothing is deleted when even the newest index is too old, because the clock may be wrong', async () => {
  add(`logstash-${daysAgo(20)}`, `logstash-${daysAgo(9)}`, `logstash-${daysAgo(-300)}`);
  const { status, log } = await retain();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED the newest of logstash-* is too old']);
  expect(log[0]).toContain(`WARNING logstash-*: the newest is of ${daysAgo(9, '-')} and today is ${daysAgo(0, '-')}`);
  expect(elasticsearch.asked('DELETE')).toEqual([]);
});

test('a prefix without new indices does not stop the retention of another', async () => {
  add('audit-20150101', `logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  const indices = [
    { prefix: 'audit-', dateFormat: '%Y%m%d' as const, keepDays: 30 },
    { prefix: 'logstash-', keepDays: 7 },
  ];
  expect((await retain({ indices })).status).toBe(1);
  expect([...elasticsearch.indices]).toEqual(['audit-20150101', `logstash-${daysAgo(0)}`]);
});

test('an Elasticsearch without such indices is not changed', async () => {
  expect((await retain()).status).toBe(0);
});

test('an index that another client has just deleted is not a failure', async () => {
  add(`logstash-${daysAgo(0)}`, `logstash-${daysAgo(9)}`);
  elasticsearch.afterRequest = () => elasticsearch.indices.delete(`logstash-${daysAgo(9)}`);
  expect((await retain()).log[0]).toBe(`logstash-${daysAgo(9)}: gone already`);
});

test.each(['', '*', 'logstash-*', 'a,b', '_all', '.kibana'])(
  '%j is rejected as a prefix before any request',
  async (prefix) => {
    const { status, log } = await retain({ indices: [{ prefix, keepDays: 7 }] });
    expect([status, log]).toEqual([1, [`FAILED prefix cannot be ${JSON.stringify(prefix)}: nothing is deleted`]]);
    expect(elasticsearch.requests).toEqual([]);
  },
);

test.each([0, -1, 1.5])('a retention of %d days is rejected', async (keepDays) => {
  const { status } = await retain({ indices: [{ prefix: 'logstash-', keepDays }] });
  expect([status, elasticsearch.requests]).toEqual([1, []]);
});

test('a service that does not answer like Elasticsearch ends the run', async () => {
  elasticsearch.wrongAnswers.push({ status: 200, body: '<html>welcome</html>' });
  const { status, log } = await retain();
  expect([status, log.at(-1)]).toEqual([1, expect.stringContaining('what answers is not Elasticsearch')]);
});
