import { App, Duration, Size } from 'cdk8s';
import {
  ContainerLogFormat,
  type ContainerPattern,
  type ContainersPipelineOptions,
  FluentdAgent,
  type FluentdConfig,
  FluentdDialect,
  FluentdImage,
  FluentdPipeline,
  type IElasticsearch,
  KubernetesVersion,
  LoggingChart,
  MetadataLevel,
  PodControl,
  SecretRef,
  TraceLanguage,
} from '../../../lib/index';
import type { Yaml } from '../../profiles';

// Each test is about a problem of users of such stacks, with the upstream issue.

interface Wish extends ContainersPipelineOptions {
  readonly version?: string;
  readonly major?: 7 | 8 | 9;
  readonly secure?: boolean;
  readonly apiKey?: boolean;
}

const IMAGES = {
  7: FluentdImage.V1_19_3_ELASTICSEARCH_7,
  8: FluentdImage.V1_19_3_ELASTICSEARCH_8,
  9: FluentdImage.V1_19_3_ELASTICSEARCH_9,
};

function make({ version = '1.37', major = 9, secure = false, apiKey = false, ...props }: Wish = {}): {
  config: FluentdConfig;
  daemonSet: Yaml;
  objects: Yaml[];
} {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse(version),
    namespace: 'logging',
  });
  const access = {
    caSecret: SecretRef.fromName('elasticsearch-ca'),
    agentCredentials: { username: 'fluentd', secret: SecretRef.fromName('fluentd-user') },
  };
  const elasticsearch: IElasticsearch = {
    endpoint: {
      host: 'elasticsearch',
      namespace: 'logging',
      port: 9200,
      tls: secure,
      major,
      ...(secure ? access : {}),
      ...(apiKey ? { agentApiKey: { secret: SecretRef.fromName('fluentd-key') } } : {}),
    },
  };
  const agent = new FluentdAgent(chart, 'agent', {
    image: IMAGES[major],
    elasticsearch,
    pipeline: FluentdPipeline.containers(props),
  });
  const objects = chart.toJson();
  if (!agent.config) throw new Error('no configuration');
  return { config: agent.config, daemonSet: objects.find((o: Yaml) => o.kind === 'DaemonSet'), objects };
}

/** The parameters of a plugin. */
function parameters(wish: Wish, directive: string, type: string): Record<string, string | undefined> {
  const [section] = make(wish).config.directives(directive, type);
  if (!section) throw new Error(`no <${directive}> of type ${type}`);
  const inner = section
    .sections('buffer')
    .flatMap((buffer) => buffer.parameterNames.map((name) => [`buffer.${name}`, buffer.literal(name)]));
  return Object.fromEntries([...section.parameterNames.map((name) => [name, section.literal(name)]), ...inner]);
}

const output = (wish: Wish = {}) => parameters(wish, 'match', 'elasticsearch_documents');
const source = (wish: Wish = {}) => parameters(wish, 'source', 'container_logs');

/** The parameters of the sections of a name in the source of the containers. */
function inner(wish: Wish, name: string): Record<string, string | undefined>[] {
  const [section] = make(wish).config.sources('container_logs');
  return (section?.sections(name) ?? []).map((found) =>
    Object.fromEntries(found.parameterNames.map((parameter) => [parameter, found.literal(parameter)])),
  );
}
const text = (wish: Wish = {}) => make(wish).config.render(FluentdDialect.V1);
const container = (wish: Wish = {}) => make(wish).daemonSet.spec.template.spec.containers[0];

