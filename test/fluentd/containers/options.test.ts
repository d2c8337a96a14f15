import { App, Size } from 'cdk8s';
import {
  ClusterLogging,
  type ContainersPipelineOptions,
  FluentdPipeline,
  KubernetesVersion,
  LoggingChart,
  type LogLifecycleOptions,
  MetadataLevel,
  PodControl,
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
  ['an index prefix that Elasticsearch rejects', { indexPrefix: 'Kube Logs' }, 'indexPrefix: "Kube Logs"'],
  [
    'an index prefix below that of Elasticsearch, which it rejects',
    { indexPrefix: 'kubernetes-logs-A' },
    'indexPrefix: "kubernetes-logs-A"',
  ],
  ['an index prefix that the agent may not write', { indexPrefix: 'mine' }, 'indexPrefix: "mine"'],
  [
    'chunks larger than the buffer',
    { chunkSize: Size.mebibytes(16), bufferSize: Size.mebibytes(20) },
    'chunkSize: "16Mi"',
  ],
  ['a buffer that no quantity can say', { bufferSize: Size.tebibytes(9e6) }, 'bufferSize: "9000000Ti"'],
  ['empty chunks', { chunkSize: Size.kibibytes(0) }, 'chunkSize: "0Ki"'],
  ['chunks that the rejected have no room for', { chunkSize: Size.mebibytes(64) }, 'chunkSize: "64Mi"'],
  ['chunks that a piece of a line fills', { chunkSize: Size.kibibytes(16) }, 'chunkSize: "16Ki"'],
  ['no thread', { flushThreads: 0 }, 'flushThreads: 0'],
  ['half a thread', { flushThreads: 1.5 }, 'flushThreads: 1.5'],
  ['an open parenthesis', { redactions: [{ pattern: '(a', replacement: '' }] }, 'redactions[0].pattern: "(a"'],
  [
    'NUL in a replacement',
    { redactions: [{ pattern: 'a', replacement: '\0' }] },
    'redactions[0].replacement: "\\u0000"',
  ],
  ['an empty redaction', { redactions: [{ pattern: '', replacement: 'x' }] }, 'redactions[0].pattern: ""'],
  ['an audit log that is not mounted', { auditLog: '/etc/audit.log' }, 'auditLog: "/etc/audit.log"'],
  ['a journal without units', { journal: { units: [] } }, 'journal.units: []'],
  ['a relative journal', { journal: { path: 'run/log' } }, 'journal.path: "run/log"'],
  ['only no container', { only: [] }, 'only: []'],
  ['traces of no container', { stackTraces: { containers: [] } }, 'stackTraces.containers: []'],
  ['an exclusion of everything', { exclude: [{}] }, 'exclude[0]: {}'],
  ['a pattern with a slash', { exclude: [{ namespace: 'a/b' }] }, 'exclude[0].namespace: "a/b"'],
  ['a label that cannot be', { exclude: [{ labels: { 'a b': 'x' } }] }, 'exclude[0].labels: "a b"'],
  ['a label of a pattern that cannot be', { only: [{ labels: { a: 'b c' } }] }, 'only[0].labels[\'a\']: "b c"'],
  [
    'a prefix of annotations with a slash',
    { podControls: { prefix: 'a/b', allow: [PodControl.JSON] } },
    'podControls.prefix: "a/b"',
  ],
  ['controls that allow nothing', { podControls: { prefix: 'a.b', allow: [] } }, 'podControls.allow: []'],
  [
    'an index of a pod beside one for each namespace',
    { podControls: { prefix: 'a.b', allow: [PodControl.INDEX] }, indexPerNamespace: true },
    'podControls.allow: ["index"]',
  ],
];

test('a buffer without room for two chunks of the default size is an error of the buffer', () => {
  expect(errors({ bufferSize: Size.mebibytes(16) })).toEqual([]);
  expect(errors({ bufferSize: Size.mebibytes(15) })).toEqual([
    'logging/efk/Agent: agent.pipeline.bufferSize: "15Mi" is invalid: expected at least 16Mi, which are two chunks. Make it larger, or set a smaller chunkSize.',
  ]);
});

