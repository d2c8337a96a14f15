import { Duration, Size } from 'cdk8s';
import {
  ElasticsearchImage,
  type ElasticsearchProps,
  ElasticsearchSecurity,
  NodeRole,
  SnapshotRepository,
  Storage,
} from '../../lib';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from './fixture';

const step = (name: string, props: ElasticsearchProps = {}): Yaml =>
  new ElasticsearchFixture(props).input('provisioning').steps.find((each: Yaml) => each.name === name);
const logs = (props: ElasticsearchProps = {}) => step('template of the logs', props).body;
const rejected = (props: ElasticsearchProps = {}) => step('template of rejected documents', props).body;

test('a log line is kept for the retention, because its index is deleted a day later', () => {
  const { phases } = step('retention', { lifecycle: { retention: Duration.days(30) } }).body.policy;
  expect(phases.delete).toEqual({ min_age: '31d', actions: { delete: {} } });
  expect(step('retention').body.policy.phases.delete.min_age).toBe('8d');
});

test('the program compares each body with the one in the answer of Elasticsearch', () => {
  expect(step('retention').at).toEqual(['kubernetes-logs']);
  for (const name of ['template of the logs', 'template of rejected documents'])
    expect(step(name).at).toEqual(['index_templates', 0, 'index_template']);
  const stream = step('retention of the data stream', { lifecycle: { dataStream: true } });
  expect(stream.at).toEqual(['data_streams', 0, 'lifecycle']);
});

test('both templates apply the retention to their indices', () => {
  for (const { template } of [logs(), rejected()])
    expect(template.settings['index.lifecycle.name']).toBe('kubernetes-logs');
});

test('names, privileges and retention use the prefix of the agent', () => {
  const props = { lifecycle: { indexPrefix: 'pods' } };
  expect(new ElasticsearchFixture(props).elasticsearch.endpoint.indexPrefix).toBe('pods');
  expect(logs(props).index_patterns).toEqual(['pods-*']);
  expect(rejected(props).index_patterns).toEqual(['pods-rejected-*']);
  expect(step('role of the agent', props).body.indices[0].names).toEqual(['pods-*']);
});

describe('an earlier prefix', () => {
  const lifecycle = { indexPrefix: 'pods', previousIndexPrefixes: ['kubernetes-logs'], retention: Duration.days(30) };
  const props = { lifecycle };

  test('has privileges of its own', () => {
    const names = step('role of the agent', props).body.indices.map((item: Yaml) => item.names);
    expect(names).toEqual([['pods-*'], ['kubernetes-logs', 'kubernetes-logs-*']]);
  });

  test.each(['retention', 'template of the logs', 'template of rejected documents'])('has a %s', (name) => {
    const earlier = { lifecycle: { retention: Duration.days(30) } };
    const { path, body } = step(name, earlier);
    expect(step(`${name} of kubernetes-logs`, props)).toMatchObject({ path, body });
    expect(step(name, props).path).not.toBe(path);
  });

  test('keeps what it has while it is a data stream, whose template cannot change', () => {
    const skipIf = { path: '/kubernetes-logs?filter_path=*.data_stream', status: 200 };
    expect(step('retention of kubernetes-logs', props).skipIf).toEqual(skipIf);
  });

  test('is part of snapshots, in the same repository', () => {
    const snapshots = { repository: SnapshotRepository.sharedFileSystem({ claimName: 'snapshots' }) };
    const { body, path } = step('snapshots', { ...props, snapshots });
    expect(body.config.indices).toEqual(['pods-*', 'kubernetes-logs', 'kubernetes-logs-*']);
    expect(path).toBe(step('snapshots', { snapshots }).path);
  });
});

test('the template of the longer prefix has the higher priority, because their patterns can overlap', () => {
  const { priority } = logs({ lifecycle: { indexPrefix: 'kubernetes-logs-team' } });
  expect(priority).toBeGreaterThan(logs().priority);
});

test('built-in templates of Elasticsearch do not match the default prefix', () => {
  expect(logs().index_patterns[0]).not.toMatch(/^(logs|metrics|traces|synthetics|profiling)-/);
});

test('labels, annotations and parsed messages are one field each, regardless of their keys', () => {
  const { properties } = logs().template.mappings;
  const all = [properties.structured, ...Object.values<Yaml>(properties.kubernetes.properties)];
  expect(all).toHaveLength(5);
  for (const { type, ignore_above } of all) expect([type, ignore_above]).toEqual(['flattened', 8000]);
});

