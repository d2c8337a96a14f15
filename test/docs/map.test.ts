import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Page, ROOT } from './page';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const markdownIn = (folder: string) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'));
const PAGES = [
  ...markdownIn('.').filter((name) => name !== 'API.md'),
  ...markdownIn('docs').map((name) => `docs/${name}`),
  'crds/README.md',
  'test/cluster/README.md',
  'test/e2e/README.md',
];

test.each(PAGES)('every file, folder and section that %s names exists', (path) => {
  expect(new Page(basename(path), dirname(path)).deadLinks).toEqual([]);
});

describe('the list of folders in ARCHITECTURE.md', () => {
  const named = foldersOf(read('ARCHITECTURE.md'));

  test('names files and folders that exist', () => {
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has every folder of lib/', () => {
    const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `lib/${name}/`).filter((path) => !named.includes(path))).toEqual([]);
  });
});

/** The paths in the list. An indented line names a folder in that of the last line without indent. */
function foldersOf(page: string): string[] {
  const [, tree = ''] = /```\n(main\.ts[\s\S]*?)```/.exec(page) ?? [];
  let parent = '';
  return [...tree.matchAll(/^( {2})?(\S+) /gm)].map(([, indent, name = '']) => {
    if (indent === undefined) parent = name;
    return indent === undefined ? name : `${parent}${name}`;
  });
}

test('the README has every example', () => {
  const examples = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));
  expect(examples.filter((name) => !read('README.md').includes(`(examples/${name})`))).toEqual([]);
});