/** What is accepted, and the first value beyond. */
test.each<[string, ContainersPipelineOptions, ContainersPipelineOptions]>([
  ['chunks of 256 KiB', { chunkSize: Size.kibibytes(256) }, { chunkSize: Size.kibibytes(255) }],
  ['chunks of 32 MiB', { chunkSize: Size.mebibytes(32) }, { chunkSize: Size.kibibytes(32 * 1024 + 1) }],
  [
    'chunks of half the buffer',
    { chunkSize: Size.mebibytes(8), bufferSize: Size.mebibytes(16) },
    { chunkSize: Size.mebibytes(8), bufferSize: Size.kibibytes(16 * 1024 - 1) },
  ],
  ['one thread', { flushThreads: 1 }, { flushThreads: 0 }],
  ['64 threads', { flushThreads: 64 }, { flushThreads: 65 }],
  ['the prefix of Elasticsearch', { indexPrefix: 'kubernetes-logs' }, { indexPrefix: 'kubernetes-log' }],
  ['a prefix below that', { indexPrefix: 'kubernetes-logs-a' }, { indexPrefix: 'kubernetes-logsa' }],
  ['a pattern of one part', { exclude: [{ pod: 'a' }] }, { exclude: [{ pod: '*' }] }],
  ['a pattern of a label', { exclude: [{ labels: { a: 'b' } }] }, { exclude: [{ labels: {} }] }],
  ['a pattern for everything that is read', { only: [{}] }, { exclude: [{}] }],
  [
    'an index of a pod',
    { podControls: { prefix: 'a.b', allow: [PodControl.INDEX] } },
    { podControls: { prefix: 'a.b', allow: [PodControl.INDEX] }, indexPerNamespace: true },
  ],
  ['an audit log without a space', { auditLog: '/var/log/a.log' }, { auditLog: '/var/log/a.log b' }],
  ['an audit log that begins with /var/log', { auditLog: '/var/log/a.log' }, { auditLog: '/data/var/log/a.log' }],
  ['an audit log below /var/log', { auditLog: '/var/log/a/b.log' }, { auditLog: '/var/log/../b.log' }],
])('accepts %s, and no more', (_, accepted, rejected) => {
  expect(errors(accepted)).toEqual([]);
  expect(errors(rejected)).toHaveLength(1);
});

test.each<[string, ContainersPipelineOptions]>([
  ['another prefix', { indexPrefix: 'kubernetes-logs-a' }],
  ['an index for each namespace', { indexPerNamespace: true }],
  ['an index of a pod', { podControls: { prefix: 'a.b', allow: [PodControl.INDEX] } }],
])('with a data stream, %s is rejected', (_, options) => {
  expect(errors(options, { dataStream: true }).join()).toContain('the one data stream of the Elasticsearch');
});

test('with a data stream, its own name is accepted as the prefix', () => {
  const prefix = 'kubernetes-logs';
  expect(errors({ indexPrefix: prefix }, { dataStream: true, indexPrefix: prefix })).toEqual([]);
});

/** The factory reports what its types do not allow, by the name of its parameter. */
const WRONG_TYPES: [string, ContainersPipelineOptions, string][] = [
  ['a text in place of a pattern', { exclude: ['noisy'] as never }, 'exclude[0]: "noisy"'],
  ['a pattern with a key that is not known', { exclude: [{ name: 'noisy' } as never] }, 'exclude[0].name: "noisy"'],
  ['one pattern in place of a list', { only: { pod: 'a' } as never }, 'only: {"pod":"a"}'],
  [
    'a language that is not known',
    { stackTraces: { languages: ['kotlin' as never] } },
    'stackTraces.languages[0]: "kotlin"',
  ],
  ['a format that is not known', { format: 'json' as never }, 'format: "json"'],
  ['a level of metadata that is not known', { metadata: 'all' as never }, 'metadata: "all"'],
];

describe('rejects', () => {
  test.each(WRONG)('%s', (_, options, part) => {
    const found = errors(options).filter((text) => text.includes(`agent.pipeline.${part} is invalid`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^logging\/efk\/Agent: .* expected .+\. [A-Z`].*\.$/);
  });

  test.each(WRONG_TYPES)('%s', (_, options, part) => {
    const [option, value] = part.split(': ');
    const name = `agent.pipeline (FluentdPipeline.containers props.${option}): ${value} is invalid`;
    const found = errors(options).filter((text) => text.includes(name));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^logging\/efk: .* expected .+\. [A-Z`].*\.$/);
  });
});

test('labels can select what is sent without being in the documents', () => {
  expect(errors({ exclude: [{ labels: { a: 'x' } }], metadata: MetadataLevel.NAMES })).toEqual([]);
});

test('valid options have no error', () => {
  const options: ContainersPipelineOptions = {
    indexPrefix: 'kubernetes-logs-team',
    only: [{ namespace: 'shop-*' }, {}],
    redactions: [{ pattern: '(?i)[(]\\(password=[^ ]+', replacement: '***' }],
    parseJson: true,
    chunkSize: Size.mebibytes(8),
    bufferSize: Size.gibibytes(1),
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
      return maps.map(({ data }: Yaml) => data?.['fluent.conf'] ?? '').join('');
    };
    expect(config(STREAM)).toContain('index_per_day false');
    expect(config()).not.toContain('index_per_day');
  });

  test.each<[string, ContainersPipelineOptions, string]>([
    ['indices of namespaces', { indexPerNamespace: true }, 'indexPerNamespace: true'],
    ['another index', { indexPrefix: 'kubernetes-logs-team' }, 'indexPrefix: "kubernetes-logs-team"'],
  ])('%s are rejected: there is one stream', (_, options, part) => {
    const [found, ...others] = errors(options, STREAM);
    expect(found).toContain(`agent.pipeline.${part} is invalid: expected the one data stream of the Elasticsearch`);
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
