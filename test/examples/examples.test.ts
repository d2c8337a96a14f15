import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfile } from '../profiles';

const root = join(__dirname, '../..');
const examples = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));

test('the examples are found', () => {
  expect(examples.length).toBeGreaterThan(12);
});

test.each(examples)('%s is synthesized and valid', (file) => {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  const env = { ...process.env, CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: join(root, 'examples/tsconfig.json') };
  // validation errors end the process with another exit code, which throws here
  execFileSync('node', ['-r', 'tsx/cjs', join('examples', file)], { cwd: root, env, stdio: 'pipe' });
  const folders = readdirSync(outdir);
  expect(folders.length).toBeGreaterThan(0);
  expect(folders.every((folder) => folder.startsWith(file.replace('.ts', '')))).toBe(true);
  for (const folder of folders) expect(readProfile(join(outdir, folder)).objects.length).toBeGreaterThan(0);
  rmSync(outdir, { recursive: true });
});
