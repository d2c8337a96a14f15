import { Chart, Duration, Size } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  EckElasticsearch,
  EckKibana,
  Elasticsearch,
  ElasticsearchImage,
  ExternalElasticsearch,
  FluentdAgent,
  FluentdPipeline,
  ImageSource,
  Kibana,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  NodeRole,
  SecretRef,
  Storage,
} from '../../lib';

function chartOf(app: ClusterApp, namespace: string): LoggingChart {
  return new LoggingChart(app, namespace, { kubernetes: KubernetesVersion.parse('1.37'), namespace });
}

/** The path and the option of each error. */
function reported(create: (chart: LoggingChart, app: ClusterApp) => void): string[] {
  const app = new ClusterApp('test');
  create(chartOf(app, 'logging'), app);
  return app.errors().map((error) => error.split(' is invalid')[0]);
}

test.each<[string, ClusterLoggingProps, string]>([
  [
    'an incomplete version',
    { elasticsearch: { image: ElasticsearchImage.official('9.5') } },
    'Elasticsearch] elasticsearch.image: "9.5"',
  ],
  [
    'the name of a cluster, from which its Secrets are named',
    { elasticsearch: { name: 'Logs' } },
    'Elasticsearch] elasticsearch.name: "Logs"',
  ],
  [
    'the host of an Ingress, from which the public URL follows',
    {
      kibana: {
        exposure: KibanaExposure.ingress({ host: 'https://a.example.com', tlsSecret: SecretRef.fromName('a') }),
      },
    },
    'Kibana] kibana.exposure.ingress.host: "https://a.example.com"',
  ],
  [
    'a prefix of indices, from which the pattern of the data view follows',
    { elasticsearch: { lifecycle: { indexPrefix: 'a b' } } },
    'Elasticsearch] elasticsearch.lifecycle.indexPrefix: "a b"',
  ],
  [
    'a retention from which too many shards follow',
    { elasticsearch: { lifecycle: { retention: Duration.days(1e9), dailyVolume: Size.gibibytes(1) } } },
    'Elasticsearch] elasticsearch.lifecycle.retention: 1000000000 days',
  ],
  [
    'a claim of nothing, on which no logs fit',
    {
      elasticsearch: {
        storage: Storage.claim({ size: Size.gibibytes(0) }),
        lifecycle: { dailyVolume: Size.gibibytes(1) },
      },
    },
    'Elasticsearch] elasticsearch.storage.size: "0"',
  ],
  [
    'a claim that is too large for a Kubernetes quantity',
    { elasticsearch: { storage: Storage.claim({ size: Size.tebibytes(1e9) }) } },
    'Elasticsearch] elasticsearch.storage.size: "1000000000Ti"',
  ],
  [
    'memory of Kibana that is too large for a Kubernetes quantity',
    { kibana: { memory: Size.tebibytes(1e9) } },
    'Kibana] kibana.memory: "1000000000Ti"',
  ],
  [
    'a buffer that is too small for its chunks',
    { agent: { pipeline: FluentdPipeline.containers({ bufferSize: Size.kibibytes(1) }) } },
    'Agent] agent.pipeline.bufferSize: "1Ki"',
  ],
  [
    'a buffer that is larger than any disk',
    { agent: { pipeline: FluentdPipeline.containers({ bufferSize: Size.tebibytes(1e9) }) } },
    'Agent] agent.pipeline.bufferSize: "1000000000Ti"',
  ],
  [
    'a chunk that is too large for the configuration of Fluentd',
    { agent: { pipeline: FluentdPipeline.containers({ chunkSize: Size.tebibytes(1e9) }) } },
    'Agent] agent.pipeline.chunkSize: "1000000000Ti"',
  ],
  [
    'an empty pattern, which the configuration of Fluentd cannot have',
    { agent: { pipeline: FluentdPipeline.containers({ redactions: [{ pattern: '', replacement: 'x' }] }) } },
    'Agent] agent.pipeline.redactions[0].pattern: ""',
  ],
  [
    'a replacement that the configuration of Fluentd cannot have',
    { agent: { pipeline: FluentdPipeline.containers({ redactions: [{ pattern: 'a', replacement: '\0' }] }) } },
    'Agent] agent.pipeline.redactions[0].replacement: "\\u0000"',
  ],
  [
    'a name of the agent that is too long for a label of its pods',
    { agent: { name: 'a'.repeat(64) } },
    `Agent] agent.name: "${'a'.repeat(64)}"`,
  ],
  [
    'a zone without a name, which no node has',
    { elasticsearch: { nodeSets: [{ name: 'a', replicas: 3, zone: '' }] } },
    'Elasticsearch] elasticsearch.nodeSets[0].zone: ""',
  ],
  [
    'a class of the Ingress without a name',
    {
      kibana: {
        exposure: KibanaExposure.ingress({
          host: 'a.example.com',
          ingressClassName: '',
          tlsSecret: SecretRef.fromName('a'),
        }),
      },
    },
    'Kibana] kibana.exposure.ingress.ingressClassName: ""',
  ],
  [
    'a version of an image that is empty',
    { elasticsearch: { image: ElasticsearchImage.official('') } },
    'Elasticsearch] elasticsearch.image: ""',
  ],
  [
    'the namespace of the agent, which Elasticsearch gets',
    { agent: { namespace: '\0' } },
    'Agent] agent.namespace: "\\u0000"',
  ],
  [
    'an address of the API server that the configuration of Fluentd cannot have',
    { agent: { apiServer: { url: '\0' } } },
    'Agent] agent.apiServer.url: "\\u0000"',
  ],
  [
    'a volume without a source',
    { agent: { pod: { volumes: [{ name: 'v' }] } } },
    'Agent] agent.pod.volumes[0]: {"name":"v"}',
  ],
  [
    'a source of a volume with a wrong name',
    { agent: { pod: { volumes: [{ name: 'v', emptydir: {} } as never] } } },
    'Agent] agent.pod.volumes[0].emptydir: {}',
  ],
  [
    'a source of a variable of a wrong type',
    { agent: { pod: { env: [{ name: 'V', valueFrom: { secretKeyRef: 'x' as never } }] } } },
    'Agent] agent.pod.env[0].valueFrom.secretKeyRef: "x"',
  ],
  [
    'a handler of a probe with a wrong name',
    { kibana: { pod: { sidecars: [{ name: 's', image: 'a:1', livenessProbe: { httpget: {} } as never }] } } },
    'Kibana] kibana.pod.sidecars[0].livenessProbe.httpget: {}',
  ],
  [
    'a variable with two values',
    { agent: { pod: { env: [{ name: 'V', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] } } },
    'Agent] agent.pod.env[0]: {"name":"V","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}},"value":"x"}',
  ],
  [
    'annotations of more than 256 KiB',
    { agent: { pod: { annotations: { small: 'x', large: 'x'.repeat(262_144) } } } },
    `Agent] agent.pod.annotations.large: "${'x'.repeat(159)}… (262146 characters)`,
  ],
  [
    'an amount of memory that is empty',
    { elasticsearch: { pod: { resources: { limits: { memory: '' } } } } },
    'Elasticsearch] elasticsearch.pod.resources.limits.memory: ""',
  ],
  [
    'an amount of memory that two rules reject',
    { kibana: { pod: { resources: { limits: { memory: '100m' } } } } },
    'Kibana] kibana.pod.resources.limits.memory: "100m"',
  ],
  [
    'an address in the place of a host',
    { kibana: { exposure: KibanaExposure.ingress({ host: '999.1.1.1', tlsSecret: SecretRef.fromName('a') }) } },
    'Kibana] kibana.exposure.ingress.host: "999.1.1.1"',
  ],
  [
    'an empty host, from which the public URL follows',
    { kibana: { exposure: KibanaExposure.httpRoute({ host: '', gateway: 'gateway' }) } },
    'Kibana] kibana.exposure.httpRoute.host: ""',
  ],
  [
    'an address with bits after the prefix, which is an error of a NetworkPolicy too',
    { agent: { apiServerCidr: '10.0.0.1/8' } },
    'Agent] agent.apiServerCidr: "10.0.0.1/8"',
  ],
  [
    'a data view without the name of its time field',
    { kibana: { dataView: { timeField: '' } } },
    'Kibana] kibana.dataView.timeField: ""',
  ],
  [
    'a name of the agent, which its service account has as well',
    { agent: { name: 'Agent' } },
    'Agent] agent.name: "Agent"',
  ],
  [
    'a node set without data',
    { elasticsearch: { nodeSets: [{ name: 'a', replicas: 3, roles: [NodeRole.MASTER] }] } },
    'Elasticsearch] elasticsearch.nodeSets: ["a"]',
  ],
  ['no node set', { elasticsearch: { nodeSets: [] } }, 'Elasticsearch] elasticsearch.nodeSets: []'],
])('%s is one error', (_, props, expected) => {
  const errors = reported((chart) => new ClusterLogging(chart, 'logging', props));
  expect(errors).toEqual([`[test/logging/logging/${expected}`]);
});

test('a label of the chart that cdk8s cannot render is one error, not one of each object', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const labels = { constructor: 'x' };
  new ClusterLogging(new LoggingChart(app, 'logs', { kubernetes, namespace: 'logs', labels }), 'logging', {});
  expect(app.errors()).toEqual([
    '[test/logs] labels.constructor: "x" is invalid: expected another key, because cdk8s cannot render an object with this one. ' +
      'Choose another key.',
  ]);
});

