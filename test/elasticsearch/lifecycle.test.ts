import { ElasticsearchImage, type ElasticsearchProps, ElasticsearchSecurity, SnapshotRepository } from '../../lib';
import type { Yaml } from '../profiles';
import { StoreWorld } from './world';

const step = (name: string, props: ElasticsearchProps = {}): Yaml =>
  new StoreWorld(props).plan('provisioning').steps.find((each: Yaml) => each.name === name);
const logs = (props: ElasticsearchProps = {}) => step('template of the logs', props).body;
const rejected = (props: ElasticsearchProps = {}) => step('template of what was refused', props).body;

test('a line can be found for the days that were promised: its index is a day older', () => {
  const { phases } = step('retention', { lifecycle: { retentionDays: 30 } }).body.policy;
  expect(phases.delete).toEqual({ min_age: '31d', actions: { delete: {} } });
  expect(step('retention').body.policy.phases.delete.min_age).toBe('8d');
});

test('both templates hand their indices over to retention', () => {
  for (const { template } of [logs(), rejected()])
    expect(template.settings['index.lifecycle.name']).toBe('kubernetes-logs');
});

test('names, rights and retention follow the prefix that the agent is told', () => {
  const props = { lifecycle: { indexPrefix: 'pods' } };
  expect(new StoreWorld(props).store.endpoint.indexPrefix).toBe('pods');
  expect(logs(props).index_patterns).toEqual(['pods-*']);
  expect(rejected(props).index_patterns).toEqual(['pods-rejected-*']);
  expect(step('role of the agent', props).body.indices[0].names).toEqual(['pods-*']);
});

test('the default prefix is not one that templates of Elasticsearch itself match', () => {
  expect(logs().index_patterns[0]).not.toMatch(/^(logs|metrics|traces|synthetics|profiling)-/);
});

test('labels, annotations and parsed messages are one field each, whatever their keys', () => {
  const { properties } = logs().template.mappings;
  const all = [properties.structured, ...Object.values<Yaml>(properties.kubernetes.properties)];
  expect(all).toHaveLength(5);
  for (const { type, ignore_above } of all) expect([type, ignore_above]).toEqual(['flattened', 8000]);
});

test('a node that restarts finds its shards as it left them', () => {
  for (const { template } of [logs(), rejected()])
    expect(template.settings['index.unassigned.node_left.delayed_timeout']).toBe('5m');
});

test('the text of a line is searched by its words', () => {
  expect(logs().template.mappings.properties.message.type).toBe('text');
});

test.each([
  ['7.17.29', undefined],
  ['8.12.2', undefined],
  ['8.13.0', true],
  ['9.5.6', true],
])('Elasticsearch %s loses no document at the limit of fields where it can help it', (version, expected) => {
  const { settings } = logs({ image: ElasticsearchImage.official(version) }).template;
  expect(settings['index.mapping.total_fields.ignore_dynamic_beyond_limit']).toBe(expected);
  expect(settings['index.mapping.total_fields.limit']).toBe(1000);
});

test('what was refused once cannot be refused again: nothing of it is mapped', () => {
  const { template, priority } = rejected();
  expect(priority).toBeGreaterThan(logs().priority);
  expect(template.mappings.dynamic).toBe(false);
  expect(template.mappings.properties.document).toEqual({ type: 'text', index: false });
});

test('there is a second copy of each shard as soon as there is a node for it', () => {
  const copies = (props: ElasticsearchProps) => logs(props).template.settings['index.number_of_replicas'];
  expect([copies({ replicas: 1 }), copies({ replicas: 3 }), copies({ replicas: 5 })]).toEqual([0, 1, 1]);
});

describe('a data stream', () => {
  const lifecycle = { dataStream: true, retentionDays: 30 };
  const props = { lifecycle };

  test('has the name of the prefix, and Elasticsearch itself deletes what is older than was promised', () => {
    const { index_patterns, data_stream, template } = logs(props);
    expect([index_patterns, data_stream]).toEqual([['kubernetes-logs'], {}]);
    expect(template.lifecycle).toEqual({ data_retention: '30d' });
    expect(template.settings).not.toHaveProperty(['index.lifecycle.name']);
  });

  test('that is there already is told of another retention, and one that is not is left to its template', () => {
    expect(step('retention of the data stream', props)).toMatchObject({
      path: '/_data_stream/kubernetes-logs/_lifecycle',
      body: { data_retention: '30d' },
      skipIf: { path: '/_data_stream/kubernetes-logs', status: 404 },
    });
    expect(step('retention of the data stream')).toBeUndefined();
  });

  test('takes no time that is malformed, while other fields may be', () => {
    const { mappings, settings } = logs(props).template;
    expect(mappings.properties['@timestamp']).toEqual({ type: 'date', ignore_malformed: false });
    expect(mappings.properties.message).toEqual(logs().template.mappings.properties.message);
    expect(settings['index.mapping.ignore_malformed']).toBe(true);
  });

  test('has its indices on the nodes on which those of each day would be', () => {
    expect(logs(props).template.settings['index.routing.allocation.include._tier_preference']).toBe('data_content');
  });

  test('leaves an index for each day to what was refused', () => {
    expect(rejected(props)).toEqual(rejected({ lifecycle: { retentionDays: 30 } }));
  });

  test('is what the agent may write to, and what snapshots are taken of', () => {
    expect(step('role of the agent', props).body.indices[0].names).toEqual(['kubernetes-logs', 'kubernetes-logs-*']);
    const repository = SnapshotRepository.sharedFileSystem({ claimName: 'snapshots' });
    const { body } = step('snapshots', { ...props, snapshots: { repository } });
    expect(body.config.indices).toEqual(['kubernetes-logs', 'kubernetes-logs-*']);
  });

  test('needs room for the week before its newest index is rolled, too', () => {
    const daily = { retentionDays: 7, dailyVolume: '6Gi' };
    expect(new StoreWorld({ lifecycle: daily }).errors).toEqual([]);
    expect(new StoreWorld({ lifecycle: { ...daily, dataStream: true } }).errors.join()).toMatch(
      /retentionDays: 7 .*at most 2/,
    );
  });

  test.each<[string, ElasticsearchProps, string]>([
    ['before 8.14', { image: ElasticsearchImage.official('8.13.4') }, 'with Elasticsearch 8.13.4'],
    ['without security', { security: ElasticsearchSecurity.disabled() }, 'without security'],
  ])('is refused %s, with the way out', (_, other, expected) => {
    const { errors } = new StoreWorld({ ...other, lifecycle: { dataStream: true } }, other.image ? '1.27' : '1.37');
    expect(errors.join()).toContain(`elasticsearch.lifecycle.dataStream: "${expected}`);
    expect(errors.join()).toContain('dated indices go by themselves');
  });

  test('is taken from 8.14 on', () => {
    expect(new StoreWorld({ ...props, image: ElasticsearchImage.official('8.14.0') }).errors).toEqual([]);
  });
});

test('templates are there before the agent may write', () => {
  const names = new StoreWorld().plan('provisioning').steps.map(({ name }: Yaml) => name);
  expect(names.indexOf('user of the agent')).toBeGreaterThan(names.indexOf('template of the logs'));
});
