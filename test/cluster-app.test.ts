import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Lazy } from 'cdk8s';
import {
  AddOnImages,
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
} from '../lib';
import { KubernetesObject } from '../lib/kubernetes/objects/object';
import { readProfile, synthesizeMain } from './profiles';

const root = join(__dirname, '..');

/** Runs an app of two clusters, whose versions are given, as the cdk8s CLI does. */
function run(...versions: string[]): { status: number | null; stderr: string; made: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  const main = join(folder, 'main.ts');
  writeFileSync(
    main,
    `import { ApiAccessCheck, ClusterApp, KubernetesVersion, LoggingChart } from '${join(root, 'lib')}';
     const clusters = ${JSON.stringify(versions)}.map((version: string, index: number) => {
       const cluster = new ClusterApp('cluster-' + index);
       new ApiAccessCheck(new LoggingChart(cluster, 'c', { kubernetes: KubernetesVersion.parse(version), namespace: 'n' }), 'check');
       return cluster;
     });
     ClusterApp.synthesize(...clusters);`,
  );
  const out = join(folder, 'dist');
  const { status, stderr } = spawnSync('node', ['-r', 'tsx/cjs', main], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: out },
    encoding: 'utf8',
  });
  const made = execFileSync('find', [folder, '-name', '*.yaml'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  return { status, stderr, made };
}

test('each cluster has its own folder', () => {
  const { status, made } = run('1.3.7', '1.37');
  expect(status).toBe(0);
  expect(made.map((path) => path.split('/').slice(-2).join('/')).sort()).toEqual([
    'cluster-0/c.k8s.yaml',
    'cluster-1/c.k8s.yaml',
  ]);
});

test('one error anywhere, and nothing is written; the report has the errors of all clusters', () => {
  const { status, stderr, made } = run('1.3.7', 'one', 'two');
  expect(status).toBe(1);
  expect(made).toEqual([]);
  const lines = stderr.trimEnd().split('\n');
  expect(lines[0]).toBe('2 errors, nothing was written:');
  expect(lines[1]).toContain('[cluster-1/c] kubernetes: "one" is invalid');
  expect(lines[2]).toContain('[cluster-2/c] kubernetes: "two" is invalid');
  expect(lines).toHaveLength(3);
});

test('the committed YAML is what the code generates, in any locale and time zone', () => {
  const made = synthesizeMain({ TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  const committed = readdirSync(join(root, 'dist'));
  expect(Object.keys(made).sort()).toEqual(committed.sort());
  for (const cluster of committed) expect(made[cluster]?.files).toEqual(readProfile(join(root, 'dist', cluster)).files);
});

test('every image of a cluster is listed, with the commands that copy it to the mirror', () => {
  const cluster = new ClusterApp('mirrored');
  const chart = new LoggingChart(cluster, 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'kube-system',
    images: ImageSource.mirror('registry.example.com/logging'),
  });
  new ClusterLogging(chart, 'logging', {
    stack: LoggingStack.ADD_ON,
    kibana: { image: AddOnImages.KIBANA_4_6_1_1.pulledFrom('elsewhere/kibana:v4.6.1-1') },
  });
  expect(cluster.images()).toEqual([
    'elsewhere/kibana:v4.6.1-1',
    'registry.example.com/logging/elasticsearch:v2.4.1-1',
    'registry.example.com/logging/fluentd-elasticsearch:1.22',
  ]);
  expect(cluster.mirrorCommands()).toHaveLength(6);
  expect(cluster.mirrorCommands()[0]).toBe('docker pull gcr.io/google_containers/elasticsearch:v2.4.1-1');
});

describe('all clusters are written, or none', () => {
  const outdir = () => mkdtempSync(join(tmpdir(), 'app-'));

  function clusterIn(folder: string, name: string): { app: ClusterApp; chart: LoggingChart } {
    const app = new ClusterApp(name, { outdir: folder });
    const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' });
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } });
    return { app, chart };
  }

  /** What `synthesize` writes to standard error, and its exit code. */
  function synthesize(...apps: ClusterApp[]): { report: string; exitCode: unknown } {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = process.exitCode;
    try {
      process.exitCode = undefined;
      ClusterApp.synthesize(...apps);
      return { report: write.mock.calls.map(([text]) => String(text)).join(''), exitCode: process.exitCode };
    } finally {
      process.exitCode = before;
      write.mockRestore();
    }
  }

  test('a document that fails keeps every cluster from being written', () => {
    const folder = outdir();
    const [first, second] = [clusterIn(folder, 'first').app, clusterIn(folder, 'second').app];
    second.addDocument('RUNBOOK.md', {
      render: () => {
        throw new Error('no template');
      },
    });
    const { report, exitCode } = synthesize(first, second);
    expect(exitCode).toBe(1);
    expect(report).toContain('[second] RUNBOOK.md cannot be rendered: no template');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('two clusters of one folder are an error', () => {
    const folder = outdir();
    const { report } = synthesize(clusterIn(folder, 'same').app, clusterIn(folder, 'same').app);
    expect(report).toContain('[same] cluster: "same" is invalid: expected a folder that no other cluster has');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['../x', 'a/b', '', '.hidden', 'logging.k8s.yaml'])('a document named %p is an error', (fileName) => {
    const { app } = clusterIn(outdir(), 'one');
    app.addDocument(fileName, { render: () => '' });
    expect(app.errors()).toEqual([
      expect.stringContaining(`addDocument fileName: ${JSON.stringify(fileName)} is invalid`),
    ]);
  });

  test('a document that cannot be rendered is an error', () => {
    const { app } = clusterIn(outdir(), 'one');
    app.addDocument('RUNBOOK.md', {} as never);
    expect(app.errors()).toEqual([
      '[one] addDocument document: {} is invalid: expected an object with a function render. ' +
        'Give it one, such as a LoggingRunbook.',
    ]);
  });

  test.each(['../x', 'a/b', ''])('a cluster named %p is an error', (name) => {
    expect(clusterIn(outdir(), name).app.errors().join()).toContain('expected the name of a folder');
  });

  test('in other languages the report is thrown, since the exit code is not that of Node.js', () => {
    const { app, chart } = clusterIn(outdir(), 'one');
    new ApiObject(chart, 'wrong', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Wrong' } });
    process.env.JSII_AGENT = 'Python/3.12';
    try {
      expect(() => ClusterApp.synthesize(app)).toThrow(/1 error, nothing was written/);
    } finally {
      delete process.env.JSII_AGENT;
    }
    expect(synthesize(app)).toEqual({ report: expect.stringContaining('1 error, nothing was written'), exitCode: 1 });
  });

  test('synth() throws the report, and writes nothing', () => {
    const folder = outdir();
    const { app, chart } = clusterIn(folder, 'one');
    new ApiObject(chart, 'wrong', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Wrong' } });
    expect(() => app.synth()).toThrow(/Wrong/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('additions between two syntheses take effect', () => {
    const { app, chart } = clusterIn(outdir(), 'one');
    expect(app.errors()).toEqual([]);
    new ApiObject(chart, 'wrong', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Wrong' } });
    expect(app.errors()).toHaveLength(1);
  });

  test('an object is rendered once in a synthesis of any App, however many charts it has', () => {
    const app = new App({ outdir: outdir() });
    let rendered = 0;
    const data = Lazy.any({
      produce: () => {
        rendered++;
        return { key: 'value' };
      },
    });
    for (const id of ['a', 'b', 'c']) {
      const chart = new LoggingChart(app, id, { kubernetes: KubernetesVersion.parse('1.37'), namespace: id });
      new KubernetesObject(chart, 'config', 'ConfigMap', { metadata: { name: 'config' }, data: data as never });
    }
    app.synth();
    expect(rendered).toBe(3);
  });
});
