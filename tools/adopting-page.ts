import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports } from '../test/docs/adopting/reports';

// Writes the reports of compare into docs/adopting.md, below the comments with their names.

const file = join(__dirname, '../docs/adopting.md');
const text = reports().reduce(
  (page, { name, report }) =>
    page.replace(new RegExp(`(<!-- ${name} -->\n\`\`\`\n)[^\`]*`), (_, head: string) => `${head}${report}`),
  readFileSync(file, 'utf8'),
);
writeFileSync(file, text);
