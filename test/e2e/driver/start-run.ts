import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from './result';
import type { Run } from './runs';

export interface Outcome {
  readonly run: Run;
  readonly passed: boolean;
  /** Why it did not pass. */
  readonly reason: string;
  readonly seconds: number;
  /** The day of the run. */
  readonly day: string;
  readonly result?: Result;
}

const running = new Set<ChildProcess>();

/** Ends the runs in progress, when the suite itself is told to end. */
export function endRuns(): void {
  for (const child of running) child.kill('SIGKILL');
}

const START = 'ip link set lo up && exec node -r tsx/cjs "$0" "$@"';
const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** Runs one scenario in a process with namespaces of its own: when that ends, so does everything it started. */
export async function startRun(run: Run, workFolder: string): Promise<Outcome> {
  const work = join(workFolder, run.id.replace(/[^\w.-]/g, '_'));
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const begin = Date.now();
  const output = openSync(join(work, 'run.log'), 'a');
  const program = [START, join(__dirname, 'run.ts'), run.id, work];
  const child = spawn('unshare', [...NAMESPACES, 'sh', '-c', ...program], { stdio: ['ignore', output, output] });
  running.add(child);
  const limit = run.scenario.limitSeconds ?? 600;
  let overtime = false;
  const timer = setTimeout(() => {
    overtime = true;
    child.kill('SIGKILL');
  }, limit * 1000);
  await new Promise((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  running.delete(child);
  const seconds = Math.round((Date.now() - begin) / 1000);
  const file = join(work, 'result.json');
  const result = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : undefined;
  const reason = overtime ? `did not end within ${limit} s` : failureOf(run, result, join(work, 'run.log'));
  if (reason === '') rmSync(work, { recursive: true, force: true });
  const day = new Date(begin).toISOString().slice(0, 10);
  return { run, passed: reason === '', reason, seconds, day, ...(result ? { result } : {}) };
}

/** Empty when the run went as it should. A mutated run has to fail in the way that its mutation names. */
function failureOf({ mutation }: Run, result: Result | undefined, log: string): string {
  if (!result) return `the run itself failed: ${readFileSync(log, 'utf8').trim().slice(-2000)}`;
  if (!mutation) return result.message;
  if (result.passed) return 'it passed although a safety setting was taken away';
  const named = mutation.breaks.some((word) => result.damage.includes(word) || result.message.includes(`: ${word}: `));
  return named ? '' : `it failed by ${result.damage.join(', ') || 'something else'}: ${result.message}`;
}
