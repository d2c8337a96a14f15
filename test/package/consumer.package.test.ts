import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfile } from '../profiles';

// The packed library, installed into an app of its own outside of this repository, as a user would.
jest.setTimeout(10 * 60_000);

const root = join(__dirname, '..', '..');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
let app: string;
let packed: string[];

function run(command: string, args: string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const MAIN = `
import { Account, ClientCertificate, ClusterApp, ClusterLogging, ImageSource, KibanaExposure, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('mine');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.3.7'),
  namespace: 'kube-system',
  images: ImageSource.mirror('bigwhite'),
});
new ClusterLogging(chart, 'logging', {
  agent: { apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes', { readOnly: false }) } },
  elasticsearch: { serviceAccount: Account.create('k8s-efk') },
  kibana: { serviceAccount: Account.fromName('k8s-efk'), exposure: KibanaExposure.apiServerProxy() },
});
ClusterApp.synthesize(cluster);
`;

beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'consumer-'));
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', app], root),
  );
  packed = files.map((file: { path: string }) => file.path);
  const versions = ['cdk8s', 'cdk8s-plus-27', 'constructs', 'typescript', '@types/node'].map((name) => [
    name,
    devDependencies[name],
  ]);
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({
      name: 'consumer',
      private: true,
      dependencies: { ...Object.fromEntries(versions), 'cdk8s-efk': `file:${filename}` },
      overrides: { backport: 'npm:empty-npm-package@1.0.0' },
    }),
  );
  const compilerOptions = {
    target: 'es2022',
    module: 'node16',
    strict: true,
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  writeFileSync(join(app, 'main.ts'), MAIN);
  mkdirSync(join(app, 'dist'));
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], app);
});

test('the package holds the compiled library, its declarations and its programs, and no sources or tests', () => {
  const expected = /^(build\/lib\/.+\.(js|d\.ts|json|rb|sh)|\.jsii|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
  expect(packed.filter((file) => !expected.test(file))).toEqual([]);
  expect(packed).toContain('build/lib/index.js');
  expect(packed.some((file) => file.endsWith('.rb'))).toBe(true);
});

test('an app of somebody else compiles against it in strict mode and writes our YAML', () => {
  run('npx', ['tsc', '-p', '.'], app);
  run('node', ['out/main.js'], app);
  const theirs = readProfile(join(app, 'dist', 'mine')).objects;
  const ours = readProfile(join(root, 'dist', 'kube-up-1-3-7')).objects;
  expect(theirs).toEqual(ours);
});

test('nothing of cdk8s-plus-27 is loaded at run time: its types are enough', () => {
  const compiled = readdirSync(join(root, 'build', 'lib'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.js'));
  const loading = compiled.filter((file) =>
    readFileSync(join(root, 'build', 'lib', file), 'utf8').includes('require("cdk8s-plus-27")'),
  );
  expect(loading).toEqual([]);
});
