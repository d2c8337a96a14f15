import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, expectOurYaml, MAIN, pack, pinned, removeFolders, root, run, writeApp } from './packed';

// The ways in which an app may load the package: each writes the manifests of this repository.
jest.setTimeout(20 * 60_000);
afterAll(removeFolders);

const { tarball } = pack();
const app = emptyFolder();

beforeAll(() => {
  const names = ['cdk8s', 'constructs', 'esbuild', 'tsx', 'typescript', '@types/node'];
  const dependencies = Object.fromEntries(names.map((name) => [name, pinned[name] ?? '']));
  writeApp(app, { ...dependencies, 'cdk8s-efk': `file:${tarball}`, 'ts-node': '10.9.2', webpack: '5.112.2' });
  run(app, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts']);
  run(app, 'node_modules/.bin/tsc', ['-p', '.']);
});

test('CommonJS', () => expectOurYaml(app, 'node', ['out/main.js']));

test('an ECMAScript module, by names', () => {
  writeFileSync(join(app, 'main.mts'), MAIN);
  run(app, 'node_modules/.bin/esbuild', ['main.mts', '--format=esm', '--outfile=main.mjs']);
  expect(readFileSync(join(app, 'main.mjs'), 'utf8')).toMatch(/^import \{/m);
  expectOurYaml(app, 'node', ['main.mjs']);
});

test('tsx', () => expectOurYaml(app, 'node_modules/.bin/tsx', ['main.ts']));

test('ts-node', () => expectOurYaml(app, 'node_modules/.bin/ts-node', ['--transpile-only', 'main.ts']));

test('a bundle by esbuild, which runs where nothing is installed', () => {
  const elsewhere = emptyFolder();
  const outfile = join(elsewhere, 'bundle.js');
  run(app, 'node_modules/.bin/esbuild', ['main.ts', '--bundle', '--platform=node', `--outfile=${outfile}`]);
  expectOurYaml(elsewhere, 'node', ['bundle.js']);
});

test('a bundle by webpack, which runs where nothing is installed', () => {
  const elsewhere = emptyFolder();
  const config = { mode: 'production', target: 'node', entry: join(app, 'out/main.js'), context: app };
  const output = { path: elsewhere, filename: 'bundle.js' };
  const script = `require('webpack')(${JSON.stringify({ ...config, output })}, (error, stats) => {
    if (error || stats.hasErrors()) { console.error(error ?? stats.toString()); process.exitCode = 1; }
  });`;
  run(app, 'node', ['-e', script]);
  expectOurYaml(elsewhere, 'node', ['bundle.js']);
});

test('its command compares two folders', () => {
  const folder = join(root, 'dist');
  expect(run(app, 'node_modules/.bin/cdk8s-efk', ['compare', folder, folder])).toBe('Nothing changes.\n');
});

test('a git dependency, which builds itself', () => {
  const [repository, user] = [emptyFolder(), emptyFolder()];
  for (const file of run(root, 'git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0'))
    if (file !== '') cpSync(join(root, file), join(repository, file), { recursive: true });
  run(repository, 'git', ['init', '--quiet']);
  run(repository, 'git', ['add', '--all']);
  run(repository, 'git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'a']);
  writeApp(user, { cdk8s: pinned.cdk8s ?? '', constructs: pinned.constructs ?? '', tsx: pinned.tsx ?? '' });
  run(user, 'npm', ['install', '--no-audit', '--no-fund', '--allow-git=all', `git+file://${repository}`]);
  expectOurYaml(user, 'node', ['-r', 'tsx/cjs', 'main.ts']);
});
