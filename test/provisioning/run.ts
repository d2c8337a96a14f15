import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BootstrapInput, ProvisionInput, RetentionInput } from '../../lib/provisioning/input';
import { entryOf, type Program, programFiles } from '../../lib/provisioning/programs';

/** How a program ended. */
export interface Outcome {
  /** Null if it was killed. */
  readonly status: number | null;
  readonly log: readonly string[];
}

/** A running program. */
export interface Running {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

const directories: string[] = [];

/** A directory of this test. `cleanUp` removes it. */
export function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'provisioning-'));
  directories.push(made);
  return made;
}

export function cleanUp(): void {
  for (const made of directories.splice(0)) rmSync(made, { recursive: true, force: true });
}

/** A file with the content of a mounted Secret. */
export function mounted(text: string): string {
  const file = join(directory(), 'value');
  writeFileSync(file, text);
  return file;
}

/** Starts a program as a pod does: its files and its input behind the symbolic links of a mounted ConfigMap. */
export function start(
  program: Program,
  input: BootstrapInput | ProvisionInput | RetentionInput,
  environment: NodeJS.ProcessEnv = {},
): Running {
  const mount = directory();
  mkdirSync(join(mount, '..2026'));
  symlinkSync('..2026', join(mount, '..data'));
  for (const [name, text] of Object.entries({ ...programFiles(program), 'input.json': JSON.stringify(input) })) {
    writeFileSync(join(mount, '..2026', name), text);
    symlinkSync(join('..data', name), join(mount, name));
  }
  const process_ = spawn('ruby', [join(mount, entryOf(program)), join(mount, 'input.json')], {
    env: { PATH: process.env.PATH, LANG: 'C', ...environment },
  });
  const pieces: Buffer[] = [];
  process_.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  process_.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    process_.on('error', reject);
    process_.on('close', (status) => {
      resolve({ status, log: Buffer.concat(pieces).toString().split('\n').filter(Boolean) });
    });
  });
  return { process: process_, outcome };
}

export function run(...options: Parameters<typeof start>): Promise<Outcome> {
  return start(...options).outcome;
}
