import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const command = ['-r', 'tsx/cjs'];
  return spawnSync(process.execPath, [...command, join(root, 'cli/cdk8s-efk.ts'), 'compare', ...args], {
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

test('a folder is compared with the committed version', () => {
  write('dist/production/a.k8s.yaml', service('None'));
  commit();
  expect(run(join(folder, 'dist'))).toMatchObject({ status: 0, stdout: 'Nothing changes.\n' });
  write('dist/production/a.k8s.yaml', service('10.0.0.1'));
  const { status, stdout } = run(`HEAD:${join(folder, 'dist')}`, join(folder, 'dist'));
  expect(stdout).toMatch(/^production\n\n {2}Service x\n {4}REJECTED {3}spec\.clusterIP: "None" → "10\.0\.0\.1"\n/);
  expect(status).toBe(1);
});

test('two folders are compared, and other files are ignored', () => {
  write('old/c/a.yaml', service('None'));
  write('new/c/nested/b.yml', service('None'));
  write('new/c/RUNBOOK.md', 'a: [');
  expect(run(join(folder, 'old'), join(folder, 'new'))).toMatchObject({ status: 0, stdout: 'Nothing changes.\n' });
});

test.each([
  ['an unknown option', ['--what'], /--what/],
  ['an unknown format', ['--format', 'html'], /^usage: cdk8s-efk compare/],
  ['too many folders', ['a', 'b', 'c'], /^usage: cdk8s-efk compare/],
  ['a folder that does not exist', ['no-such-folder', 'dist'], /no-such-folder/],
  ['a revision that does not exist', ['no-such-revision:dist', 'dist'], /no-such-revision/],
  ['an invalid version', ['--kubernetes', 'new', 'dist'], /--kubernetes new/],
])('the exit code is 2 for %s', (_what, args, message) => {
  const { status, stderr, stdout } = run(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('the error for a file that cannot be read has its name', () => {
  write('old/a.yaml', 'a: [');
  expect(run(join(folder, 'old'), join(folder, 'old')).stderr).toMatch(/^a\.yaml: /);
});

test('two revisions are compared', () => {
  write('dist/c/a.yaml', service('None'));
  commit();
  write('dist/c/a.yaml', service('10.0.0.1'));
  commit();
  const { status, stdout } = run(`HEAD~1:${join(folder, 'dist')}`, `HEAD:${join(folder, 'dist')}`);
  expect(stdout).toContain('REJECTED');
  expect(status).toBe(1);
});

test('--format json prints every change', () => {
  write('old/c/a.yaml', service('None'));
  write('new/c/a.yaml', service('10.0.0.1'));
  const { status, stdout } = run('--format', 'json', join(folder, 'old'), join(folder, 'new'));
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    blocking: true,
    counts: { rejected: 1 },
    clusters: [{ cluster: 'c', objects: [{ kind: 'Service', name: 'x', changes: [{ effect: 'rejected' }] }] }],
  });
});

test('--format markdown escapes the text of manifests', () => {
  write('old/c/a.yaml', service('"<b>|"'));
  write('new/c/a.yaml', `${service('None')}---\n${service('None').replace('name: x', 'name: z')}`);
  const { stdout } = run('--format', 'markdown', join(folder, 'old'), join(folder, 'new'));
  expect(stdout).toMatch(
    /^\*\*1 rejected, 0 with data loss, 0 with an outage\.\*\*\n\n### c\n\n\| object \| effect \|/,
  );
  expect(stdout).toContain('&#60;b&#62;\\|');
  expect(stdout).toContain('<details><summary>1 more</summary>');
});
