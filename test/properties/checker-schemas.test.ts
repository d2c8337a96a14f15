import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApiOfMinor } from '../kubernetes/tables/openapi';
import schemas from './checker/kubernetes-schemas.json';

const root = join(__dirname, '../..');

/** The schemas after the tool has added a minor with the document of the newest one, without some fields of pods. */
function added(without: readonly string[]): typeof schemas {
  const folder = mkdtempSync(join(tmpdir(), 'checker-schemas-'));
  try {
    const document = openApiOfMinor(schemas.newest);
    for (const field of without) delete document.definitions['io.k8s.api.core.v1.PodSpec']?.properties?.[field];
    const [openapi, table] = [join(folder, 'openapi.json'), join(folder, 'schemas.json')];
    writeFileSync(openapi, JSON.stringify(document));
    writeFileSync(table, JSON.stringify(schemas));
    execFileSync('node', [join(root, 'tools/checker-schemas.mjs'), `1.${schemas.newest + 1}`, openapi, table]);
    return JSON.parse(readFileSync(table, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a minor with the same API changes the number of the newest minor alone', () => {
  expect(added([])).toEqual({ ...schemas, newest: schemas.newest + 1 });
});

test('a field that a minor lacks ends with the minor before it', () => {
  const [, last] = added(['hostNetwork']).types['core.v1.PodSpec'].fields.hostNetwork[0] ?? [];
  expect(last).toBe(schemas.newest);
});
