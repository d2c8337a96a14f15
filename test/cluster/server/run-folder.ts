import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files and processes of one run, all of which `end` takes away again. */
export class RunFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'cluster-'));
  private readonly processes: { readonly name: string; readonly process: ChildProcess }[] = [];

  folder(name: string): string {
    const path = join(this.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Starts a program whose output goes to a log of its own. It ends when its standard input does, and so with this process. */
  start(name: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
    const log = openSync(this.logOf(name), 'a');
    const child = spawn(command, args, { cwd: this.path, env, stdio: ['pipe', log, log] });
    closeSync(log);
    this.processes.push({ name, process: child });
  }

  /** Throws when a program has ended: nothing can wait for it. */
  assertRunning(): void {
    for (const { name, process: child } of this.processes) {
      if (child.exitCode === null && child.signalCode === null) continue;
      throw new Error(`${name} ended (${child.exitCode ?? child.signalCode}):\n${this.lastLines(name)}`);
    }
  }

  lastLines(name: string): string {
    return readFileSync(this.logOf(name), 'utf8').split('\n').slice(-30).join('\n');
  }

  async end(): Promise<void> {
    // What was started last depends on what was started first.
    for (const { process: child } of [...this.processes].reverse()) await ended(child);
    rmSync(this.path, { recursive: true, force: true });
  }

  private logOf(name: string): string {
    return join(this.path, `${name}.log`);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exit;
  clearTimeout(impatient);
}
