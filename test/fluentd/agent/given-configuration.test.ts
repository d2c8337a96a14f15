import { App } from 'cdk8s';
import {
  ClientCertificate,
  ClusterLogging,
  FluentdAgent,
  type FluentdAgentOptions,
  FluentdConfig,
  FluentdImage,
  FluentdPipeline,
  FluentdValue,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
} from '../../../lib';
import { WarningKind } from '../../../lib/reporting/synthesis-warning';
import { warningsOf } from '../../../lib/reporting/warnings';
import type { Yaml } from '../../profiles';

const SOURCE = '<source>\n  @type prometheus\n</source>\n';
const MATCH = '<match **>\n  @type elasticsearch\n  host elasticsearch\n</match>\n';
const CERTIFICATE = { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') };

function agentOf(config: FluentdConfig, options: FluentdAgentOptions = {}) {
  const kubernetes = KubernetesVersion.parse('1.37');
  const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'logging' });
  const pipeline = FluentdPipeline.fromConfig(config);
  const { agent } = new ClusterLogging(chart, 'efk', { agent: { pipeline, ...options } });
  return { chart, agent };
}

function errors(text: string, options?: FluentdAgentOptions): string[] {
  return errorsOf(FluentdConfig.parse(text), options);
}

function errorsOf(config: FluentdConfig, options?: FluentdAgentOptions): string[] {
  const { chart } = agentOf(config, options);
  return chart.node.findAll().flatMap((construct) => construct.node.validate());
}

function warnings(text: string): string[] {
  return warningsOf(agentOf(FluentdConfig.parse(text)).chart)
    .filter(({ kind }) => kind === WarningKind.RECOMMENDATION)
    .map(({ message }) => message);
}

