import { EFFECTS } from '../../cli/compare/change';
import { IMMUTABLE_FIELDS } from '../../cli/compare/changes/rejections/immutable-fields';
import { Page } from './page';

const page = new Page('gitops.md');

test('every file and section that the page names exists', () => {
  expect(page.deadLinks).toEqual([]);
});

test('the page explains every effect as the report does', () => {
  const rows = [...page.table('effect | JSON')].map(([label, cells]) => [label, ...cells]);
  expect(rows).toEqual(EFFECTS.map(({ label, effect, meaning }) => [label, `\`${effect}\``, meaning]));
});

test('the page lists every kind with immutable fields', () => {
  const listed = [...page.table('kind | immutable').keys()].flatMap((kinds) => kinds.split(', '));
  expect(listed.sort()).toEqual([...new Set(IMMUTABLE_FIELDS.map(({ kind }) => kind))].sort());
});
