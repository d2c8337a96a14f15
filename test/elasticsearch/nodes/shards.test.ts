import { Duration, Size } from 'cdk8s';
import {
  ElasticsearchImage,
  type ElasticsearchProps,
  FluentdAgent,
  FluentdPipeline,
  type LogLifecycleOptions,
  NodeRole,
  Storage,
} from '../../../lib';
import type { Yaml } from '../../profiles';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from '../fixture';

const LARGE = Storage.claim({ size: Size.tebibytes(100) });

const settings = (props: ElasticsearchProps, name = 'template of the logs'): Yaml =>
  new ElasticsearchFixture({ storage: LARGE, ...props })
    .input('provisioning')
    .steps.find((step: Yaml) => step.name === name).body.template.settings;
const primaries = (lifecycle: LogLifecycleOptions, replicas = 3) =>
  settings({ lifecycle, replicas })['index.number_of_shards'];
const errors = (lifecycle: LogLifecycleOptions, more: ElasticsearchProps = {}) =>
  new ElasticsearchFixture({ storage: LARGE, lifecycle, ...more }).errors;

describe('primary shards', () => {
  test('there is one if the daily volume is unknown or small', () => {
    expect([primaries({}), primaries({ dailyVolume: Size.gibibytes(20) })]).toEqual([1, 1]);
  });

  test('there is one for each 25Gi of a day', () => {
    expect(primaries({ dailyVolume: Size.gibibytes(30) }, 1)).toBe(2);
    expect(primaries({ dailyVolume: Size.gibibytes(60) }, 1)).toBe(3);
    expect(primaries({ dailyVolume: Size.gibibytes(500) }, 1)).toBe(20);
  });

  test('each node has the same number of them, unless a shard gets smaller than 10 GB', () => {
    expect(primaries({ dailyVolume: Size.gibibytes(40) })).toBe(3);
    expect(primaries({ dailyVolume: Size.gibibytes(500) })).toBe(21);
    expect(primaries({ dailyVolume: Size.gibibytes(26) })).toBe(2);
    // 30 GB a day.
    expect(primaries({ dailyVolume: Size.kibibytes(29_296_875) })).toBe(3);
    expect(primaries({ dailyVolume: Size.kibibytes(29_296_874) })).toBe(2);
  });

  test('a day that fits into one shard has one, also on two nodes', () => {
    const lifecycle = { dailyVolume: Size.gibibytes(24) };
    expect(settings({ lifecycle, nodeSets: [THREE_MASTERS, TWO_DATA] })['index.number_of_shards']).toBe(1);
  });

  test('there are as many as the user sets', () => {
    expect(primaries({ primaryShards: 5 })).toBe(5);
    expect(errors({ primaryShards: 0 }).join()).toContain('elasticsearch.lifecycle.primaryShards: 0');
  });

  test('rejected documents have one', () => {
    const lifecycle = { dailyVolume: Size.gibibytes(500) };
    expect(settings({ lifecycle }, 'template of rejected documents')['index.number_of_shards']).toBe(1);
  });

  test('shards of more than 50 GB are rejected, with the required number', () => {
    const found = errors({ dailyVolume: Size.gibibytes(110), primaryShards: 2, retention: Duration.days(1) }).join();
    expect(found).toContain(
      'elasticsearch.lifecycle.primaryShards: 2 is invalid: expected 3 or more with a dailyVolume of 110Gi',
    );
  });

  test('the shards of a data stream roll over before they are too large', () => {
    const lifecycle = {
      dailyVolume: Size.gibibytes(110),
      primaryShards: 2,
      retention: Duration.days(1),
      dataStream: true,
    };
    expect(errors(lifecycle).join()).not.toContain('primaryShards');
  });
});

describe('more shards than nodes can have', () => {
  test('are rejected, because Elasticsearch then creates no index', () => {
    expect(errors({ retention: Duration.days(3650) }).join()).toContain('at most 3000 shards on 3 nodes, not 14608');
    expect(errors({ retention: Duration.days(700) })).toEqual([]);
  });

  test('are not reported if the logs do not fit on the volumes, which is the cause', () => {
    expect(errors({ dailyVolume: Size.tebibytes(1e9) })).toEqual([
      expect.stringContaining(
        'elasticsearch.lifecycle.dailyVolume: "1000000000Ti" is invalid: expected at most 14854826Mi with a retention of 7 days in 2 copies on volumes of 307200Gi in all.',
      ),
    ]);
    expect(errors({ dailyVolume: Size.gibibytes(50), retention: Duration.days(3650) })).toEqual([
      expect.stringContaining('elasticsearch.lifecycle.retention: 3650 days is invalid: expected at most'),
    ]);
  });

  test.each([
    [90, '14 indices of a week', 14 * 1024 + 92],
    [91, '4 indices of a month', 4 * 1024 + 93],
  ])(
    'a data stream with a retention of %i days has at most %s, and rejected documents of each day',
    (days, _, shards) => {
      const lifecycle = { dataStream: true, primaryShards: 1024, retention: Duration.days(days) };
      expect(errors(lifecycle, { replicas: 1 }).join()).toContain(`at most 1000 shards on 1 nodes, not ${shards}:`);
    },
  );

  test('are counted for a data stream that rolls over by size', () => {
    // 100 GB a day.
    const lifecycle = { dataStream: true, primaryShards: 1, dailyVolume: Size.kibibytes(97_656_250) };
    const [error] = errors({ ...lifecycle, retention: Duration.days(365) }, { replicas: 1 });
    expect(error).toContain(`at most 1000 shards on 1 nodes, not ${Math.ceil(367 / 30 + 2 * 367) + 367}:`);
  });

  test('are not reported if no node can have them, which is the cause', () => {
    expect(errors({}, { nodeSets: [THREE_MASTERS] }).join()).not.toContain('shards on 0 nodes');
  });

  test('are counted for the nodes on which indices are created', () => {
    const nodeSets = [THREE_MASTERS, { ...TWO_DATA, replicas: 1 }];
    expect(errors({ retention: Duration.days(600) }, { nodeSets }).join()).toContain('at most 1000 shards on 1 nodes');
  });
});

