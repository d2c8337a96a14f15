import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST, RELEASE } from '../server/release';

const ROOT = join(__dirname, '..', '..', '..');

/** The folder of a profile: the one in dist/, or what main.ts makes for another release. */
export function profileFolder(profile: string): string {
  return join(RELEASE === NEWEST ? join(ROOT, 'dist') : synthesized(), profile);
}

let made: string | undefined;
afterAll(() => {
  if (made !== undefined) rmSync(made, { recursive: true });
});

function synthesized(): string {
  if (made !== undefined) return made;
  // In the project, where main.ts finds its packages.
  const outdir = mkdtempSync(join(ROOT, 'build', 'cluster-profiles-'));
  made = outdir;
  const version = `KubernetesVersion.parse('${NEWEST}')`;
  const main = readFileSync(join(ROOT, 'main.ts'), 'utf8');
  if (!main.includes(version)) throw new Error(`main.ts has no ${version}`);
  const file = join(outdir, 'main.ts');
  const text = main
    .replaceAll(version, `KubernetesVersion.parse('${RELEASE}')`)
    .replace("'./lib'", JSON.stringify(join(ROOT, 'lib')));
  writeFileSync(file, text);
  const env = { ...process.env, CDK8S_OUTDIR: outdir };
  execFileSync('node', ['-r', 'tsx/cjs', file], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'pipe'] });
  return outdir;
}
