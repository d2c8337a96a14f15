import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The versions of this repository. */
export const pinned: Readonly<Record<string, string>> = devDependencies;
/** The lowest versions that the peer ranges allow. */
export const oldest: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<string>(peerDependencies).map(([name, range]) => [name, range.replace('^', '')]),
);

const folders: string[] = [];

/** An empty folder outside of this repository, where no node_modules of ours is found. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Runs a command, and returns what it prints; an error has all of it. */
export function run(cwd: string, command: string, args: readonly string[], env: Record<string, string> = {}): string {
  // npm, which runs this suite, hands its own settings on
  const outside = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_PATH$/i.test(name));
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...Object.fromEntries(outside), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** Packs what `npm run build` made; the paths of its files, and the tarball. */
export function pack(): { readonly tarball: string; readonly files: string[] } {
  const folder = emptyFolder();
  const [{ filename, files }] = JSON.parse(
    run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  );
  return { tarball: join(folder, filename), files: files.map(({ path }: { path: string }) => path) };
}

/** The app of this repository as a user writes it, importing the package. */
export const MAIN = readFileSync(join(root, 'main.ts'), 'utf8').replace("'./lib'", "'cdk8s-efk'");

/** Writes an app that depends on the tarball and on nothing but its peers and what is named. */
export function writeApp(folder: string, dependencies: Readonly<Record<string, string>>, rest: object = {}): void {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, dependencies, ...rest }),
  );
  writeFileSync(join(folder, 'main.ts'), MAIN);
  const compilerOptions = {
    target: 'es2022',
    module: 'node16',
    strict: true,
    // every declaration that the package brings must hold by itself
    skipLibCheck: false,
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
}

/** Runs a command that writes manifests into `dist`, and compares them with those of this repository. */
export function expectOurYaml(folder: string, command: string, args: readonly string[]): void {
  const outdir = join(folder, 'dist');
  rmSync(outdir, { recursive: true, force: true });
  run(folder, command, args, { CDK8S_OUTDIR: outdir });
  expect(run(root, 'diff', ['--recursive', outdir, join(root, 'dist')])).toBe('');
}
