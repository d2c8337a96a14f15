import { Duration, Size } from 'cdk8s';
import {
  Account,
  AddOnElasticsearch,
  type AddOnElasticsearchProps,
  ClusterApp,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  Storage,
} from '../../lib';
import { find, type Yaml } from '../profiles';

const APP = { 'k8s-app': 'elasticsearch-logging' };
const NAME = 'elasticsearch-logging';

function made(props: AddOnElasticsearchProps = {}, kubernetes = '1.3', images?: ImageSource) {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
    images,
  });
  const elasticsearch = new AddOnElasticsearch(chart, 'Elasticsearch', props);
  return { app, elasticsearch, objects: () => chart.toJson() as Yaml[] };
}

const ofKind = (objects: readonly Yaml[], kind: string) => objects.filter((object) => object.kind === kind);
const podOf = (objects: readonly Yaml[]) => ofKind(objects, 'ReplicationController')[0].spec.template.spec;
const claim = () => Storage.claim({ size: Size.gibibytes(20) });

describe('one ReplicationController on Kubernetes 1.3', () => {
  test('has as many replicas as the option says, or two', () => {
    const replicas = (props: AddOnElasticsearchProps) =>
      ofKind(made(props).objects(), 'ReplicationController').map(({ spec }) => spec.replicas);
    expect(replicas({})).toEqual([2]);
    expect(replicas({ replicas: 49 })).toEqual([49]);
  });

  test('has the name, namespace and labels of the add-on', () => {
    const [controller] = ofKind(made().objects(), 'ReplicationController');
    expect(controller.metadata).toEqual({
      name: 'elasticsearch-logging-v1',
      namespace: 'logging',
      labels: {
        ...APP,
        version: 'v1',
        'kubernetes.io/cluster-service': 'true',
        'addonmanager.kubernetes.io/mode': 'Reconcile',
      },
    });
  });

  test('has the ports, the data volume and the namespace that the image reads', () => {
    const [container] = podOf(made().objects()).containers;
    expect(container.ports).toEqual([
      { containerPort: 9200, name: 'db', protocol: 'TCP' },
      { containerPort: 9300, name: 'transport', protocol: 'TCP' },
    ]);
    expect(container.volumeMounts).toEqual([{ name: 'es-persistent-storage', mountPath: '/data' }]);
    expect(container.env).toContainEqual({
      name: 'NAMESPACE',
      valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
    });
  });
});

test.each([
  [1, '1'],
  [2, undefined],
  [3, undefined],
  [4, '3'],
  [5, '3'],
])('%i nodes elect a master with a majority: MINIMUM_MASTER_NODES is %s, and 2 in the image', (replicas, expected) => {
  const [{ env }] = podOf(made({ replicas }).objects()).containers;
  expect(env.find(({ name }: Yaml) => name === 'MINIMUM_MASTER_NODES')?.value).toBe(expected);
});

test('nodes are a StatefulSet where the target has it', () => {
  const { objects, elasticsearch } = made({}, '1.20');
  expect(ofKind(objects(), 'StatefulSet').map(({ metadata }) => metadata.name)).toEqual([NAME]);
  expect(ofKind(objects(), 'ReplicationController')).toEqual([]);
  expect(elasticsearch.workloads.map(({ kind }) => kind)).toEqual(['StatefulSet']);
});

describe('with volumes and without StatefulSets', () => {
  const onVolumes = () => made({ storage: claim(), replicas: 2 });

  test('each node has a controller of one replica, which selects its own pod only', () => {
    const { objects, elasticsearch } = onVolumes();
    const controllers = ofKind(objects(), 'ReplicationController');
    expect(controllers.map(({ metadata }) => metadata.name)).toEqual([
      'elasticsearch-logging-v1-0',
      'elasticsearch-logging-v1-1',
    ]);
    for (const [ordinal, { metadata, spec }] of controllers.entries()) {
      const selector = { ...APP, version: 'v1', ordinal: String(ordinal) };
      expect(spec.replicas).toBe(1);
      expect(spec.selector).toEqual(selector);
      expect(spec.template.metadata.labels).toEqual({ ...selector, 'kubernetes.io/cluster-service': 'true' });
      expect(metadata.labels).toMatchObject(selector);
    }
    expect(elasticsearch.workloads).toHaveLength(2);
  });

  test('each node has a claim with its ordinal as a label', () => {
    expect(
      ofKind(onVolumes().objects(), 'PersistentVolumeClaim').map(({ metadata }) => [metadata.name, metadata.labels]),
    ).toEqual(
      ['0', '1'].map((ordinal) => [
        `es-persistent-storage-elasticsearch-logging-${ordinal}`,
        { ...APP, version: 'v1', ordinal },
      ]),
    );
  });
});