describe('no line is lost', () => {
  test('of rotated files: they are read under their new names, compressed ones too', () => {
    expect(source().path).toBe('/var/log/pods/*/*/*.log,/var/log/pods/*/*/*.log.*');
    const pattern = pathPattern('1.37');
    for (const name of ['0.log', '0.log.20261126-000001', '0.log.20261126-000001.gz']) {
      expect(pattern.exec(`/var/log/pods/shop_web-1_uid/app/${name}`)?.groups).toMatchObject({
        directory: '/var/log/pods/shop_web-1_uid/app/0.log',
        namespace: 'shop',
        pod: 'web-1',
        uid: 'uid',
        container: 'app',
      });
    }
    expect(pattern.test('/var/log/pods/shop_web-1_uid/app/0.log.20261126-000001.tmp')).toBe(false);
  });

  test('on nodes older than 1.14, which have no such directory: the links of the kubelet are read', () => {
    expect(source({ version: '1.13' }).path).toBe('/var/log/containers/*.log');
    const match = pathPattern('1.13').exec(`/var/log/containers/web-1_shop_app-proxy-${'0a'.repeat(32)}.log`);
    expect(match?.groups).toMatchObject({ namespace: 'shop', pod: 'web-1', container: 'app-proxy' });
  });

  test('when the buffer is full: the plugin waits for space', () => {
    expect(output()['buffer.overflow_action']).toBe('throw_exception');
  });

  test('while Elasticsearch is unavailable: the buffer is on the disk of the node, and requests are retried without limit', () => {
    expect(output()).toMatchObject({
      'buffer.@type': 'file',
      'buffer.path': '/var/lib/fluentd/logging-fluentd/buffer',
      'buffer.retry_forever': 'true',
      'buffer.retry_type': 'exponential_backoff',
      'buffer.retry_max_interval': '30s',
    });
  });

  test('when the agent starts before Elasticsearch (fluent-plugin-elasticsearch README, "seems to hang")', () => {
    expect(output()).toMatchObject({ verify_es_version_at_startup: 'false', default_elasticsearch_version: '9' });
  });

  test('after 10,000 requests, or when pods of Elasticsearch move (uken/fluent-plugin-elasticsearch#525)', () => {
    expect(output()).toMatchObject({
      reload_connections: 'false',
      reconnect_on_error: 'true',
      reload_on_failure: 'true',
      request_timeout: '60s',
    });
  });

  test('because Elasticsearch rejects a document: it is counted, and kept in an index that accepts any text', () => {
    const label = make().config.label('@ERROR');
    expect(label?.sections().map((section) => section.plugin)).toEqual(['prometheus', 'elasticsearch_documents']);
    const [counter] = label?.sections('filter') ?? [];
    expect(counter?.literal('@id')).toBe('count_rejected');
    expect(counter?.sections('metric')[0]?.literal('name')).toBe('fluentd_rejected_records_total');
    const [rejected] = label?.sections('match') ?? [];
    expect(rejected?.literal('index_name')).toBe('kubernetes-logs-rejected');
    expect(rejected?.literal('last_resort')).toBe('true');
    const [buffer] = rejected?.sections('buffer') ?? [];
    expect(buffer?.literal('total_limit_size')).toBe('64M');
    expect(buffer?.literal('overflow_action')).toBe('drop_oldest_chunk');
  });

  test('because a chunk is damaged: Fluentd puts it on the disk of the node, not into the pod', () => {
    const [system] = make().config.directives('system');
    expect(system?.literal('root_dir')).toBe('/var/lib/fluentd/logging-fluentd');
  });

  test('because positions are lost: they are on the node, in a directory of this agent alone (helm/charts#7271)', () => {
    expect(source().position_file).toBe('/var/lib/fluentd/logging-fluentd/containers.pos');
    const { volumes } = make().daemonSet.spec.template.spec;
    expect(volumes).toContainEqual({
      name: 'state',
      hostPath: { path: '/var/lib/fluentd/logging-fluentd', type: 'DirectoryOrCreate' },
    });
  });

  test('because its text is long: half of a chunk is kept', () => {
    expect(source().longest).toBe(String(4 * 2 ** 20));
    expect(source({ chunkSize: Size.mebibytes(1) }).longest).toBe(String(2 ** 19));
    expect(output({ chunkSize: Size.kibibytes(300) })['buffer.chunk_limit_size']).toBe('300k');
  });
});

function pathPattern(version: string): RegExp {
  return new RegExp(source({ version }).path_pattern?.slice(1, -1) ?? '');
}

test('two threads send requests, or as many as the options say', () => {
  expect(output()['buffer.flush_thread_count']).toBe('2');
  expect(output({ flushThreads: 5 })['buffer.flush_thread_count']).toBe('5');
});

describe('the formats of the runtimes', () => {
  test('are both read where nodes may have either (fluent/fluentd-kubernetes-daemonset#412)', () => {
    expect(source({ version: '1.22' }).format).toBe('auto');
    expect(source({ version: '1.24' }).format).toBe('cri');
    expect(source({ format: ContainerLogFormat.DOCKER_JSON }).format).toBe('docker');
  });
});

