import { ElasticsearchImage, type ElasticsearchProps } from '../../lib';
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
  for (const { type, ignore_above } of all) expect([type, ignore_above]).toEqual(['flattened', 8191]);
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

describe('the store of the add-on', () => {
  const image = ElasticsearchImage.ADD_ON_2_4_1_1;

  test('keeps logs for ever unless the user says for how long', () => {
    expect(new StoreWorld({ image }, '1.20').of('CronJob')).toEqual([]);
  });

  test('gets a CronJob that deletes old indices where he does', () => {
    const world = new StoreWorld({ image, lifecycle: { retentionDays: 14 } }, '1.20');
    const { data } = world.find('ConfigMap', 'elasticsearch-logging-retention');
    expect(JSON.parse(data['plan.json'])).toEqual({
      urls: ['http://elasticsearch-logging:9200'],
      indices: [{ prefix: 'logstash-', keepDays: 14 }],
    });
    expect(world.of('CronJob')).toHaveLength(1);
    expect(world.faults).toEqual([]);
  });

  test('cannot have one where no server runs CronJobs', () => {
    const world = new StoreWorld({ image, lifecycle: { retentionDays: 14 } }, '1.3');
    expect(world.faults.join()).toContain('nothing on a target without CronJobs');
  });
});