test('an unknown version of an external Elasticsearch is one error, not also one of its agent and its Kibana', () => {
  const errors = reported((chart) => {
    const elasticsearch = new ExternalElasticsearch(chart, 'external', {
      url: 'https://a.example.com',
      version: '10.0.0',
    });
    new FluentdAgent(chart, 'agent', { elasticsearch });
    new Kibana(chart, 'kibana', { elasticsearch });
  });
  expect(errors).toEqual(['[test/logging/external] elasticsearch.version: "10.0.0"']);
});

test('a Kibana in another namespace is one error, not also one for each Secret that it refers to', () => {
  const errors = reported((chart, app) => {
    const elasticsearch = new Elasticsearch(chart, 'elasticsearch');
    new Kibana(chartOf(app, 'viewers'), 'kibana', { elasticsearch });
  });
  expect(errors).toEqual(['[test/viewers/kibana] kibana namespace: "viewers"']);
});

test('a list of the chart of which no item is valid is one error', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const apiServer = { ports: ['443'] } as never;
  new LoggingChart(app, 'logs', { kubernetes, namespace: 'logs', apiServer });
  expect(app.errors()).toEqual([
    '[test/logs] apiServer.ports[0]: "443" is invalid: expected a number. Correct the type of the option.',
  ]);
});

