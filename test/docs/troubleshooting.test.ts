import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADD_ON_DIAGNOSES } from '../../lib/add-on/runbook/diagnoses';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'troubleshooting.md'), 'utf8');

test.each(ADD_ON_DIAGNOSES.map(({ id, line }) => [id, line]))('the page explains %s by its line', (id, line) => {
  const start = text.indexOf(`### ${id}: `);
  expect(start).toBeGreaterThan(-1);
  expect(text.slice(start, text.indexOf('\n### ', start + 1))).toContain(line.split(' cluster')[0]);
});
