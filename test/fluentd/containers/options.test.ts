import { App } from 'cdk8s';
import {
  ClusterLogging,
  type ContainersPipelineOptions,
  FluentdPipeline,
  KubernetesVersion,
  LoggingChart,
  type LogLifecycleOptions,
  MetadataLevel,
} from '../../../lib/index';
import type { Yaml } from '../../profiles';

function chartOf(options: ContainersPipelineOptions, lifecycle: LogLifecycleOptions = {}): LoggingChart {
  const kubernetes = KubernetesVersion.parse('1.37');
  const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'logging' });
  new ClusterLogging(chart, 'efk', {
    agent: { pipeline: FluentdPipeline.containers(options) },
    elasticsearch: { lifecycle },
  });
  return chart;
}

function errors(options: ContainersPipelineOptions, lifecycle?: LogLifecycleOptions): string[] {
  return chartOf(options, lifecycle)
    .node.findAll()
    .flatMap((construct) => construct.node.validate().map((text) => `${construct.node.path}: ${text}`));
}

const WRONG: [string, ContainersPipelineOptions, string][] = [
  ['an index prefix that Elasticsearch refuses', { indexPrefix: 'Kube Logs' }, 'indexPrefix: "Kube Logs"'],
  ['an index prefix that the agent may not write', { indexPrefix: 'mine' }, 'indexPrefix: "mine"'],
  ['chunks larger than the buffer', { chunkSize: '4G', bufferSize: '1G' }, 'chunkSize: "4G"'],
  ['empty chunks', { chunkSize: '0' }, 'chunkSize: "0"'],
  ['chunks that the rejected have no room for', { chunkSize: '64M' }, 'chunkSize: "64M"'],
  ['chunks that a piece of a line fills', { chunkSize: '16k' }, 'chunkSize: "16k"'],
  ['no thread', { flushThreads: 0 }, 'flushThreads: 0'],
  ['half a thread', { flushThreads: 1.5 }, 'flushThreads: 1.5'],
  ['an open parenthesis', { redactions: [{ pattern: '(a', replacement: '' }] }, 'redactions[].pattern: "(a"'],
  ['an empty redaction', { redactions: [{ pattern: '', replacement: 'x' }] }, 'redactions[].pattern: ""'],
  ['the message as the key of its JSON', { jsonKey: 'message' }, 'jsonKey: "message"'],
  ['an empty key of JSON', { jsonKey: '' }, 'jsonKey: ""'],
  ['an audit log that is not mounted', { auditLog: '/etc/audit.log' }, 'auditLog: "/etc/audit.log"'],
  ['a journal without units', { journal: { units: [] } }, 'journal.units: []'],
  ['a relative journal', { journal: { path: 'run/log' } }, 'journal.path: "run/log"'],
  ['only no container', { only: [] }, 'only: []'],
  ['traces of no container', { stackTraces: { containers: [] } }, 'stackTraces.containers: []'],
  ['an exclusion of everything', { exclude: [{}] }, 'exclude: {}'],
  ['a pattern with a slash', { exclude: [{ namespace: 'a/b' }] }, 'exclude[].namespace: "a/b"'],
  ['a label that cannot be', { dropPods: [{ key: 'a b', value: 'x' }] }, 'dropPods[].key: "a b"'],
];

describe('refuses', () => {
  test.each(WRONG)('%s', (_, options, part) => {
    const found = errors(options).filter((text) => text.includes(`agent.pipeline.${part} is invalid`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^logging\/efk\/Agent: .* expected .+\. [A-Z`].*\.$/);
  });

  test('pods dropped by a label that nobody asks for', () => {
    const dropPods = [{ key: 'a', value: 'x' }];
    expect(errors({ dropPods, metadata: MetadataLevel.NAMES }).join()).toContain('a level of metadata with labels');
    expect(errors({ dropPods })).toEqual([]);
  });
});

test('what is possible has no error', () => {
  const options: ContainersPipelineOptions = {
    indexPrefix: 'kubernetes-logs-team',
    only: [{ namespace: 'shop-*' }, {}],
    redactions: [{ pattern: '(?i)[(]\\(password=[^ ]+', replacement: '***' }],
    jsonKey: 'structured',
    chunkSize: '8m',
    bufferSize: '1G',
  };
  expect(errors(options)).toEqual([]);
});

describe('with a data stream', () => {
  const STREAM = { dataStream: true };

  test('the agent writes to it by its name, and to an index for each day without', () => {
    const config = (lifecycle?: LogLifecycleOptions) => {
      const maps = chartOf({}, lifecycle)
        .toJson()
        .filter(({ kind }: Yaml) => kind === 'ConfigMap');
      return maps.map(({ data }: Yaml) => data['fluent.conf'] ?? '').join('');
    };
    expect(config(STREAM)).toMatch(/index_name "?kubernetes-logs"?\n/);
    expect(config()).not.toMatch(/index_name "?kubernetes-logs"?\n/);
    expect(config(STREAM)).toMatch(/index_name "?kubernetes-logs-rejected-%Y/);
  });

  test.each<[string, ContainersPipelineOptions, string]>([
    ['indices of namespaces', { indexPerNamespace: true }, 'indexPerNamespace: true'],
    ['another index', { indexPrefix: 'kubernetes-logs-team' }, 'indexPrefix: "kubernetes-logs-team"'],
  ])('%s are refused: there is one stream', (_, options, part) => {
    const [found, ...others] = errors(options, STREAM);
    expect(found).toContain(`agent.pipeline.${part} is invalid: expected the one data stream of the store`);
    expect(others).toEqual([]);
    expect(errors(options)).toEqual([]);
  });
});

test('a journal outside of /var/log is mounted', () => {
  const daemonSet = chartOf({ journal: { path: '/run/log/journal' } })
    .toJson()
    .find((object: Yaml) => object.kind === 'DaemonSet');
  const { containers, volumes } = daemonSet.spec.template.spec;
  expect(volumes).toContainEqual({ name: 'journal', hostPath: { path: '/run/log/journal' } });
  expect(containers[0].volumeMounts).toContainEqual({
    name: 'journal',
    mountPath: '/run/log/journal',
    readOnly: true,
  });
});