describe('a chart without a namespace is one error', () => {
  const kubernetes = KubernetesVersion.parse('1.37');

  test('in a LoggingChart of JavaScript', () => {
    const app = new ClusterApp('test');
    new ClusterLogging(new LoggingChart(app, 'logs', { kubernetes } as never), 'logging');
    expect(app.errors()).toEqual(['[test/logs] namespace: no value is given: expected a value. Set the option.']);
  });

  test('or with one of a wrong type', () => {
    const app = new ClusterApp('test');
    new ClusterLogging(new LoggingChart(app, 'logs', { kubernetes, namespace: 5 } as never), 'logging');
    expect(app.errors()).toEqual([
      '[test/logs] namespace: 5 is invalid: expected a text. Correct the type of the option.',
    ]);
  });

  test('in a chart of cdk8s', () => {
    const app = new ClusterApp('test');
    const chart = new Chart(app, 'logs');
    kubernetes.applyTo(chart);
    new ClusterLogging(chart, 'logging');
    expect(app.errors()).toEqual(['[test/logs] namespace: no value is given: expected a value. Set the option.']);
  });

  test('unless all of its objects have one, or need none', () => {
    const app = new ClusterApp('test');
    const chart = new Chart(app, 'logs');
    kubernetes.applyTo(chart);
    new LoggingNamespace(chart, 'namespace', { name: 'logs' });
    expect(app.errors()).toEqual([]);
  });
});

