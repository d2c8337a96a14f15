import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KibanaImage,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
} from '../lib';
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

test('each cluster has a folder of its own', () => {
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

test('what is committed is what the code makes, in any locale and time zone', () => {
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
    kibana: { image: KibanaImage.ADD_ON_4_6_1_1.pulledFrom('elsewhere/kibana:v4.6.1-1') },
  });
  expect(cluster.images()).toEqual([
    'elsewhere/kibana:v4.6.1-1',
    'registry.example.com/logging/elasticsearch:v2.4.1-1',
    'registry.example.com/logging/fluentd-elasticsearch:1.22',
  ]);
  expect(cluster.mirrorCommands()).toHaveLength(6);
  expect(cluster.mirrorCommands()[0]).toBe('docker pull gcr.io/google_containers/elasticsearch:v2.4.1-1');
});