describe('tiers', () => {
  const hot = { name: 'hot', replicas: 2, roles: [NodeRole.DATA_HOT, NodeRole.DATA_CONTENT, NodeRole.INGEST] };
  const warm = { name: 'warm', replicas: 2, roles: [NodeRole.DATA_WARM] };
  const nodeSets = [THREE_MASTERS, hot, warm];

  test('logs begin on hot nodes, and move to warm nodes after the configured days', () => {
    const fixture = new ElasticsearchFixture({
      nodeSets,
      lifecycle: { retention: Duration.days(14), warmAfter: Duration.days(3) },
    });
    const { steps } = fixture.input('provisioning');
    expect(steps.find(({ name }: Yaml) => name === 'retention').body.policy.phases).toEqual({
      hot: { min_age: '0ms', actions: {} },
      warm: { min_age: '4d', actions: {} },
      delete: { min_age: '15d', actions: { delete: {} } },
    });
    const template = steps.find(({ name }: Yaml) => name === 'template of the logs').body.template;
    expect(template.settings['index.routing.allocation.include._tier_preference']).toBe('data_hot,data_content');
    expect(fixture.errors).toEqual([]);
  });

  test('warm nodes that get no shards are rejected', () => {
    expect(errors({}, { nodeSets }).join()).toContain('lifecycle.warmAfter: no value is given: expected a duration');
  });

  test('a phase without nodes is rejected', () => {
    expect(errors({ coldAfter: Duration.days(3) }).join()).toContain('a node set with the role data_cold');
  });

  test('a phase that never begins is rejected', () => {
    expect(errors({ warmAfter: Duration.days(7) }, { nodeSets }).join()).toContain(
      'lifecycle.warmAfter: 7 days is invalid: expected whole days, fewer than retention (7)',
    );
  });

  test('a phase begins after one day at the earliest', () => {
    expect(errors({ warmAfter: Duration.days(1) }, { nodeSets })).toEqual([]);
    expect(errors({ warmAfter: Duration.days(0) }, { nodeSets }).join()).toContain(
      'lifecycle.warmAfter: 0 days is invalid: expected whole days',
    );
  });

  test('logs move to cold nodes after the configured days', () => {
    const cold = { name: 'cold', replicas: 1, roles: [NodeRole.DATA_COLD] };
    const fixture = new ElasticsearchFixture({
      nodeSets: [THREE_MASTERS, hot, cold],
      lifecycle: { coldAfter: Duration.days(5) },
    });
    const { steps } = fixture.input('provisioning');
    const { phases } = steps.find(({ name }: Yaml) => name === 'retention').body.policy;
    expect([phases.warm, phases.cold]).toEqual([undefined, { min_age: '6d', actions: {} }]);
    expect(fixture.errors).toEqual([]);
  });

  test('frozen nodes are rejected, because no logs move there', () => {
    const frozen = { name: 'frozen', replicas: 1, roles: [NodeRole.DATA_FROZEN] };
    expect(errors({ warmAfter: Duration.days(3) }, { nodeSets: [...nodeSets, frozen] }).join()).toContain(
      'searchable snapshots',
    );
  });
});

describe('logsdb', () => {
  test('is an index mode from 8.17 on', () => {
    expect(settings({ lifecycle: { logsdb: true } })['index.mode']).toBe('logsdb');
    expect(settings({})).not.toHaveProperty(['index.mode']);
    expect(errors({ logsdb: true })).toEqual([]);
  });

  test('is rejected before', () => {
    const image = ElasticsearchImage.official('8.16.6');
    expect(errors({ logsdb: true }, { image }).join()).toContain(
      'lifecycle.logsdb: true is invalid: expected Elasticsearch 8.17.0 or newer, not 8.16.6',
    );
  });
});

test('the endpoint has the number of namespaces that can have their own index', () => {
  const fixture = new ElasticsearchFixture({ storage: LARGE, lifecycle: { retention: Duration.days(14) } });
  expect(fixture.elasticsearch.endpoint.indexedNamespaces).toBe(92);
  const two = { retention: Duration.days(14), primaryShards: 2 };
  expect(new ElasticsearchFixture({ lifecycle: two }).elasticsearch.endpoint.indexedNamespaces).toBe(46);
  const pipeline = FluentdPipeline.containers({ indexPerNamespace: true });
  new FluentdAgent(fixture.chart, 'agent', { elasticsearch: fixture.elasticsearch, pipeline });
  expect(fixture.warning.join()).toContain('can have the indices of 92 namespaces');
});
