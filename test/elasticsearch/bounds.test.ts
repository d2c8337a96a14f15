import { Duration, Size } from 'cdk8s';
import { ElasticsearchImage, type ElasticsearchProps, NodeRole, NodeSpread, Storage } from '../../lib';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from './fixture';

const LARGE = Storage.claim({ size: Size.tebibytes(100) });
const oneNode = (props: object): ElasticsearchProps => ({ nodeSets: [{ name: 'a', replicas: 1, ...props }] });
const days = (count: number) => Duration.days(count);

function errors(props: ElasticsearchProps): string[] {
  return new ElasticsearchFixture({ storage: LARGE, ...props }).errors;
}

const hot = { name: 'hot', replicas: 2, roles: [NodeRole.DATA_HOT, NodeRole.DATA_CONTENT] };
const tiers = [THREE_MASTERS, hot, { name: 'warm', replicas: 1, roles: [NodeRole.DATA_WARM] }];
const cold = [...tiers, { name: 'cold', replicas: 1, roles: [NodeRole.DATA_COLD] }];
const tiered = (warmAfter: Duration, more: object = {}) => ({
  nodeSets: tiers,
  lifecycle: { retention: days(7), warmAfter, ...more },
});
const twoShards = (kibibytes: number) => ({
  lifecycle: { retention: days(1), primaryShards: 2, dailyVolume: Size.kibibytes(kibibytes) },
});
const volume = (retention: number) => ({
  replicas: 1,
  storage: Storage.claim({ size: Size.gibibytes(100) }),
  lifecycle: { retention: days(retention), dailyVolume: Size.gibibytes(1) },
});

/** What is accepted, the last value that is, the first that is not, and the error. */
test.each<[string, ElasticsearchProps, ElasticsearchProps, string]>([
  ['512 MiB of memory', { memory: Size.mebibytes(512) }, { memory: Size.kibibytes(512 * 1024 - 1) }, '512Mi or more'],
  [
    'a heap of half the memory',
    oneNode({ heap: Size.gibibytes(1) }),
    oneNode({ heap: Size.kibibytes(1024 * 1024 + 1) }),
    'at most half of the memory (2Gi)',
  ],
  ['some heap', oneNode({ heap: Size.mebibytes(128) }), oneNode({ heap: Size.mebibytes(0) }), 'heap: "0"'],
  ['100 nodes', { replicas: 100 }, { replicas: 101 }, 'elasticsearch.replicas: 101 is invalid: expected 1 to 100'],
  ['an even number of masters above two', { replicas: 4 }, { replicas: 2 }, 'elasticsearch.replicas: 2'],
  [
    'retention of ten years',
    { replicas: 10, lifecycle: { retention: days(3650), dataStream: true } },
    { replicas: 10, lifecycle: { retention: days(3651), dataStream: true } },
    'expected 1 to 3650 whole days',
  ],
  [
    '1024 primary shards',
    { replicas: 7, lifecycle: { retention: days(1), primaryShards: 1024 } },
    { replicas: 7, lifecycle: { retention: days(1), primaryShards: 1025 } },
    'expected 1 to 1024',
  ],
  [
    '1000 shards a node',
    { lifecycle: { retention: days(748) } },
    { lifecycle: { retention: days(749) } },
    'at most 3000 shards on 3 nodes, not 3004',
  ],
  // 100 GB a day.
  ['shards of 50 GB', twoShards(97_656_250), twoShards(97_656_251), 'primaryShards: 2 is invalid: expected 3 or more'],
  [
    '85 % of a volume',
    volume(83),
    volume(84),
    'at most 83 days with a dailyVolume of 1Gi in 1 copy on volumes of 100Gi',
  ],
  ['a move after a day', tiered(days(1)), tiered(Duration.hours(12)), 'whole days, fewer than retention (7)'],
  ['a move a day before deletion', tiered(days(6)), tiered(days(7)), 'whole days, fewer than retention (7)'],
  [
    'a second move after the first',
    { ...tiered(days(2), { coldAfter: days(3) }), nodeSets: cold },
    { ...tiered(days(3), { coldAfter: days(3) }), nodeSets: cold },
    'more days than warmAfter (3)',
  ],
  [
    'tiers of dated indices',
    tiered(days(2)),
    tiered(days(2), { dataStream: true }),
    'the lifecycle of a data stream has no tiers',
  ],
  [
    'logsdb from 8.17.0 on',
    { lifecycle: { logsdb: true }, image: ElasticsearchImage.official('8.17.0') },
    { lifecycle: { logsdb: true }, image: ElasticsearchImage.official('8.16.9') },
    'Elasticsearch 8.17.0 or newer',
  ],
])('%s is accepted, and no more', (_, accepted, rejected, error) => {
  expect(errors(accepted)).toEqual([]);
  expect(errors(rejected).join()).toContain(error);
});

test.each([
  [[NodeRole.MASTER], false],
  [[NodeRole.MASTER, NodeRole.VOTING_ONLY], false],
  [[NodeRole.MASTER, NodeRole.REMOTE_CLUSTER_CLIENT], false],
  [[NodeRole.MASTER, NodeRole.INGEST], true],
  [[NodeRole.INGEST], true],
  [[NodeRole.REMOTE_CLUSTER_CLIENT], true],
])('nodes with the roles %j get requests of clients: %s', (roles, serves) => {
  const fixture = new ElasticsearchFixture({ nodeSets: [THREE_MASTERS, TWO_DATA, { name: 'x', replicas: 1, roles }] });
  const { selector } = fixture.find('Service', 'elasticsearch').spec;
  const { labels } = fixture.find('StatefulSet', 'elasticsearch-x').spec.template.metadata;
  expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(serves);
});

test('only nodes with shards need a zone', () => {
  const zoned = (roles: NodeRole[]) =>
    errors({
      nodeSets: [THREE_MASTERS, { ...TWO_DATA, zone: 'a' }, { name: 'x', replicas: 1, roles }],
      lifecycle: roles.includes(NodeRole.DATA_WARM) ? { warmAfter: days(3) } : {},
    }).join();
  expect(zoned([NodeRole.INGEST])).toBe('');
  expect(zoned([NodeRole.DATA_WARM])).toContain('nodeSets[2].zone');
});

test('the zone of a node set comes before that of the pods', () => {
  const nodeSets = [THREE_MASTERS, { ...TWO_DATA, zone: 'eu-1a' }];
  const fixture = new ElasticsearchFixture({ nodeSets, spread: NodeSpread.zones({ forcedZones: ['eu-1a', 'eu-1b'] }) });
  expect(fixture.settings('elasticsearch-data')).toMatchObject({
    'node.attr.zone': 'eu-1a',
    'cluster.routing.allocation.awareness.force.zone.values': 'eu-1a,eu-1b',
  });
});
