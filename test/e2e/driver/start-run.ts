import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerKind } from '../elasticsearch/server/settings';
import type { Result } from './result';
import type { Run } from './runs';

export interface Outcome {
  readonly id: string;
  readonly passed: boolean;
  /** Why it did not pass. */
  readonly reason: string;
  readonly seconds: number;
  /** The day of the run. */
  readonly day: string;
  readonly result?: Result;
}

/** The Elasticsearch that a run is given. */
export interface GivenServer {
  readonly kind: ServerKind;
  readonly port: number;
  /** The socket on which the slot takes the request to restart it. */
  readonly control: string;
}

const NAMESPACES = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** Runs one scenario in a process with namespaces of its own: when that ends, so does everything it started. */
export async function startRun(run: Run, workFolder: string, server: GivenServer): Promise<Outcome> {
  const work = join(workFolder, run.id.replace(/[^\w.-]/g, '_'));
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const begin = Date.now();
  const output = openSync(join(work, 'run.log'), 'a');
  const program = ['node', '-r', 'tsx/cjs', join(__dirname, 'run.ts'), run.id, work, JSON.stringify(server)];
  const child = spawn('unshare', [...NAMESPACES, ...program], { stdio: ['ignore', output, output] });
  const limit = run.scenario.limitSeconds ?? 600;
  let overtime = false;
  const timer = setTimeout(() => {
    overtime = true;
    child.kill('SIGKILL');
  }, limit * 1000);
  await new Promise((resolve) => child.on('exit', resolve));
  clearTimeout(timer);
  const seconds = Math.round((Date.now() - begin) / 1000);
  const file = join(work, 'result.json');
  const result = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : undefined;
  const reason = overtime ? `did not end within ${limit} s` : failureOf(run, result, join(work, 'run.log'));
  if (reason === '') rmSync(work, { recursive: true, force: true });
  const day = new Date(begin).toISOString().slice(0, 10);
  return { id: run.id, passed: reason === '', reason, seconds, day, ...(result ? { result } : {}) };
}

/** Empty when the run went as it should. A mutated run has to fail in the way that its mutation names. */
function failureOf({ mutation }: Run, result: Result | undefined, log: string): string {
  if (!result) return `the run itself failed: ${readFileSync(log, 'utf8').trim().slice(-2000)}`;
  if (!mutation) return result.message;
  if (result.passed) return 'it passed although a safety setting was taken away';
  const named = mutation.breaks.some((word) => result.damage.includes(word) || result.message.includes(`: ${word}: `));
  return named ? '' : `it failed by ${result.damage.join(', ') || 'something else'}: ${result.message}`;
}