describe('fields with the names of ECS', () => {
  const fields = (props?: ElasticsearchProps): Yaml => logs(props).template.mappings.properties.kubernetes.properties;

  test('are aliases of mapped fields', () => {
    const { pod, namespace, container, node, ...mapped } = fields({ lifecycle: { ecsFields: true } });
    const aliases = [
      pod.properties.name,
      pod.properties.uid,
      namespace,
      container.properties.name,
      node.properties.name,
    ];
    expect(aliases.map(({ path }) => path)).toEqual([
      'kubernetes.pod_name',
      'kubernetes.pod_id',
      'kubernetes.namespace_name',
      'kubernetes.container_name',
      'kubernetes.host',
    ]);
    for (const { type, path } of aliases) {
      expect(type).toBe('alias');
      expect(mapped[path.replace('kubernetes.', '')].type).toBe('keyword');
    }
  });

  test('are not there by default, because Elasticsearch rejects documents that have them', () => {
    expect(Object.keys(fields())).toEqual(['labels', 'annotations', 'namespace_labels', 'namespace_annotations']);
  });

  test('are also in a data stream', () => {
    expect(fields({ lifecycle: { ecsFields: true, dataStream: true } })).toHaveProperty(['pod']);
  });
});

test('the shards of a restarting node are not copied at once', () => {
  for (const { template } of [logs(), rejected()])
    expect(template.settings['index.unassigned.node_left.delayed_timeout']).toBe('5m');
});

test('the text of a log line is searchable by word, without the norms that only sort results', () => {
  expect(logs().template.mappings.properties.message).toEqual({ type: 'text', norms: false });
});

test('other text is one keyword', () => {
  const [{ texts }] = logs().template.mappings.dynamic_templates;
  expect(texts.match_mapping_type).toBe('string');
  expect(texts.mapping.type).toBe('keyword');
});

test.each([
  ['7.17.29', undefined],
  ['8.12.2', undefined],
  ['8.13.0', true],
  ['9.5.6', true],
])('Elasticsearch %s keeps documents beyond the limit of fields if it supports it', (version, expected) => {
  const { settings } = logs({ image: ElasticsearchImage.official(version) }).template;
  expect(settings['index.mapping.total_fields.ignore_dynamic_beyond_limit']).toBe(expected);
  expect(settings['index.mapping.total_fields.limit']).toBe(1000);
});

test('a rejected document cannot be rejected again, because its fields are not mapped', () => {
  const { template, priority } = rejected();
  expect(priority).toBeGreaterThan(logs().priority);
  expect(template.mappings.dynamic).toBe(false);
  expect(template.mappings.properties.document).toEqual({ type: 'text', index: false });
});

test('each shard has a replica if there is a node for it', () => {
  const copies = (props: ElasticsearchProps) => logs(props).template.settings['index.number_of_replicas'];
  expect([copies({ replicas: 1 }), copies({ replicas: 3 }), copies({ replicas: 5 })]).toEqual([0, 1, 1]);
  expect(copies({ nodeSets: [THREE_MASTERS, TWO_DATA] })).toBe(1);
});

