// Makes imports/*.ts from the custom resource definitions in crds/, without network: `npm run imports`.
//
// `cdk8s import` writes one module an API group, and two files of one group overwrite each other's: definitions of a
// group are handed to it as one file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const imports = join(root, 'imports');

const groups = new Map();
for (const file of readdirSync(join(root, 'crds')).sort()) {
  if (!file.endsWith('.yaml')) continue;
  const text = readFileSync(join(root, 'crds', file), 'utf8');
  const { group } = parse(text).spec;
  groups.set(group, [...(groups.get(group) ?? []), text]);
}

// A definition that is gone leaves no module behind.
mkdirSync(imports, { recursive: true });
for (const file of readdirSync(imports)) if (file.endsWith('.ts')) rmSync(join(imports, file));

const work = mkdtempSync(join(tmpdir(), 'imports-'));
try {
  for (const [group, definitions] of groups) {
    const file = join(work, `${group}.yaml`);
    writeFileSync(file, definitions.join('\n---\n'));
    const options = ['--language', 'typescript', '--output', imports, '--no-save', '--no-check-upgrade'];
    execFileSync(join(root, 'node_modules/.bin/cdk8s'), ['import', file, ...options], { cwd: root, stdio: 'inherit' });
  }
} finally {
  rmSync(work, { recursive: true });
}
