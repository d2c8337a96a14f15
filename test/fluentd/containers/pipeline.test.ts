import { App } from 'cdk8s';
import {
  ContainerLogFormat,
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
  SecretRef,
} from '../../../lib/index';
import type { Yaml } from '../../profiles';

// Named after what users of such stacks suffer from, with the upstream thread where they told of it.

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
      scheme: secure ? 'https' : 'http',
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

function bytesOf(size = ''): number {
  return Number(size.slice(0, -1)) * { k: 2 ** 10, M: 2 ** 20 }[size.slice(-1) as 'k' | 'M'];
}

const output = (wish: Wish = {}) => parameters(wish, 'match', 'elasticsearch');
const tail = (wish: Wish = {}) => parameters(wish, 'source', 'tail');
const text = (wish: Wish = {}) => make(wish).config.render(FluentdDialect.V1);
const container = (wish: Wish = {}) => make(wish).daemonSet.spec.template.spec.containers[0];

describe('no line is lost', () => {
  test('around rotation: a rotated file is read on under its new name, also after the agent was away (fluent/fluentd#4693)', () => {
    expect(tail()).toMatchObject({
      path: '/var/log/pods/*/*/*.log,/var/log/pods/*/*/*.log.*',
      follow_inodes: 'true',
      rotate_wait: '30',
      refresh_interval: '5',
      pos_file_compaction_interval: '1h',
      read_from_head: 'true',
    });
    expect(tail().exclude_path).toContain('*.gz');
  });

  test('on nodes older than 1.14, which have no such directory, the links of the kubelet are read', () => {
    expect(tail({ version: '1.13' }).path).toBe('/var/log/containers/*.log');
  });

  test('when the buffer is full: files are not read on, nothing is thrown (fluent/fluentd#2411)', () => {
    expect(output()['buffer.overflow_action']).toBe('block');
  });

  test('while the store is away: it is tried for ever, from the disk of the node (fluent-plugin-elasticsearch README)', () => {
    expect(output()).toMatchObject({
      'buffer.@type': 'file',
      'buffer.path': '/var/lib/fluentd/logging-fluentd/buffer',
      'buffer.retry_forever': 'true',
      'buffer.retry_type': 'exponential_backoff',
      'buffer.retry_max_interval': '30s',
    });
  });

  test('when the store is busy: a refused document is sent again, not thrown away (429)', () => {
    expect(output().unrecoverable_error_types).toBe('[]');
  });

  test('by the output for data streams, which loses what is refused (uken/fluent-plugin-elasticsearch#981)', () => {
    expect(make().config.matches('elasticsearch_data_stream')).toEqual([]);
  });

  test('when the agent starts before the store (fluent-plugin-elasticsearch README, "seems to hang")', () => {
    expect(output()).toMatchObject({ verify_es_version_at_startup: 'false', default_elasticsearch_version: '9' });
  });

  test('after 10,000 requests, or when pods of the store move (uken/fluent-plugin-elasticsearch#525)', () => {
    expect(output()).toMatchObject({
      reload_connections: 'false',
      reconnect_on_error: 'true',
      reload_on_failure: 'true',
    });
  });

  test('when a join gives up: what it has goes on its way (fluent-plugins-nursery/fluent-plugin-concat#61)', () => {
    for (const join of make({ format: ContainerLogFormat.AUTO }).config.filters('concat')) {
      expect(join.literal('timeout_label')).toBe('@CONTAINERS_LINES');
    }
  });

  const rejected = () => make().config.label('@REJECTED')?.sections('match')[0];

  test('because a document is refused for ever: it is counted and kept in an index that cannot refuse it', () => {
    const types = (name: string) =>
      make()
        .config.label(name)
        ?.sections()
        .map((section) => section.type);
    expect(types('@ERROR')).toEqual(['record_modifier']);
    expect(types('@COUNT_REJECTED')).toEqual(['prometheus', 'grep', 'relabel']);
    const [output] = make().config.label('@REJECTED')?.sections('match') ?? [];
    expect(output?.literal('index_name')).toBe('kubernetes-logs-rejected-%Y.%m.%d');
  });

  test('because that index is busy: what comes back to its output meets no filter again', () => {
    const label = make().config.label('@REJECTED');
    expect(label?.sections().map((section) => section.type)).toEqual(['elasticsearch']);
  });

  test('and what is kept of refused documents is bounded on the disk, and never blocks the others', () => {
    const buffer = rejected()?.sections('buffer')[0];
    expect(buffer?.literal('total_limit_size')).toBe('64M');
    expect(buffer?.literal('overflow_action')).toBe('drop_oldest_chunk');
  });
});