describe('a data stream', () => {
  const lifecycle = { dataStream: true, retention: Duration.days(30) };
  const props = { lifecycle };

  test('has the name of the prefix, and Elasticsearch deletes its expired indices', () => {
    const { index_patterns, data_stream, template } = logs(props);
    expect([index_patterns, data_stream]).toEqual([['kubernetes-logs'], {}]);
    expect(template.lifecycle).toEqual({ data_retention: '30d' });
    expect(template.settings).not.toHaveProperty(['index.lifecycle.name']);
  });

  test('that exists gets a changed retention, and a new one gets it from its template', () => {
    expect(step('retention of the data stream', props)).toMatchObject({
      path: '/_data_stream/kubernetes-logs/_lifecycle',
      body: { data_retention: '30d' },
      skipIf: { path: '/_data_stream/kubernetes-logs', status: 404 },
    });
    expect(step('retention of the data stream')).toBeUndefined();
  });

  test('rejects a malformed timestamp, but not other malformed fields', () => {
    const { mappings, settings } = logs(props).template;
    expect(mappings.properties['@timestamp']).toEqual({ type: 'date', ignore_malformed: false });
    expect(mappings.properties.message).toEqual(logs().template.mappings.properties.message);
    expect(settings['index.mapping.ignore_malformed']).toBe(true);
  });

  test('has its indices on the same nodes as dated indices', () => {
    expect(logs(props).template.settings['index.routing.allocation.include._tier_preference']).toBe('data_content');
  });

  test('has a dated index for rejected documents', () => {
    expect(rejected(props)).toEqual(rejected({ lifecycle: { retention: Duration.days(30) } }));
  });

  test('is part of the privileges of the agent and of snapshots', () => {
    expect(step('role of the agent', props).body.indices[0].names).toEqual(['kubernetes-logs', 'kubernetes-logs-*']);
    const repository = SnapshotRepository.sharedFileSystem({ claimName: 'snapshots' });
    const { body } = step('snapshots', { ...props, snapshots: { repository } });
    expect(body.config.indices).toEqual(['kubernetes-logs', 'kubernetes-logs-*']);
  });

  test('needs disk space for the week before its newest index rolls over', () => {
    const daily = { retention: Duration.days(7), dailyVolume: Size.gibibytes(6) };
    expect(new ElasticsearchFixture({ lifecycle: daily }).errors).toEqual([]);
    expect(new ElasticsearchFixture({ lifecycle: { ...daily, dataStream: true } }).errors.join()).toMatch(
      /retention: 7 days .*at most 2 days/,
    );
  });

  test('needs disk space for a month instead with a retention of more than 90 days', () => {
    const errors = (days: number) =>
      new ElasticsearchFixture({
        replicas: 1,
        storage: Storage.claim({ size: Size.gibibytes(140) }),
        lifecycle: { dataStream: true, retention: Duration.days(days), dailyVolume: Size.gibibytes(1) },
      }).errors;
    expect(errors(90)).toEqual([]);
    expect(errors(91)).toEqual([expect.stringContaining('retention: 91 days is invalid')]);
  });

  test.each<[string, ElasticsearchProps, string]>([
    ['before 8.14', { image: ElasticsearchImage.official('8.13.4') }, 'with Elasticsearch 8.13.4'],
    ['without security', { security: ElasticsearchSecurity.disabled() }, 'without security'],
  ])('is rejected %s, with what to do', (_, other, expected) => {
    const { errors } = new ElasticsearchFixture(
      { ...other, lifecycle: { dataStream: true } },
      other.image ? '1.27' : '1.37',
    );
    expect(errors.join()).toContain(`elasticsearch.lifecycle.dataStream: "${expected}`);
    expect(errors.join()).toContain('dated indices are also deleted automatically');
  });

  test('is supported from 8.14 on', () => {
    expect(new ElasticsearchFixture({ ...props, image: ElasticsearchImage.official('8.14.0') }).errors).toEqual([]);
  });
});

describe('the disk space for the logs', () => {
  const errors = (masters: object, data: object) =>
    new ElasticsearchFixture({
      nodeSets: [
        { ...THREE_MASTERS, ...masters },
        { ...TWO_DATA, replicas: 1, ...data },
      ],
      lifecycle: { dailyVolume: Size.gibibytes(10) },
    }).errors;
  const claim = (gibibytes: number) => ({ storage: Storage.claim({ size: Size.gibibytes(gibibytes) }) });

  test('is that of data nodes, not of masters', () => {
    expect(errors(claim(10), claim(120))).toEqual([]);
    expect(errors(claim(1000), claim(40))).toEqual([
      expect.stringContaining('retention: 7 days is invalid: expected at most 1 days'),
    ]);
  });

  test('is not known if a node set has no claims', () => {
    const warm = { name: 'warm', replicas: 1, roles: [NodeRole.DATA_WARM], storage: Storage.emptyDir() };
    const lifecycle = { retention: Duration.days(7), warmAfter: Duration.days(1), dailyVolume: Size.gibibytes(100) };
    const nodeSets = [THREE_MASTERS, { ...TWO_DATA, ...claim(10) }, warm];
    expect(new ElasticsearchFixture({ nodeSets, lifecycle }).errors.join()).not.toContain('retention: 7 days');
  });
});

test('templates exist before the agent may write', () => {
  const names = new ElasticsearchFixture().input('provisioning').steps.map(({ name }: Yaml) => name);
  expect(names.indexOf('user of the agent')).toBeGreaterThan(names.indexOf('template of the logs'));
});
