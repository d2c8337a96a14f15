import { ApiObject, Cron, JsonPatch, Lazy, Size } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  ElasticsearchImage,
  FluentdConfig,
  FluentdPipeline,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  SecretRef,
  SnapshotRepository,
  Storage,
} from '../../lib';

/** The option and the value of each error of a cluster. */
function errorsOf(
  make: (chart: LoggingChart) => void,
  version = '1.33',
  labels: Record<string, string> = {},
): string[] {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse(version);
  make(new LoggingChart(app, 'chart', { kubernetes, namespace: 'logs', labels }));
  return app
    .errors()
    .map((error) => error.replace(/^\[.*?\] /, '').replace(/(?<!\(.*) is invalid.*|: no value.*/s, ''));
}

/** The same of the options of ClusterLogging, which can have wrong types. */
function errorsOfOptions(props: object, version?: string): string[] {
  return errorsOf((chart) => {
    new ClusterLogging(chart, 'efk', props as ClusterLoggingProps);
  }, version);
}

const kibana = (pod: object) => ({ kibana: { pod } });
const secret = SecretRef.fromName('s3');

function cephRbd(images: string[], fsType?: string): Storage {
  const size = Size.gibibytes(1);
  return Storage.cephRbd({ monitors: ['10.0.0.1:6789'], images, size, secret: SecretRef.fromName('ceph'), fsType });
}

function snapshots(endpoint?: string, schedule?: Cron): object {
  const repository = SnapshotRepository.s3({ bucket: 'backups', endpoint, credentials: secret });
  return { elasticsearch: { snapshots: { repository, schedule } } };
}

/** JSON.parse makes `__proto__` a key of the object. */
function keyed(key: string, value: string): object {
  return JSON.parse(JSON.stringify({ key: value }).replace('key', key));
}

describe('one input is one error of its option', () => {
  test.each<[string, object, string]>([
    ['replicas beyond all bounds', { elasticsearch: { replicas: 2 ** 32 } }, 'elasticsearch.replicas: 4294967296'],
    ['NaN', { elasticsearch: { replicas: Number.NaN } }, 'elasticsearch.replicas: NaN'],
    [
      'a limit of an unknown resource',
      kibana({ resources: { limits: { foo: '1' } } }),
      'kibana.pod.resources.limits.foo: "foo"',
    ],
    [
      'a limit below what Kibana needs',
      kibana({ resources: { limits: { memory: '1Mi' } } }),
      'kibana.pod.resources.limits.memory: "1Mi"',
    ],
    ['a volume without a source', kibana({ volumes: [{ name: 'a' }] }), 'kibana.pod.volumes[0]: {"name":"a"}'],
    ['an empty image', kibana({ sidecars: [{ name: 'a', image: '' }] }), 'kibana.pod.sidecars[0].image: ""'],
    [
      'a toleration of everything with a value',
      kibana({ tolerations: [{ key: 'k', operator: 'Exists', value: 'v' }] }),
      'kibana.pod.tolerations[0].value: "v"',
    ],
    ['a priority class with a space', kibana({ priorityClassName: 'A B' }), 'kibana.pod.priorityClassName: "A B"'],
    ['a label key with an empty part', kibana({ labels: { 'a..b/x': 'c' } }), 'kibana.pod.labels.a..b/x: "a..b/x"'],
    [
      'a list that is produced later',
      kibana({ volumes: Lazy.any({ produce: () => [] }) }),
      'kibana.pod.volumes: an object of class Lazy',
    ],
    ['a BigInt', kibana({ env: [{ name: 'A', value: 10n }] }), 'kibana.pod.env[0].value: 10n'],
    [
      'an option that is misspelled',
      { elasticsearch: { lifecycle: { retentionDay: 30 } } },
      'elasticsearch.lifecycle.retentionDay: 30',
    ],
    ['an empty field of time', { kibana: { dataView: { timeField: '' } } }, 'kibana.dataView.timeField: ""'],
    [
      'an address as the host of an Ingress',
      { kibana: { exposure: KibanaExposure.ingress({ host: '10.0.0.1' }) } },
      'kibana.exposure.ingress.host: "10.0.0.1"',
    ],
    [
      'a claim of nothing',
      { elasticsearch: { storage: Storage.claim({ size: Size.gibibytes(0) }) } },
      'elasticsearch.storage.size: "0"',
    ],
    [
      'a size of an unset variable',
      { elasticsearch: { storage: Storage.claim({} as never) } },
      'elasticsearch.storage (Storage.claim props.size)',
    ],
    [
      'a Secret of an unset variable',
      { kibana: { encryptionKeys: SecretRef.fromName(undefined as never) } },
      'kibana.encryptionKeys (SecretRef.fromName name)',
    ],
    [
      'a port beyond 65535',
      snapshots('http://s3:99999'),
      'elasticsearch.snapshots.repository endpoint: "http://s3:99999"',
    ],
    [
      'a schedule of words',
      snapshots(undefined, new Cron({ minute: 'a' })),
      'elasticsearch.snapshots.schedule: "a * * * *"',
    ],
    [
      'an Elasticsearch before 7.17',
      { elasticsearch: { image: ElasticsearchImage.official('6.8.0') } },
      'elasticsearch.image: "6.8.0"',
    ],
    ['the name of Elasticsearch', { elasticsearch: { name: 'Bad_Name' } }, 'elasticsearch.name: "Bad_Name"'],
    [
      'a password in an address',
      { agent: { apiServer: { url: 'https://u:p@h' } } },
      'agent.apiServer.url: "https://…@h"',
    ],
    ['labels of the add-on with a current image', { agent: { addOnLabels: true } }, 'agent.addOnLabels: true'],
    [
      'a pipeline of a class of the user',
      { agent: { pipeline: Object.create(FluentdPipeline.prototype) } },
      'agent.pipeline: "a class of your own"',
    ],
  ])('%s', (_, props, expected) => {
    expect(errorsOfOptions(props)).toEqual([expected]);
  });

  test('replicas beyond all bounds on the add-on', () => {
    expect(errorsOfOptions({ addOnElasticsearch: { replicas: 100_000 } }, '1.4')).toEqual([
      'addOnElasticsearch.replicas: 100000',
    ]);
  });

  test.each(['constructor', '__proto__'])('the key %s in every map', (key) => {
    const value = keyed(key, '1');
    const errors = errorsOfOptions(
      kibana({ labels: value, annotations: value, nodeSelector: value, resources: { limits: value } }),
    );
    expect(errors).toEqual(
      ['annotations', 'labels', 'nodeSelector', 'resources.limits'].map((map) => `kibana.pod.${map}.${key}: "1"`),
    );
    expect(errorsOf((chart) => new ClusterLogging(chart, 'efk'), '1.33', value as Record<string, string>)).toEqual([
      `labels.${key}: "1"`,
    ]);
  });

  test('an invalid file system of an RBD image', () => {
    const props = { addOnElasticsearch: { replicas: 1, storage: cephRbd(['a'], 'nope!') } };
    expect(errorsOfOptions(props, '1.5')).toEqual([expect.stringMatching(/fsType.*"nope!"/)]);
  });

  test('a level of Pod Security that does not exist', () => {
    const podSecurity = 'restriced' as never;
    expect(errorsOf((chart) => new LoggingNamespace(chart, 'namespace', { name: 'a', podSecurity }))).toEqual([
      'podSecurity: "restriced"',
    ]);
  });

  test('a label and a name that are added to an object of the library', () => {
    const errors = errorsOf((chart) => {
      const { node } = new ClusterLogging(chart, 'efk');
      const object = ApiObject.of(node.findChild('Kibana').node.findChild('Deployment'));
      object.metadata.addLabel('a b', 'c');
      object.addJsonPatch(JsonPatch.replace('/metadata/name', 'A_B'));
    });
    expect(errors).toEqual(['Deployment metadata.labels.a b: "a b"', 'Deployment metadata.name: "A_B"']);
  });

  test('data of more than 1 MiB', () => {
    const errors = errorsOf((chart) => {
      const data = { a: 'x'.repeat(2 ** 20 + 1) };
      new ApiObject(chart, 'mine', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine' }, data });
    });
    expect(errors).toEqual(['ConfigMap mine data: "1048577 bytes"']);
  });
});

describe('an input is accepted', () => {
  test('two node sets with images of their own', () => {
    const nodeSets = [
      { name: 'a', replicas: 1, storage: cephRbd(['a']) },
      { name: 'b', replicas: 2, storage: cephRbd(['b', 'c']) },
    ];
    expect(errorsOfOptions({ elasticsearch: { nodeSets } }, '1.27')).toEqual([]);
  });

  test('requests above the default limits, which then are higher', () => {
    const pod = { resources: { requests: { cpu: '64', memory: '100Gi' } } };
    expect(errorsOfOptions({ agent: { pod }, kibana: { pod } })).toEqual([]);
  });

  test('limits below the default requests, which then are lower', () => {
    expect(errorsOfOptions({ agent: { pod: { resources: { limits: { cpu: '1m' } } } } })).toEqual([]);
  });

  test('a frozen configuration', () => {
    const config: unknown = Object.freeze(FluentdConfig.parse('<match **>\n  @type null\n</match>\n'));
    expect(errorsOfOptions({ agent: { pipeline: FluentdPipeline.fromConfig(config as FluentdConfig) } })).toEqual([]);
  });

  test('toString as a label', () => {
    expect(errorsOfOptions(kibana({ labels: keyed('toString', 'a') }))).toEqual([]);
  });
});

test('errors of two components are both reported', () => {
  const image = ElasticsearchImage.official('nope');
  expect(errorsOfOptions({ elasticsearch: { image }, agent: { log: 5 } })).toEqual([
    'agent.log: 5',
    'elasticsearch.image: "nope"',
  ]);
});
