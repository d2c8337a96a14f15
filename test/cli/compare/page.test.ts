import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { effects } from '../../../cli/compare/finding';
import { immutableFields } from '../../../cli/compare/immutable-fields';

const root = join(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/gitops.md'), 'utf8');

test.each(effects.map(({ heading, means }) => [heading, means]))(
  'the page explains %s as the report does',
  (heading, means) => {
    expect(page).toContain(`| ${heading} | ${means} |`);
  },
);

test.each([...new Set(immutableFields.map(({ kind }) => kind))])(
  'the page lists the immutable fields of a %s',
  (kind) => {
    expect(page).toMatch(new RegExp(`^\\| .*\\b${kind}\\b`, 'm'));
  },
);

test('every test that the page names exists', () => {
  const named = [...page.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, file]) => file ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