describe('the API server', () => {
  test('is queried by plugins of this library, which are in the ConfigMap with the configuration', () => {
    const { data } = make().objects.find((object) => object.kind === 'ConfigMap');
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(['fluent.conf', 'in_container_logs.rb', 'kubernetes_pods.rb']),
    );
    expect(container().env).toContainEqual({ name: 'FLUENTD_OPT', value: '-p /fluentd/etc --no-supervisor' });
  });

  test('is queried for the pods of this node only (fluent-plugin-kubernetes_metadata_filter#102)', () => {
    expect(container().env).toContainEqual({
      name: 'K8S_NODE_NAME',
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } },
    });
  });

  test('may be unavailable for a month: the watch retries at a fixed interval and does not end Fluentd', () => {
    const [watch] = inner({}, 'kubernetes');
    expect(watch?.watch_retry_exponential_backoff_base).toBe('1');
    const seconds = Number(watch?.watch_retry_interval) * Number(watch?.watch_retry_max_times);
    expect(seconds).toBeGreaterThan(30 * 24 * 3600);
  });

  test('may be unavailable for five minutes, or for the configured time, before logs are sent without labels', () => {
    expect(source()).not.toHaveProperty('metadata_wait');
    expect(source({ metadataWait: Duration.hours(1) }).metadata_wait).toBe('3600s');
  });

  test('is queried only for what the level of metadata needs', () => {
    expect(inner({ metadata: MetadataLevel.LABELS }, 'kubernetes')[0]).toMatchObject({
      skip_namespace_metadata: 'true',
      skip_container_metadata: 'true',
    });
    expect(inner({ metadata: MetadataLevel.NAMES }, 'kubernetes')[0]?.skip_document_labels).toBe('true');
    expect(inner({ metadata: MetadataLevel.FULL }, 'kubernetes')[0]).not.toHaveProperty('skip_namespace_metadata');
  });
});

describe('the agent', () => {
  test('does not read its own logs (fluent/fluentd#2545)', () => {
    const own = new RegExp(source().own_pods?.slice(1, -1) ?? '');
    expect(own.test('logging/fluentd-x7k2p/fluentd')).toBe(true);
    for (const other of [
      'logging/fluentd-aggregator-0/fluentd',
      'logging/fluentd-x7k2p/app',
      'shop/fluentd-x7k2p/fluentd',
    ])
      expect(own.test(other)).toBe(false);
  });

  test('is not killed while Elasticsearch is unavailable (kokuwaio/helm-charts#70)', () => {
    expect(container().livenessProbe.httpGet).toEqual({ path: '/metrics', port: 'prometheus' });
  });

  test('has only the permissions that it needs to read logs, and cannot write to its root file system (fluentd-kubernetes-daemonset#517)', () => {
    expect(container().securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const mounts = Object.fromEntries(container().volumeMounts.map((m: Yaml) => [m.mountPath, m.readOnly ?? false]));
    expect(mounts['/var/log']).toBe(true);
  });

  test('mounts no directory of Docker on nodes without Docker', () => {
    expect(container().volumeMounts.map((m: Yaml) => m.name)).not.toContain('varlibdockercontainers');
    expect(container({ version: '1.22' }).volumeMounts.map((m: Yaml) => m.name)).toContain('varlibdockercontainers');
  });

  test('can connect to Elasticsearch, the API server and DNS, and can be scraped', () => {
    const policy = make().objects.find((o) => o.kind === 'NetworkPolicy');
    expect(policy.spec.egress.flatMap((rule: Yaml) => rule.ports.map((p: Yaml) => p.port))).toEqual([
      9200, 443, 6443, 53, 53,
    ]);
    expect(policy.spec.ingress).toEqual([{ ports: [{ port: 24231, protocol: 'TCP' }] }]);
  });

  test('signs in with a password from a Secret, over verified TLS', () => {
    expect(text({ secure: true })).toContain('password "#{ENV[\'ELASTICSEARCH_PASSWORD\']}"');
    expect(output({ secure: true })).toMatchObject({
      scheme: 'https',
      user: 'fluentd',
      ca_file: '/etc/elasticsearch-ca/ca.crt',
    });
    expect(container({ secure: true }).env).toContainEqual({
      name: 'ELASTICSEARCH_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'fluentd-user', key: 'password' } },
    });
  });

  test('signs in with an API key from a Secret instead of a user', () => {
    expect(text({ apiKey: true })).toContain('api_key "#{ENV[\'ELASTICSEARCH_API_KEY\']}"');
    expect(Object.keys(output({ apiKey: true }))).not.toEqual(expect.arrayContaining(['user', 'password']));
    expect(container({ apiKey: true }).env).toContainEqual({
      name: 'ELASTICSEARCH_API_KEY',
      valueFrom: { secretKeyRef: { name: 'fluentd-key', key: 'token' } },
    });
  });

  test('exports metrics at its own address, which is IPv6 in some clusters', () => {
    const types = make()
      .config.sources()
      .map(({ plugin }) => plugin);
    expect(types).toEqual(expect.arrayContaining(['prometheus', 'prometheus_monitor', 'prometheus_output_monitor']));
    expect(text()).toContain('bind "#{ENV[\'POD_IP\']}"');
    expect(container().env).toContainEqual({
      name: 'POD_IP',
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } },
    });
  });

  test('runs with the just-in-time compiler of its Ruby', () => {
    expect(container().env).toContainEqual({ name: 'RUBY_YJIT_ENABLE', value: '1' });
  });
});