describe('the Service', () => {
  test('selects the pods by the name of the add-on and forwards port 9200', () => {
    expect(find(made().objects(), 'Service', NAME).spec).toEqual({
      ports: [{ port: 9200, protocol: 'TCP', targetPort: 'db' }],
      selector: APP,
    });
  });

  test('is the endpoint for clients, without TLS', () => {
    expect(made().elasticsearch.endpoint).toEqual({
      host: NAME,
      namespace: 'logging',
      port: 9200,
      tls: false,
      major: 2,
    });
  });
});

describe('the service account', () => {
  test('may read what the discovery program reads, where the target has RBAC', () => {
    const { objects } = made({ serviceAccount: Account.create('efk') }, '1.8');
    expect(find(objects(), 'Role', NAME).rules).toEqual([
      { apiGroups: [''], resources: ['namespaces', 'services', 'endpoints'], verbs: ['get'] },
    ]);
  });

  test('has its token in the pods where a namespace may turn that off', () => {
    const [statefulSet] = ofKind(made({ serviceAccount: Account.create('efk') }, '1.20').objects(), 'StatefulSet');
    expect(statefulSet.spec.template.spec).toMatchObject({
      serviceAccountName: 'efk',
      automountServiceAccountToken: true,
    });
  });
});

test('pods pull with the Secrets of the image source', () => {
  const images = ImageSource.upstream({ pullSecrets: [SecretRef.fromName('pull')] });
  expect(podOf(made({}, '1.3', images).objects()).imagePullSecrets).toEqual([{ name: 'pull' }]);
});

test('pods have the options of the user and what is added later', () => {
  const { objects, elasticsearch } = made({ pod: { annotations: { team: 'logs' } } });
  elasticsearch.pod.addEnv({ name: 'ES_HEAP_SIZE', value: '1g' });
  const { metadata, spec } = ofKind(objects(), 'ReplicationController')[0].spec.template;
  expect(metadata.annotations).toMatchObject({ team: 'logs' });
  expect(spec.containers[0].env).toContainEqual({ name: 'ES_HEAP_SIZE', value: '1g' });
});

describe('warnings', () => {
  const messages = (props: AddOnElasticsearchProps) =>
    made(props)
      .app.warnings()
      .map(({ message }) => message)
      .join('\n');
  const LOST = 'the logs are lost when the pods are deleted';
  const LABELS = 'a cluster that runs the add-on manager deletes such objects';

  test('say that an emptyDir loses the logs', () => {
    expect(messages({})).toContain(LOST);
    expect(messages({ storage: claim() })).not.toContain(LOST);
  });

  test('say what the labels of the add-on manager do', () => {
    expect(messages({})).toContain(LABELS);
    expect(messages({ addOnLabels: false })).not.toContain(LABELS);
  });
});

describe('the retention', () => {
  const withDays = (days: number) => made({ retention: { deleteAfter: Duration.days(days) } }, '1.20');

  test('is from 1 to 3650 days', () => {
    expect([1, 3650].flatMap((days) => withDays(days).app.errors())).toEqual([]);
    expect(withDays(3651).app.errors()).toHaveLength(1);
  });

  test('runs each night, and not when the YAML is applied', () => {
    const objects = withDays(14).objects();
    const [cronJob] = ofKind(objects, 'CronJob');
    expect(cronJob.spec.schedule).toBe('41 1 * * *');
    expect(ofKind(objects, 'Job')).toEqual([]);
  });

  test('runs in the image of the agents for the oldest Elasticsearch that they know', () => {
    const [cronJob] = ofKind(withDays(14).objects(), 'CronJob');
    const [container] = cronJob.spec.jobTemplate.spec.template.spec.containers;
    expect(container.image).toBe('fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch7-1.1');
  });

  test('has pods with a label of their own, which may connect to port 9200', () => {
    const objects = withDays(14).objects();
    const labels = { 'k8s-app': 'elasticsearch-logging-retention' };
    const [cronJob] = ofKind(objects, 'CronJob');
    const [policy] = ofKind(objects, 'NetworkPolicy');
    expect(cronJob.spec.jobTemplate.spec.template.metadata.labels).toMatchObject(labels);
    expect(policy.spec.podSelector.matchLabels).toMatchObject(labels);
    expect(policy.spec.egress).toContainEqual({ ports: [{ port: 9200, protocol: 'TCP' }] });
  });
});
