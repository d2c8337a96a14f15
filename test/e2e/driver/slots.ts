import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Run, serverOf } from './runs';
import type { Outcome } from './start-run';

const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
const START = 'ip link set lo up && exec node -r tsx/cjs "$0" "$@"';

/** The runs that wait. A slot gets those that need the Elasticsearch it has, as long as there are any. */
class Queue {
  private readonly waiting: Run[];
  private readonly kinds = new Map<number, string>();

  constructor(runs: readonly Run[]) {
    this.waiting = [...runs];
  }

  next(slot: number): Run | undefined {
    const others = [...this.kinds].filter(([other]) => other !== slot).map(([, kind]) => kind);
    const best =
      this.waiting.find((run) => kindOf(run) === this.kinds.get(slot)) ??
      this.waiting.find((run) => !others.includes(kindOf(run))) ??
      this.waiting[0];
    if (!best) return undefined;
    this.waiting.splice(this.waiting.indexOf(best), 1);
    this.kinds.set(slot, kindOf(best));
    return best;
  }
}

/** Executes runs in several slots at a time: network namespaces, each with an Elasticsearch of its own. */
export async function executeAll(
  runs: readonly Run[],
  slots: number,
  work: string,
  report: (outcome: Outcome) => void,
): Promise<void> {
  const queue = new Queue(runs);
  const numbers = Array.from({ length: Math.min(slots, runs.length) }, (_, index) => index);
  await Promise.all(numbers.map((slot) => executeInSlot(slot, work, () => queue.next(slot), report)));
}

async function executeInSlot(
  slot: number,
  work: string,
  next: () => Run | undefined,
  report: (outcome: Outcome) => void,
): Promise<void> {
  // Data of Elasticsearch, and a socket, whose path has to be short.
  const folder = mkdtempSync(join(tmpdir(), 'efk-e2e-'));
  const program = ['sh', '-c', START, join(__dirname, 'slot.ts'), work, folder];
  const child = spawn('unshare', [...NAMESPACES, ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.on('exit', resolve));
  const outcomes = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (let run = next(); run; run = next()) {
    child.stdin.write(`${run.id}\n`);
    const { value, done } = await outcomes.next();
    if (done) throw new Error(`slot ${slot} ended in ${run.id}`);
    report(JSON.parse(value) as Outcome);
  }
  child.stdin.end();
  await exited;
}

function kindOf(run: Run): string {
  return JSON.stringify(serverOf(run));
}