describe('a configuration of the user', () => {
  test.each([
    [
      'a position file',
      '<source>\n  @type tail\n  tag a\n  path /a\n  pos_file /var/log/a.pos\n</source>\n',
      'pos_file',
    ],
    [
      'a buffer',
      '<match a>\n  @type file\n  path /b\n  <buffer>\n    @type file\n    path /var/log/b\n  </buffer>\n</match>\n',
      '<buffer>',
    ],
    ['the root directory', '<system>\n  root_dir /opt/x\n</system>\n', 'root_dir'],
  ])('may not have %s where the pod cannot write', (_, text, part) => {
    const [found, ...others] = errors(SOURCE + text + MATCH);
    expect(found).toContain(part);
    expect(found).toContain('expected a path that the pod can write, below /var/lib/fluentd/logging-fluentd');
    expect(others).toEqual([]);
  });

  test('may have a buffer in the directory that is lost with the pod', () => {
    const buffer = '<buffer>\n    @type file\n    path /tmp/b\n  </buffer>';
    expect(errors(`${SOURCE}<match a>\n  @type file\n  path /tmp/a\n  ${buffer}\n</match>\n${MATCH}`)).toEqual([]);
  });

  test('may read the log of its own container only if the agent logs to a file', () => {
    const found = (stack: LoggingStack, kubernetes: string, exclude = '') => {
      const text = `<source>\n  @type tail\n  tag a\n  path /var/log/containers/*.log\n${exclude}</source>\n`;
      const version = KubernetesVersion.parse(kubernetes);
      const chart = new LoggingChart(new App(), 'logging', { kubernetes: version, namespace: 'logging' });
      const pipeline = FluentdPipeline.fromConfig(FluentdConfig.parse(text + MATCH));
      new ClusterLogging(chart, 'efk', { stack, agent: { pipeline } });
      return warningsOf(chart).filter(({ message }) => message.includes("the agent's own pods")).length;
    };
    expect(found(LoggingStack.ELASTIC, '1.37')).toBe(1);
    const own = '  exclude_path ["/var/log/containers/fluentd-*_logging_*.log"]\n';
    expect(found(LoggingStack.ELASTIC, '1.37', own)).toBe(0);
    expect(found(LoggingStack.ADD_ON, '1.7')).toBe(0);
  });

  test('may have them in the state directory', () => {
    const text =
      '<source>\n  @type tail\n  tag a\n  path /a\n  pos_file /var/lib/fluentd/logging-fluentd/a.pos\n</source>\n';
    expect(errors(SOURCE + text + MATCH)).toEqual([]);
  });

  const S3 = '<match a>\n  @type s3\n</match>\n';

  test.each([
    ['<source>\n  @type kafka\n</source>\n', '<source> of type kafka', 'an input plugin of the image: debug_agent,'],
    [S3, '<match a> of type s3', 'Mount the plugin as /fluentd/plugins/out_s3.rb, or build an image with its gem'],
    [
      '<match a>\n  @type copy\n  <store>\n    @type s3\n  </store>\n</match>\n',
      '<store> of type s3',
      'an output plugin',
    ],
    [
      '<source>\n  @type tail\n  tag a\n  path /a\n  <parse>\n    @type avro\n  </parse>\n</source>\n',
      '<parse>',
      'a parser',
    ],
  ])('may not use a plugin that the image does not have: %j', (text, where, expected) => {
    const [found, ...others] = errors(SOURCE + text + MATCH);
    expect(found).toContain(where);
    expect(found).toContain(expected);
    expect(others).toEqual([]);
  });

  test('may use any plugin with an image of the user, or with plugins that the user mounts', () => {
    const own = FluentdImage.V1_19_3_ELASTICSEARCH_9.pulledFrom('registry.example/fluentd:1');
    expect(errors(SOURCE + S3 + MATCH, { image: own })).toEqual([]);
    const { chart, agent } = agentOf(FluentdConfig.parse(SOURCE + S3 + MATCH));
    agent.pod.addVolume({ name: 'plugins', configMap: { name: 'plugins' } }, { mountPath: '/fluentd/plugins' });
    expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([]);
  });

  test('must have the filter that presents a client certificate', () => {
    const [found] = errors(SOURCE + MATCH, { apiServer: CERTIFICATE });
    expect(found).toContain('agent.apiServer.clientCertificate');
    const filter = '<filter kubernetes.**>\n  type kubernetes_metadata\n</filter>\n';
    expect(errors(SOURCE + filter + MATCH, { apiServer: CERTIFICATE })).toEqual([]);
  });

  test('without a source of metrics has no liveness probe, with a warning', () => {
    const container = (text: string) =>
      agentOf(FluentdConfig.parse(text))
        .chart.toJson()
        .find(({ kind }: Yaml) => kind === 'DaemonSet').spec.template.spec.containers[0];
    expect(container(MATCH).livenessProbe).toBeUndefined();
    expect(container(MATCH).ports).toBeUndefined();
    expect(container(SOURCE + MATCH).livenessProbe).toBeDefined();
    expect(warnings(MATCH).join()).toContain('no <source> of type prometheus on port 24231');
    expect(warnings(SOURCE + MATCH).join()).not.toContain('prometheus on port');
  });

  test.each([
    ['none', MATCH, ['prometheus', 'prometheus_monitor', 'prometheus_output_monitor']],
    ['a source of metrics', SOURCE + MATCH, ['prometheus', 'prometheus_monitor', 'prometheus_output_monitor']],
    [
      'a source of metrics on another port, with the id of the image',
      `<source>\n  @type prometheus\n  @id in_prometheus\n  port 9000\n</source>\n${MATCH}`,
      ['prometheus', 'prometheus', 'prometheus_monitor', 'prometheus_output_monitor'],
    ],
  ])('gets the metrics that it lacks on request, if it has %s', (_, text, expected) => {
    const pipeline = FluentdPipeline.fromConfig(FluentdConfig.parse(text), { metrics: true });
    const { agent, chart } = agentOf(FluentdConfig.parse(text), { pipeline });
    expect(agent.config?.sources().map(({ plugin }) => plugin)).toEqual(expected);
    const ids = agent.config?.sources().flatMap(({ id }) => id ?? []) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(agent.metrics).toBeDefined();
    expect(agent.daemonSet.toJson().spec.template.spec.containers[0].livenessProbe).toBeDefined();
    expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([]);
  });

  test('gets no metrics with an image that has none', () => {
    const pipeline = FluentdPipeline.fromConfig(FluentdConfig.parse(MATCH), { metrics: true });
    const kubernetes = KubernetesVersion.parse('1.7');
    const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'kube-system' });
    new ClusterLogging(chart, 'efk', { stack: LoggingStack.ADD_ON, agent: { pipeline } });
    const found = chart.node.findAll().flatMap((construct) => construct.node.validate());
    expect(found).toEqual([expect.stringContaining('agent.pipeline.metrics: true is invalid')]);
  });

  test('exports no metrics with an image that has none, whatever its sources', () => {
    const kubernetes = KubernetesVersion.parse('1.7');
    const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'kube-system' });
    const pipeline = FluentdPipeline.fromConfig(FluentdConfig.parse(SOURCE + MATCH));
    const { agent } = new ClusterLogging(chart, 'efk', { stack: LoggingStack.ADD_ON, agent: { pipeline } });
    expect(agent.metrics).toBeUndefined();
  });

  test('may send logs elsewhere, with a warning', () => {
    expect(warnings(SOURCE + MATCH.replace('host elasticsearch', 'host other')).join()).toContain('"other" works, but');
    expect(warnings(SOURCE + MATCH).join()).not.toContain('works, but the host');
  });

  test('without a label for rejected events has a warning that names no value', () => {
    expect(warnings(SOURCE + MATCH).join()).toContain(
      '<label @ERROR>: a label that keeps the events that plugins reject is recommended.',
    );
  });

  const elsewhere = '@type elasticsearch\n  host other\n';

  test.each([
    ['an output of a copy', `<match a>\n  @type copy\n  <store>\n  ${elsewhere}</store>\n</match>\n`, 1],
    ['a data stream', '<match a>\n  @type elasticsearch_data_stream\n  host other\n</match>\n', 1],
    ['an output with hosts', `<match a>\n  ${elsewhere}  hosts one,two\n</match>\n`, 0],
    ['an output with the default host', '<match a>\n  @type elasticsearch\n</match>\n', 0],
    ['an output of another type', '<match a>\n  @type http\n  host other\n</match>\n', 0],
  ])('has %s with as many warnings about its host: %s %i', (_, text, count) => {
    const found = warnings(SOURCE + text + MATCH).filter((message) => message.includes('works, but the host'));
    expect(found).toHaveLength(count);
    expect(found.join()).toContain(count === 0 ? '' : "the host of the agent's Elasticsearch, elasticsearch");
  });

  test.each(['/var/lib/fluentd/logging-fluentd', 'relative'])('may have its root directory at %s', (directory) => {
    expect(errors(`<system>\n  root_dir ${directory}\n</system>\n${SOURCE}${MATCH}`)).toEqual([]);
  });

  test('may not have its root directory next to the state directory', () => {
    const [found] = errors(`<system>\n  root_dir /var/lib/fluentd/logging-fluentd2\n</system>\n${SOURCE}${MATCH}`);
    expect(found).toContain('Use /var/lib/fluentd/logging-fluentd/logging-fluentd2');
  });

  test('may not keep the storage of a plugin where the pod cannot write', () => {
    const storage = '<storage>\n    @type local\n    path /opt/cursor.json\n  </storage>\n';
    const [found] = errors(`<source>\n  @type systemd\n  tag a\n  ${storage}</source>\n${SOURCE}${MATCH}`);
    expect(found).toContain('<storage> of <source> of type systemd, path');
  });

  test('must have the filter that presents a client certificate, whatever other filters it has', () => {
    const filter = (type: string) => `<filter a>\n  @type ${type}\n</filter>\n`;
    const found = (type: string) => errors(SOURCE + filter(type) + MATCH, { apiServer: CERTIFICATE }).length;
    expect([found('stdout'), found('kubernetes_metadata')]).toEqual([1, 0]);
  });

  test('is not changed, and is another one for each agent', () => {
    const config = FluentdConfig.parse(`${SOURCE}<filter **>\n  @type kubernetes_metadata\n</filter>\n${MATCH}`);
    const first = agentOf(config, { apiServer: CERTIFICATE });
    const second = agentOf(config);
    expect(first.agent.config?.filters()[0]?.literal('client_cert')).toBeDefined();
    for (const { agent } of [second]) expect(agent.config?.filters()[0]?.literal('client_cert')).toBeUndefined();
    expect(config.filters()[0]?.literal('client_cert')).toBeUndefined();
  });

  test('can be changed after the agent is created', () => {
    const { agent, chart } = agentOf(FluentdConfig.parse(SOURCE + MATCH));
    const digest = () =>
      chart.toJson().find(({ kind }: Yaml) => kind === 'DaemonSet').spec.template.metadata.annotations[
        'checksum/config'
      ];
    const before = digest();
    agent.config?.setInAll('match', 'elasticsearch', 'request_timeout', FluentdValue.time('30s'));
    const map = chart.toJson().find(({ kind, data }: Yaml) => kind === 'ConfigMap' && data?.['fluent.conf']);
    expect(map.data['fluent.conf']).toContain('request_timeout 30s');
    expect(digest()).not.toBe(before);
  });

  test('is not read from YAML', () => {
    const text = 'config:\n  - source:\n      $type: tail\n';
    expect(errors(text).join()).toContain('a ConfigMap or fluent.yaml is not read');
  });

  test.each(['fluent.yaml', 'fluent.yml'])('is not read from %s, whose classic form Fluentd prints', (path) => {
    const text = `config:\n  - source:\n      $type: tail\n<match **>\n  @type null\n</match>\n`;
    const found = errorsOf(FluentdConfig.parse(text, { path }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('fluentd --dry-run -c fluent.yaml');
  });
});

