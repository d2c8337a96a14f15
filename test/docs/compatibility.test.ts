import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compatibilityPage } from '../../tools/compatibility/page';

const PAGE = join(__dirname, '../../docs/compatibility.md');

test('docs/compatibility.md is the output of node -r tsx/cjs tools/compatibility-page.ts', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(compatibilityPage());
});