describe('no line is doubled', () => {
  test('by a bulk that was stored but not acknowledged (uken/fluent-plugin-elasticsearch#312)', () => {
    expect(output()).toMatchObject({ id_key: 'event_id', write_operation: 'create', request_timeout: '60s' });
  });

  test('nor are equal lines taken for one: the id has the file, the stream and the nanoseconds of the runtime', () => {
    expect(text()).toContain(
      'event_id ${Digest::SHA1.base64digest(tag[0, tag.rindex(".log")] << record["time"] << record["stream"] << record["message"])}',
    );
  });

  test('of two pods that say the same at the same time, each has its own; a rotated file is the same file', () => {
    const source = (tag: string) => tag.slice(0, tag.lastIndexOf('.log'));
    const file = (pod: string, name: string) => `kubernetes.var.log.pods.shop_${pod}_uid.app.${name}`;
    expect(source(file('a', '0.log'))).not.toBe(source(file('b', '0.log')));
    expect(source(file('a', '0.log'))).toBe(source(file('a', '0.log.20261123-040506')));
  });

  test('because an event changes its index: the day is that of the event', () => {
    const [main] = make().config.matches('elasticsearch');
    expect(main?.sections('buffer')[0]?.argument.literal).toBe('time');
    expect(output()).toMatchObject({
      index_name: 'kubernetes-logs-%Y.%m.%d',
      'buffer.timekey': '1d',
      'buffer.timekey_use_utc': 'true',
    });
  });

  test('because positions are lost: they lie on the node, in a directory of this agent alone (helm/charts#7271)', () => {
    expect(tail().pos_file).toBe('/var/lib/fluentd/logging-fluentd/containers.pos');
    const { volumes } = make().daemonSet.spec.template.spec;
    expect(volumes).toContainEqual({
      name: 'state',
      hostPath: { path: '/var/lib/fluentd/logging-fluentd', type: 'DirectoryOrCreate' },
    });
  });

  test('by retries that pass the filters again: the output has a label of its own', () => {
    expect(
      make()
        .config.label('@STORE')
        ?.sections()
        .map(({ name }) => name),
    ).toEqual(['match']);
  });
});

describe('every line arrives whole', () => {
  test('long lines of CRI runtimes are joined, each stream by itself, without newlines (containerd/containerd#4813)', () => {
    const [join] = make().config.filters('concat');
    const given = Object.fromEntries(join?.parameterNames.map((name) => [name, join.literal(name)]) ?? []);
    expect(given).toMatchObject({
      key: 'message',
      use_partial_cri_logtag: 'true',
      partial_cri_logtag_key: 'logtag',
      stream_identity_key: 'stream',
      separator: '',
    });
    expect(given.partial_cri_stream_key).not.toBe('stream');
  });

  test('lines of docker and of CRI on one node end in one field (fluent/fluentd-kubernetes-daemonset#412)', () => {
    expect(text({ version: '1.22' })).toContain('@type multi_format');
    expect(text({ version: '1.22' })).toContain('remove_keys time,log,logtag');
    expect(text({ version: '1.24' })).not.toContain('multi_format');
  });

  test('times have zones', () => {
    expect(text({ format: ContainerLogFormat.AUTO }).match(/time_format .*/g)).toEqual(
      Array(2).fill('time_format %Y-%m-%dT%H:%M:%S.%N%z'),
    );
  });

  test('a character whose bytes fall into two pieces is whole again: text becomes UTF-8 behind the join', () => {
    const { config } = make({ format: ContainerLogFormat.AUTO });
    for (const tail of config.sources('tail')) expect(tail.literal('encoding')).toBeUndefined();
    expect(config.filters('record_modifier')[0]?.sections('record')[0]?.literal('message')).toContain('force_encoding');
  });

  test('what is read together fits into one chunk of the buffer, a text that waited for its last piece included', () => {
    for (const chunkSize of [undefined, '1M', '32M']) {
      const wish = chunkSize === undefined ? {} : { chunkSize };
      const chunk = bytesOf(output(wish)['buffer.chunk_limit_size']);
      const longest = Number(/text\.byteslice\(0, (\d+)\)/.exec(text(wish))?.[1]);
      expect(longest).toBe(chunk / 2);
      expect(Number(tail(wish).read_lines_limit) * 16 * 1024 + longest).toBeLessThan(chunk * 0.8);
    }
  });

  test('bulks stay small although a chunk has room for long lines', () => {
    expect(output()).toMatchObject({ 'buffer.chunk_limit_size': '8M', 'buffer.chunk_full_threshold': '0.125' });
  });

  test('stack traces are joined behind the join of long lines, for the containers that ask (fluent-plugin-detect-exceptions#51)', () => {
    const stackTraces = { containers: [{ namespace: 'shop', pod: 'web-*' }], languages: ['java'] };
    expect(make().config.matches('detect_exceptions')).toEqual([]);
    const [detect] = make({ stackTraces }).config.matches('detect_exceptions');
    expect(detect?.literal('force_line_breaks')).toBe('true');
    const tails = make({ stackTraces }).config.sources('tail');
    expect(tails.map((section) => section.literal('path'))).toEqual([
      '/var/log/pods/*/*/*.log,/var/log/pods/*/*/*.log.*',
      '/var/log/pods/shop_web-*_*/*/*.log*',
    ]);
    expect(tails[0]?.literal('exclude_path')).toContain('/var/log/pods/shop_web-*_*/*/*.log*');
  });

  test('JSON is parsed under a key of its own, and the text stays (fluent-plugin-kubernetes_metadata_filter#64)', () => {
    const parsing = (options: object) =>
      make(options)
        .config.filters('record_modifier')
        .find((filter) => filter.literal('@id') === 'parse_json')
        ?.sections('record')[0]
        ?.literal('message');
    expect(parsing({})).toBeUndefined();
    expect(parsing({ jsonKey: 'structured' })).toMatch(/^\$\{text = record\["message"\];.*; text\}$/);
    expect(parsing({ jsonKey: 'structured' })).toContain('record["structured"] = object if object.to_msgpack');
  });

  test('JSON that is no object, or that one part cannot hold, is text only, and one event (fluent/fluentd#1713)', () => {
    expect(make({ jsonKey: 'structured' }).config.filters('parser')).toEqual([]);
  });
});