describe('the client of each major', () => {
  test('9 gets the headers that it requires: the option that drops types would keep the old ones (#1075)', () => {
    expect(output({ major: 9 })).not.toHaveProperty('suppress_type_name');
    expect(output({ major: 7 }).suppress_type_name).toBe('true');
  });

  test('an image of another major is rejected (uken/fluent-plugin-elasticsearch#951)', () => {
    const chart = new LoggingChart(new App(), 'logging', {
      kubernetes: KubernetesVersion.parse('1.37'),
      namespace: 'logging',
    });
    const elasticsearch = { endpoint: { host: 'es', port: 9200, tls: false, major: 7 } };
    new FluentdAgent(chart, 'agent', { image: IMAGES[9], elasticsearch });
    expect(() => chart.toJson()).toThrow(/elasticsearch9-1\.1 with Elasticsearch 7.*Choose .*elasticsearch7-1\.1/);
  });
});

describe('options', () => {
  test('containers are left out, or are the only ones, by name and label', () => {
    expect(inner({ exclude: [{ namespace: 'kube-system' }] }, 'exclude')).toEqual([{ namespace: 'kube-system' }]);
    expect(inner({ only: [{ pod: 'web-*', labels: { tier: 'front' } }] }, 'only')).toEqual([
      { pod: 'web-*', labels: '{"tier":"front"}' },
    ]);
  });

  test('pods are excluded by a label; an empty value is a value', () => {
    const exclude: ContainerPattern[] = [
      { labels: { 'app.kubernetes.io/name': 'noise.y' } },
      { labels: { quiet: '' } },
    ];
    expect(inner({ exclude }, 'exclude')).toEqual([
      { labels: '{"app.kubernetes.io/name":"noise.y"}' },
      { labels: '{"quiet":""}' },
    ]);
  });

  test('stack traces are joined for the containers that are named, or for all', () => {
    expect(inner({}, 'stack_traces')).toEqual([]);
    expect(inner({ stackTraces: {} }, 'stack_traces')).toEqual([{}]);
    const stackTraces = { containers: [{ namespace: 'shop' }], languages: [TraceLanguage.JAVA] };
    expect(inner({ stackTraces }, 'stack_traces')).toEqual([{ namespace: 'shop' }]);
    expect(source({ stackTraces }).languages).toBe('["java"]');
  });

  test('pods can request what is allowed, with annotations', () => {
    const podControls = { prefix: 'logging.example.com', allow: [PodControl.JSON, PodControl.EXCLUDE] };
    expect(source({ podControls })).toMatchObject({
      pod_prefix: 'logging.example.com',
      pod_controls: '["json","exclude"]',
    });
    expect(source()).not.toHaveProperty('pod_prefix');
  });

  test('JSON is parsed on request', () => {
    expect(source()).not.toHaveProperty('parse_json');
    expect(source({ parseJson: true }).parse_json).toBe('true');
  });

  test('text is redacted before it leaves the node', () => {
    const redactions = [{ pattern: 'password=[^ ]+', replacement: 'password=***' }];
    expect(inner({ redactions }, 'redact')).toEqual([{ pattern: '/password=[^ ]+/', replacement: 'password=***' }]);
  });

  test('an Elasticsearch whose indices are not managed here accepts any prefix of indices', () => {
    expect(output({ indexPrefix: 'mine' }).index_name).toBe('mine');
  });

  test('each namespace gets its own indices, on request', () => {
    expect(output()).not.toHaveProperty('index_per_namespace');
    expect(output({ indexPerNamespace: true }).index_per_namespace).toBe('true');
  });

  test('the journal of the node and the audit log are read', () => {
    const { config } = make({ journal: {}, auditLog: '/var/log/kubernetes/audit/audit.log' });
    expect(config.sources('systemd')).toHaveLength(1);
    const audit = config.sources('container_logs')[1];
    expect(audit?.literal('path')).toBe(
      '/var/log/kubernetes/audit/audit.log,/var/log/kubernetes/audit/audit-*.log,/var/log/kubernetes/audit/audit-*.log.gz',
    );
    expect(audit?.literal('format')).toBe('audit');
  });

  test('an audit log without an extension is rotated into names without one', () => {
    const { config } = make({ auditLog: '/var/log/kube.d/audit' });
    expect(config.sources('container_logs')[1]?.literal('path')).toBe(
      '/var/log/kube.d/audit,/var/log/kube.d/audit-*,/var/log/kube.d/audit-*.gz',
    );
  });
});

test('every combination of options is a configuration without errors', () => {
  const all = {
    stackTraces: {},
    parseJson: true,
    dedotLabels: true,
    journal: {},
    auditLog: '/var/log/audit.log',
    indexPerNamespace: true,
  };
  for (const version of ['1.8', '1.14', '1.23', '1.24', '1.37']) {
    for (const major of [7, 8, 9] as const) expect(() => make({ ...all, version, major })).not.toThrow();
  }
});
