import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, expectOurYaml, oldest, pack, pinned, removeFolders, run, writeApp } from './packed';

// The packed library, installed into apps outside of this repository, as users do.
jest.setTimeout(20 * 60_000);
afterAll(removeFolders);

const { tarball, files } = pack();
const tools = { typescript: pinned.typescript ?? '', '@types/node': pinned['@types/node'] ?? '' };
const newest = { cdk8s: pinned.cdk8s ?? '', constructs: pinned.constructs ?? '' };

test('the package has the compiled library and the command, and no sources or tests', () => {
  const allowed =
    /^(node_modules\/yaml\/.+|build\/(lib|cli)\/.+\.(js|d\.ts|json)|\.jsii|API\.md|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
  expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  expect(files).toContain('build/lib/index.js');
});

// npm takes the script of a tarball, which it never runs, for one of a git dependency
const NPM = ['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts'];

test.each([
  ['npm', 'the oldest peers', { ...oldest }, NPM],
  ['npm', 'the newest peers', newest, NPM],
  ['pnpm', 'the newest peers', newest, ['npx', '--yes', 'pnpm@10.34.8', 'install', '--reporter=append-only']],
  ['yarn', 'the newest peers', newest, ['npx', '--yes', 'yarn@1.22.22', 'install', '--non-interactive']],
])('%s installs it with %s without a warning, and the app writes the YAML', (_manager, _which, peers, install) => {
  const app = emptyFolder();
  writeApp(app, { ...peers, ...tools, 'cdk8s-efk': `file:${tarball}` }, { license: 'UNLICENSED' });
  const [command = '', ...args] = install;
  const printed = run(app, 'bash', ['-c', '"$@" 2>&1', 'bash', command, ...args]);
  expect(printed.split('\n').filter((line) => /\b(warn(ing)?|deprecated|err(or)?)\b/i.test(line))).toEqual([]);
  // cdk8s-plus and its tools are not installed, and the declarations do not need them
  expect(readdirSync(join(app, 'node_modules')).length).toBeLessThan(15);
  expect(readdirSync(join(app, 'node_modules')).filter((name) => name.startsWith('cdk8s-plus'))).toEqual([]);
  run(app, 'node_modules/.bin/tsc', ['-p', '.']);
  expectOurYaml(app, 'node', ['out/main.js']);
});

test('npm reports no problem of the installation', () => {
  const app = emptyFolder();
  writeApp(app, { ...newest, 'cdk8s-efk': `file:${tarball}` });
  run(app, 'npm', ['install', '--no-audit', '--no-fund']);
  expect(run(app, 'npm', ['ls', '--all', '--parseable']).trim().split('\n').length).toBeGreaterThan(3);
});

test.each([
  ['cdk8s-plus-27', '2.9.5'],
  ['cdk8s-plus-33', undefined],
])('objects of %s are accepted', (plus, version) => {
  const app = emptyFolder();
  writeApp(app, { ...newest, ...tools, 'cdk8s-efk': `file:${tarball}`, [plus]: version ?? '2' });
  run(app, 'npm', ['install', '--no-audit', '--no-fund', '--omit=optional', '--ignore-scripts']);
  const source = `
    import { Testing } from 'cdk8s';
    import { Account, FluentdAgent, ExternalElasticsearch, k8s, KubernetesVersion, LoggingChart, SecretRef } from 'cdk8s-efk';
    import * as kplus from '${plus}';
    const chart = new LoggingChart(Testing.app(), 'c', { kubernetes: KubernetesVersion.parse('1.30'), namespace: 'logs' });
    const made = new kplus.Secret(chart, 'made', { metadata: { name: 'made' } });
    const imported = kplus.Secret.fromSecretName(chart, 'imported', 'pull');
    const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'sa' } });
    const volume: kplus.k8s.Volume = { name: 'v', emptyDir: { sizeLimit: kplus.k8s.Quantity.fromString('1Gi') } };
    const own: k8s.Volume = volume;
    console.log(JSON.stringify([SecretRef.fromSecret(made).name, SecretRef.fromSecret(imported).name, Account.fromServiceAccount(account).name, own.name]));
    void FluentdAgent; void ExternalElasticsearch;
  `;
  run(app, 'bash', ['-c', 'printf %s "$0" > main.ts', source]);
  run(app, 'node_modules/.bin/tsc', ['-p', '.', '--skipLibCheck', 'true']);
  expect(JSON.parse(run(app, 'node', ['out/main.js']))).toEqual(['made', 'pull', 'sa', 'v']);
});
