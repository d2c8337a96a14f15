import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './page';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const PAGES = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
const FOLDERS = ['lib', 'cli', 'test', 'tools', 'docs', 'examples', 'bench', 'dist', '.github'];
const [, tree = ''] = /```\n(main\.ts[\s\S]*?)```/.exec(read('ARCHITECTURE.md')) ?? [];

/** The paths of a page in code font, without those that contain a placeholder. */
function pathsOf(page: string): string[] {
  return [...read(page).matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => FOLDERS.some((folder) => path.startsWith(`${folder}/`)));
}

test.each(PAGES)('every path that %s names exists', (page) => {
  expect(pathsOf(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test.each(PAGES)('every file that %s links to exists', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
});

describe('the list of folders in ARCHITECTURE.md', () => {
  const named = [...tree.matchAll(/^((?:\w[\w-]*\/)*[\w-]+(?:\.ts|\/))/gm)].map(([, path = '']) => path);

  test('names files and folders that exist', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has every folder of lib/', () => {
    const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `lib/${name}/`).filter((path) => !named.includes(path))).toEqual([]);
  });
});

test('the README has every example', () => {
  const examples = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));
  expect(examples.filter((name) => !read('README.md').includes(`(examples/${name})`))).toEqual([]);
});
