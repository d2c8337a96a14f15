import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdown } from './report';
import { allRuns, type Run } from './runs';
import { endRuns, type Outcome, startRun } from './start-run';

const HERE = join(__dirname, '..');
/** An outcome as it is written down. */
type Row = Omit<Outcome, 'run'> & { readonly id: string };

const AT_A_TIME = Number(process.env.E2E_PARALLEL ?? 2);

/** Runs what is asked for, prints each outcome, and writes the results. Returns the exit code. */
async function main(wanted: readonly string[]): Promise<number> {
  const runs = allRuns().filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
  const width = Math.max(0, ...runs.map(({ id }) => id.length));
  const outcomes: Outcome[] = [];
  const queue = [...runs];
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let run = queue.shift(); run; run = queue.shift()) {
        const outcome = await startRun(run, join(HERE, '.work'));
        outcomes.push(outcome);
        console.log(line(outcome, width));
      }
    }),
  );
  const order = new Map(runs.map((run: Run, index) => [run.id, index]));
  outcomes.sort((one, other) => (order.get(one.run.id) ?? 0) - (order.get(other.run.id) ?? 0));
  write(outcomes);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed > 0 || outcomes.length === 0 ? 1 : 0;
}

function line({ run, passed, reason, seconds, result }: Outcome, width: number): string {
  const counts = result
    ? `${result.written} written, ${result.lost} lost, ${result.duplicated} duplicated, ${result.unexpected} unexpected, ${result.starts} starts`
    : '';
  const head = `${passed ? 'ok  ' : 'FAIL'} ${run.id.padEnd(width)} ${String(seconds).padStart(4)} s  ${counts}`;
  return reason === '' ? head : `${head}\n     ${reason.split('\n').slice(0, 12).join('\n     ')}`;
}

/** Runs that were left out this time keep their last result. */
function write(outcomes: readonly Outcome[]): void {
  const folder = join(HERE, '.results');
  const file = join(folder, 'results.json');
  mkdirSync(folder, { recursive: true });
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : [];
  const rows = new Map(known.map((row) => [row.id, row]));
  for (const { run, ...row } of outcomes) rows.set(run.id, { id: run.id, ...row });
  const all = allRuns().flatMap((run): Outcome[] => {
    const row = rows.get(run.id);
    return row ? [{ ...row, run }] : [];
  });
  const kept = all.map(({ run, ...row }) => ({ ...row, id: run.id }));
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), markdown(all, allRuns().length));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endRuns();
    process.exit(1);
  });
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
