import { Duration, Size } from 'cdk8s';
import {
  AddOnElasticsearch,
  type AddOnElasticsearchOptions,
  ClaimRetention,
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
  ProgramImage,
  Storage,
} from '../../lib';
import { find, type Yaml } from '../profiles';

function synthesized(options: AddOnElasticsearchOptions, kubernetes = '1.20') {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
  });
  new AddOnElasticsearch(chart, 'Elasticsearch', options);
  const errors = app.errors();
  return { errors, objects: errors.length === 0 ? (chart.toJson() as Yaml[]) : [] };
}

const kinds = (objects: readonly Yaml[]) => objects.map(({ kind }) => kind);

test('indices are never deleted by default', () => {
  expect(kinds(synthesized({}).objects)).not.toContain('CronJob');
});

test('a retention creates a CronJob that deletes older indices', () => {
  const { objects, errors } = synthesized({ retention: { deleteAfter: Duration.days(14) } });
  expect(errors).toEqual([]);
  const { data } = find(objects, 'ConfigMap', 'elasticsearch-logging-retention');
  expect(JSON.parse(data['input.json'])).toEqual({
    urls: ['http://elasticsearch-logging:9200'],
    indices: [{ prefix: 'logstash-', keepDays: 14 }],
  });
  expect(kinds(objects).filter((kind) => kind === 'CronJob')).toHaveLength(1);
});

test('a retention is possible from Kubernetes 1.8 on', () => {
  expect(synthesized({ retention: { deleteAfter: Duration.days(14) } }, '1.8').errors).toEqual([]);
});

test('the CronJob runs in the image that the user names', () => {
  const programImage = ProgramImage.fromReference('registry.example.com/ruby:3.4', '/usr/bin/ruby');
  const cronJob = synthesized({ retention: { deleteAfter: Duration.days(14), programImage } }).objects.find(
    ({ kind }) => kind === 'CronJob',
  );
  const [container] = cronJob.spec.jobTemplate.spec.template.spec.containers;
  expect(container.image).toBe('registry.example.com/ruby:3.4');
  expect(container.command[0]).toBe('/usr/bin/ruby');
});

test.each<[string, AddOnElasticsearchOptions, string, string]>([
  [
    'a retention without CronJobs',
    { retention: { deleteAfter: Duration.days(14) } },
    '1.7',
    'addOnElasticsearch.retention: "a retention"',
  ],
  [
    'a retention of no days',
    { retention: { deleteAfter: Duration.days(0) } },
    '1.20',
    'addOnElasticsearch.retention.deleteAfter: 0 days',
  ],
  [
    'an index prefix in capitals',
    { retention: { deleteAfter: Duration.days(1), indexPrefix: 'A' } },
    '1.20',
    'retention.indexPrefix: "A"',
  ],
  [
    'a relative path of Ruby',
    { retention: { deleteAfter: Duration.days(1), programImage: ProgramImage.fromReference('a/b:1', 'ruby') } },
    '1.20',
    'addOnElasticsearch.retention.programImage ruby: "ruby"',
  ],
  [
    'claims that are deleted where no StatefulSet can do so',
    { storage: Storage.claim({ size: Size.gibibytes(1), whenDeleted: ClaimRetention.DELETE }) },
    '1.6',
    'storage.whenDeleted: "Delete"',
  ],
])('%s is rejected', (_, options, kubernetes, expected) => {
  expect(synthesized(options, kubernetes).errors).toEqual([expect.stringContaining(expected)]);
});

describe('the stack of ClusterLogging', () => {
  function logging(kubernetes: string, props: ClusterLoggingProps = {}) {
    const app = new ClusterApp('test');
    const version = KubernetesVersion.parse(kubernetes);
    const chart = new LoggingChart(app, 'logging', { kubernetes: version, namespace: 'logging' });
    return { app, logging: new ClusterLogging(chart, 'logging', props) };
  }

  test.each([
    ['1.3', LoggingStack.ADD_ON],
    ['1.19', LoggingStack.ADD_ON],
    ['1.20', LoggingStack.ELASTIC],
    ['1.37', LoggingStack.ELASTIC],
  ])('on Kubernetes %s is %s by default', (kubernetes, stack) => {
    const { logging: made } = logging(kubernetes);
    expect(made.stack).toBe(stack);
    expect(made.addOnElasticsearch !== undefined).toBe(stack === LoggingStack.ADD_ON);
    expect(made.elasticsearch !== undefined).toBe(stack === LoggingStack.ELASTIC);
  });

  test('can be chosen, and agent and Kibana get the matching images', () => {
    const { app } = logging('1.37', { stack: LoggingStack.ADD_ON });
    expect(app.errors()).toEqual([]);
    expect(app.images()).toEqual([
      'gcr.io/google_containers/elasticsearch:v2.4.1-1',
      'gcr.io/google_containers/fluentd-elasticsearch:1.22',
      'gcr.io/google_containers/kibana:v4.6.1-1',
    ]);
  });

  test('rejects the options of the other stack, and says which to use', () => {
    expect(logging('1.3', { elasticsearch: { replicas: 3 } }).app.errors()).toEqual([
      '[test/logging/logging] elasticsearch: ["replicas"] is invalid: expected no such option with the stack "add-on". ' +
        'Use addOnElasticsearch instead, or set stack to LoggingStack.ELASTIC.',
    ]);
    expect(
      logging('1.37', { addOnElasticsearch: { replicas: 3 } })
        .app.errors()
        .join(),
    ).toContain('Use elasticsearch instead, or set stack to LoggingStack.ADD_ON.');
  });
});