describe('the API server', () => {
  test('is asked by a plugin of ours in the ConfigMap, which the pod finds beside those of the image', () => {
    const file = 'filter_kubernetes_metadata_by_tag.rb';
    const { objects } = make();
    const { data, metadata } = objects.find((object) => object.kind === 'ConfigMap');
    expect(data[file]).toContain('class KubernetesMetadataByTagFilter < KubernetesMetadataFilter');
    const [volume] = make().daemonSet.spec.template.spec.volumes.filter((v: Yaml) => v.configMap);
    expect(volume.configMap.name).toBe(metadata.name);
    expect(container().volumeMounts).toContainEqual({
      name: volume.name,
      mountPath: `/fluentd/plugins/${file}`,
      subPath: file,
    });
  });

  test('is asked for the pods of this node alone (fluent-plugin-kubernetes_metadata_filter#102)', () => {
    expect(container().env).toContainEqual({
      name: 'K8S_NODE_NAME',
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } },
    });
  });

  test('may be away for a month: the watch asks again at a fixed interval and does not end Fluentd', () => {
    const watch = parameters({}, 'filter', 'kubernetes_metadata_by_tag');
    expect(watch.watch_retry_exponential_backoff_base).toBe('1');
    const seconds = Number(watch.watch_retry_interval) * Number(watch.watch_retry_max_times);
    expect(seconds).toBeGreaterThan(30 * 24 * 3600);
  });

  test('is asked for no more than the level of metadata needs', () => {
    const metadata = (level: MetadataLevel) => parameters({ metadata: level }, 'filter', 'kubernetes_metadata_by_tag');
    expect(metadata(MetadataLevel.LABELS)).toMatchObject({
      skip_namespace_metadata: 'true',
      skip_container_metadata: 'true',
    });
    expect(metadata(MetadataLevel.NAMES).skip_labels).toBe('true');
    expect(metadata(MetadataLevel.FULL)).not.toHaveProperty('skip_namespace_metadata');
  });
});

