import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  EckElasticsearch,
  KubernetesVersion,
  LoggingChart,
  type PodOptions,
} from '../../lib';

/** The errors of a cluster, each up to its expectation. */
function errorsOf(props: ClusterLoggingProps): string[] {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
  new ClusterLogging(chart, 'efk', props);
  return app.errors().map((error) => error.replace(/^\[.*?\] /, '').replace(/ is invalid.*/s, ''));
}

const beside = { name: 'beside', image: 'busybox:1.37' };
const unknown = { name: 'unknown', mountPath: '/mounted' };

describe('a mount of a volume that does not exist is an error of its option', () => {
  test.each(['agent', 'elasticsearch', 'kibana'])('of %s itself', (component) => {
    expect(errorsOf({ [component]: { pod: { volumeMounts: [unknown] } } })).toEqual([
      `${component}.pod.volumeMounts[0].name: "unknown"`,
    ]);
  });

  test.each(['sidecars', 'initContainers'])('of %s', (list) => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }, unknown];
    expect(errorsOf({ elasticsearch: { pod: { [list]: [{ ...beside, volumeMounts }] } } })).toEqual([
      `elasticsearch.pod.${list}[0].volumeMounts[1].name: "unknown"`,
    ]);
  });

  test('with the volumes that exist, and those of the claims', () => {
    const app = new ClusterApp('test');
    const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
    new ClusterLogging(chart, 'efk', { elasticsearch: { pod: { volumeMounts: [unknown] } } });
    expect(app.errors()).toEqual([
      '[test/chart/efk/Elasticsearch] elasticsearch.pod.volumeMounts[0].name: "unknown" is invalid: expected one of ' +
        'config-directory, logs, tmp, config, cluster, http-certificate, transport-certificate, secure-settings, data. ' +
        'Add a volume of that name.',
    ]);
  });
});

test('a volume with the name of a claim is an error, because the claim would replace it', () => {
  const volumes = [{ name: 'data', emptyDir: {} }];
  expect(errorsOf({ elasticsearch: { pod: { volumes } } })).toEqual(['elasticsearch.pod.volumes[0].name: "data"']);
});

test.each(['agent', 'elasticsearch', 'kibana'])(
  'an annotation of %s with the key of its digest is an error',
  (component) => {
    expect(errorsOf({ [component]: { pod: { annotations: { 'checksum/config': 'mine' } } } })).toEqual([
      `${component}.pod.annotations["checksum/config"]: "mine"`,
    ]);
  },
);

describe('a port of a sidecar', () => {
  const withPorts = (ports: object[], more = {}) => ({ ...beside, ports, ...more }) as typeof beside;
  const errorsWith = (list: string, ...containers: object[]) => errorsOf({ kibana: { pod: { [list]: containers } } });

  test('is an error if the component listens on it', () => {
    expect(errorsWith('sidecars', withPorts([{ containerPort: 8080 }, { containerPort: 5601 }]))).toEqual([
      'kibana.pod.sidecars[0].ports[1].containerPort: 5601',
    ]);
  });

  test('is accepted for another protocol', () => {
    expect(errorsWith('sidecars', withPorts([{ containerPort: 5601, protocol: 'UDP' }]))).toEqual([]);
  });

  test('is an error with the name of a port of the component', () => {
    expect(errorsWith('sidecars', withPorts([{ containerPort: 8080, name: 'http' }]))).toEqual([
      'kibana.pod.sidecars[0].ports[0].name: "http"',
    ]);
  });

  test('is an error if another sidecar listens on it', () => {
    const [first, second] = ['first', 'second'].map((name) => withPorts([{ containerPort: 8080 }], { name }));
    expect(errorsWith('sidecars', { ...first }, { ...second })).toEqual([
      'kibana.pod.sidecars[1].ports[0].containerPort: 8080',
    ]);
  });

  test('is an error of an init container that keeps running', () => {
    const ports = [{ containerPort: 5601 }];
    expect(errorsWith('initContainers', withPorts(ports, { restartPolicy: 'Always' }))).toEqual([
      'kibana.pod.initContainers[0].ports[0].containerPort: 5601',
    ]);
  });

  test('is accepted of an init container that ends before the others start', () => {
    expect(errorsWith('initContainers', withPorts([{ containerPort: 5601, name: 'http' }]))).toEqual([]);
  });
});

test('a sidecar has variables of its own, whatever those of the component are', () => {
  const sidecars = [{ ...beside, env: [{ name: 'ELASTICSEARCH_HOSTS', value: 'mine' }] }];
  expect(errorsOf({ kibana: { pod: { sidecars } } })).toEqual([]);
});

test('a container of ECK can mount a volume of the operator', () => {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
  const volumeMounts = [{ name: 'elastic-internal-http-certificates', mountPath: '/certificates' }];
  const nodeSets = [{ name: 'a', count: 1, pod: { sidecars: [{ ...beside, volumeMounts }] } }];
  new EckElasticsearch(chart, 'es', { version: '9.5.4', nodeSets });
  expect(app.errors()).toEqual([]);
});

test.each<[string, PodOptions]>([
  ['labels["app.kubernetes.io/name"]: "other"', { labels: { 'app.kubernetes.io/name': 'other' } }],
  ['labels.team: "a b"', { labels: { team: 'a b' } }],
  ['env[1].name: "A=B"', { env: [{ name: 'A' }, { name: 'A=B' }] }],
  [
    'volumes[1].name: "A"',
    {
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'A', emptyDir: {} },
      ],
    },
  ],
  ['sidecars[0].name: "B"', { sidecars: [{ ...beside, name: 'B' }] }],
  ['initContainers[1].name: "B"', { initContainers: [beside, { ...beside, name: 'B' }] }],
  ['tolerations[0].operator: "Maybe"', { tolerations: [{ key: 'a', operator: 'Maybe' }] }],
  ['nodeSelector.disk: "a b"', { nodeSelector: { disk: 'a b' } }],
  ['priorityClassName: "A"', { priorityClassName: 'A' }],
  ['resources.requests.cpu: "many"', { resources: { requests: { cpu: 'many' } } }],
])('an error has the option as the user wrote it: %s', (option, pod) => {
  expect(errorsOf({ kibana: { pod } })).toEqual([`kibana.pod.${option}`]);
});

test('a label of the selector is accepted with the value of the selector', () => {
  expect(errorsOf({ kibana: { pod: { labels: { 'app.kubernetes.io/name': 'kibana' } } } })).toEqual([]);
});
