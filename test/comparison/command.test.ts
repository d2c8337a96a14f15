import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const command = ['-r', 'tsx/cjs'];
  return spawnSync(process.execPath, [...command, join(root, 'tools/compare.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

function write(path: string, text: string) {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

function commit() {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=a');
}

const service = (clusterIP: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: x\nspec:\n  clusterIP: ${clusterIP}\n`;

test('a folder is compared with what is committed of it', () => {
  write('dist/production/a.k8s.yaml', service('None'));
  commit();
  expect(run(join(folder, 'dist'))).toMatchObject({ status: 0, stdout: 'Nothing changes.\n' });
  write('dist/production/a.k8s.yaml', service('10.0.0.1'));
  const { status, stdout } = run('--committed', 'HEAD', join(folder, 'dist'));
  expect(stdout).toMatch(/^production\n\n {2}Service x\n {4}REFUSED {4}spec\.clusterIP: "None" → "10\.0\.0\.1"\n/);
  expect(status).toBe(1);
});

test('two folders are compared, and what is no manifest is not read', () => {
  write('old/c/a.yaml', service('None'));
  write('new/c/nested/b.yml', service('None'));
  write('new/c/RUNBOOK.md', 'a: [');
  expect(run(join(folder, 'old'), join(folder, 'new'))).toMatchObject({ status: 0, stdout: 'Nothing changes.\n' });
});

test.each([
  ['an unknown option', ['--what'], /--what/],
  ['too many folders', ['a', 'b', 'c'], /^usage: compare/],
  ['a folder that is not there', ['no-such-folder', 'dist'], /no-such-folder/],
  ['a revision that is not there', ['--committed', 'no-such-revision', 'dist'], /no-such-revision/],
  ['a version that is none', ['--kubernetes', 'new', 'dist'], /--kubernetes new/],
])('%s ends with exit code 2', (_what, args, message) => {
  const { status, stderr, stdout } = run(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('a file that cannot be read is named', () => {
  write('old/a.yaml', 'a: [');
  expect(run(join(folder, 'old'), join(folder, 'old')).stderr).toMatch(/^a\.yaml: /);
});