describe('the agent', () => {
  test('does not read its own logs (fluent/fluentd#2545)', () => {
    expect(tail().exclude_path).toContain('/var/log/pods/logging_fluentd-*_*/fluentd/*.log*');
  });

  test('is not killed while the store is away (kokuwaio/helm-charts#70)', () => {
    expect(container().livenessProbe.httpGet).toEqual({ path: '/metrics', port: 'prometheus' });
  });

  test('has no right that reading logs does not need, and cannot write to its own image (fluentd-kubernetes-daemonset#517)', () => {
    expect(container().securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const mounts = Object.fromEntries(container().volumeMounts.map((m: Yaml) => [m.mountPath, m.readOnly ?? false]));
    expect(mounts['/var/log']).toBe(true);
  });

  test('mounts no directory of docker where there is none', () => {
    expect(container().volumeMounts.map((m: Yaml) => m.name)).not.toContain('varlibdockercontainers');
    expect(container({ version: '1.22' }).volumeMounts.map((m: Yaml) => m.name)).toContain('varlibdockercontainers');
  });

  test('may reach its store, the API server and names, and be scraped', () => {
    const policy = make().objects.find((o) => o.kind === 'NetworkPolicy');
    expect(policy.spec.egress.flatMap((rule: Yaml) => rule.ports.map((p: Yaml) => p.port))).toEqual([
      9200, 443, 6443, 53, 53,
    ]);
    expect(policy.spec.ingress).toEqual([{ ports: [{ port: 24231, protocol: 'TCP' }] }]);
  });

  test('signs in with a password that only a Secret knows, over TLS that is checked', () => {
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

  test('signs in with an API key that only a Secret knows, in place of a user', () => {
    expect(text({ apiKey: true })).toContain('api_key "#{ENV[\'ELASTICSEARCH_API_KEY\']}"');
    expect(Object.keys(output({ apiKey: true }))).not.toEqual(expect.arrayContaining(['user', 'password']));
    expect(container({ apiKey: true }).env).toContainEqual({
      name: 'ELASTICSEARCH_API_KEY',
      valueFrom: { secretKeyRef: { name: 'fluentd-key', key: 'token' } },
    });
  });

  test('exports all four kinds of metrics', () => {
    const types = make()
      .config.sources()
      .map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'prometheus',
        'prometheus_monitor',
        'prometheus_output_monitor',
        'prometheus_tail_monitor',
      ]),
    );
  });
});

describe('the client of each major', () => {
  test('9 gets the headers that it wants: the option that drops types would keep the old ones (#1075)', () => {
    expect(output({ major: 9 })).not.toHaveProperty('suppress_type_name');
    expect(output({ major: 7 }).suppress_type_name).toBe('true');
  });

  test('an image of another major is refused (uken/fluent-plugin-elasticsearch#951)', () => {
    const chart = new LoggingChart(new App(), 'logging', {
      kubernetes: KubernetesVersion.parse('1.37'),
      namespace: 'logging',
    });
    const elasticsearch = { endpoint: { host: 'es', port: 9200, scheme: 'http', major: 7 } };
    new FluentdAgent(chart, 'agent', { image: IMAGES[9], elasticsearch });
    expect(() => chart.toJson()).toThrow(/elasticsearch9-1\.1 with Elasticsearch 7.*Choose .*elasticsearch7-1\.1/);
  });
});

describe('options', () => {
  test('containers are left out, or are the only ones', () => {
    expect(tail({ exclude: [{ namespace: 'kube-system' }] }).exclude_path).toContain(
      '/var/log/pods/kube-system_*_*/*/*.log*',
    );
    expect(tail({ only: [{ namespace: 'shop' }] }).path).toBe('/var/log/pods/shop_*_*/*/*.log*');
  });

  test('pods are dropped by a label', () => {
    expect(text({ dropPods: [{ key: 'app.kubernetes.io/name', value: 'noise.y' }] })).toContain(
      "key $['kubernetes']['labels']['app.kubernetes.io/name']",
    );
  });

  test('text is redacted before it leaves the node', () => {
    expect(text({ redactions: [{ pattern: 'password=[^ ]+', replacement: 'password=***' }] })).toContain(
      'expression /password=[^ ]+/',
    );
  });

  test('each namespace gets indices of its own', () => {
    const wish = { indexPerNamespace: true };
    expect(output(wish).index_name).toBe('kubernetes-logs-${$.kubernetes.namespace_name}-%Y.%m.%d');
    expect(make(wish).config.matches('elasticsearch')[0]?.sections('buffer')[0]?.argument.literal).toBe(
      'time,$.kubernetes.namespace_name',
    );
  });

  test('the journal of the node and the audit log are read', () => {
    const { config } = make({ journal: {}, auditLog: '/var/log/kubernetes/audit/audit.log' });
    expect(config.sources('systemd')).toHaveLength(1);
    expect(config.sources('tail').map((section) => section.literal('path'))).toContain(
      '/var/log/kubernetes/audit/audit.log,/var/log/kubernetes/audit/audit-*.log',
    );
  });

  test('an audit log without an ending is rotated into names without one', () => {
    const { config } = make({ auditLog: '/var/log/kube.d/audit' });
    expect(config.sources('tail').map((section) => section.literal('path'))).toContain(
      '/var/log/kube.d/audit,/var/log/kube.d/audit-*',
    );
  });
});

test('every combination of options is a sound configuration', () => {
  const all = {
    stackTraces: { containers: [{}] },
    jsonKey: 'structured',
    dedotLabels: true,
    journal: {},
    auditLog: '/var/log/audit.log',
    indexPerNamespace: true,
  };
  for (const version of ['1.8', '1.14', '1.23', '1.24', '1.37']) {
    for (const major of [7, 8, 9] as const) expect(() => make({ ...all, version, major })).not.toThrow();
  }
});