test('two agents in one namespace select their own pods', () => {
  const kubernetes = KubernetesVersion.parse('1.37');
  const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'logging' });
  const elasticsearch = { endpoint: { host: 'es', port: 9200, tls: false, major: 9 } };
  for (const name of ['fluentd', 'audit']) new FluentdAgent(chart, name, { name, elasticsearch });
  const selectors = chart
    .toJson()
    .filter(({ kind }: Yaml) => kind === 'DaemonSet')
    .map(({ spec }: Yaml) => spec.selector.matchLabels['app.kubernetes.io/instance']);
  expect(selectors).toEqual(['fluentd', 'audit']);
});

describe('an agent on every node', () => {
  const pod = (options: FluentdAgentOptions) =>
    agentOf(FluentdConfig.parse(SOURCE + MATCH), options)
      .chart.toJson()
      .find(({ kind }: Yaml) => kind === 'DaemonSet').spec.template.spec;

  test('tolerates every taint, or only those of control plane nodes', () => {
    expect(pod({}).tolerations).toEqual([{ operator: 'Exists' }]);
    expect(pod({ tolerateAllTaints: false }).tolerations).toEqual([
      { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    ]);
  });

  test('has a quota for its priority class, which some clusters require outside of kube-system', () => {
    const quota = (namespace: string) =>
      agentOf(FluentdConfig.parse(SOURCE + MATCH), { namespace })
        .chart.toJson()
        .find(({ kind }: Yaml) => kind === 'ResourceQuota');
    expect(quota('kube-system')).toBeUndefined();
    expect(quota('logging').spec.scopeSelector.matchExpressions[0].values).toEqual(['system-node-critical']);
  });
});