test('three invalid references to Secrets are three errors, each under its own option', () => {
  const certificate = SecretRef.fromName('A_1');
  const errors = reported((chart) => {
    const tls = { certificate, caCertificate: certificate };
    new ClusterLogging(chart, 'logging', { kibana: { tls, encryptionKeys: SecretRef.fromName('B_2') } });
  });
  expect(errors.map((error) => error.replace('[test/logging/logging/Kibana] ', ''))).toEqual([
    'kibana.tls.certificate: "A_1"',
    'kibana.tls.caCertificate: "A_1"',
    'kibana.encryptionKeys: "B_2"',
  ]);
});

test('a node set without a name is one error', () => {
  const errors = (create: (chart: LoggingChart) => void) => {
    const app = new ClusterApp('test');
    create(new LoggingChart(app, 'logs', { kubernetes: KubernetesVersion.parse('1.36'), namespace: 'logs' }));
    return app.errors().map((error) => error.replace(/^\[.*?\] /, ''));
  };
  const expected = ['elasticsearch.nodeSets[0].name: no value is given: expected a value. Set the option.'];
  const own = errors((chart) => new Elasticsearch(chart, 'own', { nodeSets: [{ replicas: 3 } as never] }));
  expect(own).toEqual(expected);
  const nodeSets = [{ count: 3 } as never];
  expect(errors((chart) => new EckElasticsearch(chart, 'eck', { nodeSets, version: '9.4.0' }))).toEqual(expected);
});

test('a namespace of the agent that two constructs reject is one error', () => {
  const errors = reported((chart) => new ClusterLogging(chart, 'all', { elasticsearch: { agentNamespace: 'A' } }));
  expect(errors).toEqual(['[test/logging/all] elasticsearch.agentNamespace: "A"']);
});

test('a mirror without an address is one error, not one of each image', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const images = ImageSource.mirror('');
  new ClusterLogging(new LoggingChart(app, 'logs', { kubernetes, namespace: 'logs', images }), 'logging');
  expect(app.errors()).toEqual([expect.stringContaining('[test/logs] images mirror: "" is invalid')]);
});

test('a version, a name and a cluster of ECK are one error each, not also one of its Kibana or its Secret', () => {
  const errors = reported((chart) => {
    const nodeSets = [{ name: 'a', count: 3 }];
    const elasticsearch = new EckElasticsearch(chart, 'elasticsearch', { name: 'A', nodeSets, version: 'nine' });
    new EckKibana(chart, 'kibana', { elasticsearch });
  });
  expect(errors).toEqual([
    '[test/logging/elasticsearch] elasticsearch.version: "nine"',
    '[test/logging/elasticsearch] kubernetes: "1.37"',
    '[test/logging/elasticsearch] elasticsearch.name: "A"',
  ]);
});

test('components of one name are one error, not also one of the connections between them', () => {
  const errors = reported((chart) => {
    const name = 'logs';
    new ClusterLogging(chart, 'all', { agent: { name }, elasticsearch: { name }, kibana: { name } });
  });
  expect(errors).toEqual([
    '[test/logging/all/Agent/ConfigMap] object: "ConfigMap logging/logs-config, NetworkPolicy logging/logs, Service logging/logs"',
  ]);
});

test('two components with the same objects are one error, not one of each object', () => {
  const app = new ClusterApp('test');
  const chart = chartOf(app, 'logging');
  for (const id of ['first', 'second']) new Elasticsearch(chart, id);
  expect(app.errors()).toEqual([
    expect.stringMatching(
      /^\[test\/logging\/second\/.*object: ".*, .*, .*, \d+ more" is invalid: expected one construct that creates it, not logging\/first and logging\/second\./,
    ),
  ]);
});

test('a required option that is missing is one error, not also one of the value that stands for it', () => {
  const errors = reported((chart) => new EckElasticsearch(chart, 'elasticsearch', {} as never));
  expect(errors).toEqual([
    '[test/logging/elasticsearch] elasticsearch.version: no value is given: expected a value. Set the option.',
    '[test/logging/elasticsearch] kubernetes: "1.37"',
  ]);
});
