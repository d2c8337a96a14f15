import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, removeFolders, root, run } from './packed';

// The reference of the package, from the assembly that `npm run build` writes.
jest.setTimeout(20 * 60_000);
afterAll(removeFolders);

const silent = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string };
  readonly overrides?: string;
}
interface Type extends Documented {
  readonly fqn: string;
  readonly properties?: readonly Documented[];
  readonly methods?: readonly Documented[];
  readonly members?: readonly Documented[];
  readonly initializer?: { readonly parameters?: readonly Documented[] };
}

test('every public symbol is documented', () => {
  const { types } = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as { types: Record<string, Type> };
  const undocumented = Object.values(types).flatMap((type) => {
    const members = [type.properties, type.methods, type.members, type.initializer?.parameters]
      .flatMap((list) => list ?? [])
      // what is inherited is documented where it comes from
      .filter(({ docs, overrides }) => docs?.summary === undefined && overrides === undefined);
    const own = type.docs?.summary === undefined ? [type.fqn] : [];
    return [...own, ...members.map(({ name }) => `${type.fqn}.${name}`)];
  });
  expect(Object.keys(types).length).toBeGreaterThan(100);
  expect(undocumented).toEqual([]);
});

test('API.md is what `npm run docs` writes', () => {
  const file = join(emptyFolder(), 'API.md');
  run(root, 'node_modules/.bin/jsii-docgen', ['--submodule', 'root', '--output', file], silent);
  expect(run(root, 'bash', ['-c', 'diff "$0" API.md | head -20', file])).toBe('');
});

test('every example in a docstring and in README.md compiles', () => {
  const tablet = join(emptyFolder(), 'tablet.json');
  run(root, 'node_modules/.bin/jsii-rosetta', ['extract', '--compile', '--fail', '--output', tablet, '.'], silent);
  const { snippets } = JSON.parse(readFileSync(tablet, 'utf8'));
  expect(Object.keys(snippets).length).toBeGreaterThan(1);
});
