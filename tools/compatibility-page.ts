/** Writes docs/compatibility.md from the table. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compatibilityPage } from './compatibility/page';

writeFileSync(join(__dirname, '../docs/compatibility.md'), compatibilityPage());
