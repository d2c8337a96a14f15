import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
let folder = '';

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  mkdirSync(join(folder, 'tools/release'), { recursive: true });
  cpSync(join(root, 'tools/release/changelog.mjs'), join(folder, 'tools/release/changelog.mjs'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'x', version: '0.1.0', scripts: { version: scripts.version } }),
  );
  run('git', 'init', '--quiet', '--initial-branch=main');
  run('git', 'config', 'user.name', 'a');
  run('git', 'config', 'user.email', 'a@example.com');
});
afterEach(() => rmSync(folder, { recursive: true }));

function commit(changelog: string): void {
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  run('git', 'add', '--all');
  run('git', 'commit', '--quiet', '--message=a');
}

test('one command writes the version, its section of the changelog, a commit and a tag', () => {
  commit(
    '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A new option.\n\n## [0.1.0] - 2026-01-01\n\n- The first one.\n',
  );
  run('npm', 'version', 'minor');
  expect(run('git', 'show', 'v0.2.0:CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## \[Unreleased\]\n\n## \[0\.2\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- A new option\.\n\n## \[0\.1\.0\] - 2026-01-01\n/,
  );
  expect(JSON.parse(run('git', 'show', 'v0.2.0:package.json')).version).toBe('0.2.0');
  expect(run('node', 'tools/release/changelog.mjs', 'notes', '0.2.0')).toBe('### Added\n\n- A new option.\n');
  expect(run('git', 'status', '--porcelain')).toBe('');
});

test('a release without changes in the changelog fails', () => {
  commit('# Changelog\n\n## [Unreleased]\n');
  expect(() => run('npm', 'version', 'minor')).toThrow('nothing under');
  expect(run('git', 'tag')).toBe('');
});
