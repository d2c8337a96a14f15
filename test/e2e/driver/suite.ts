import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROMISES } from './promises';
import { markdown } from './report';
import { allRuns } from './runs';
import { executeAll } from './slots';
import type { Outcome } from './start-run';

const HERE = join(__dirname, '..');
const AT_A_TIME = Number(process.env.E2E_PARALLEL ?? 3);

/** Runs what is asked for, prints each outcome, and writes the results. Returns the exit code. */
async function main(wanted: readonly string[]): Promise<number> {
  const runs = allRuns().filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
  const names = allRuns().map(({ scenario }) => scenario.name);
  const promised = PROMISES.flatMap(({ scenarios }) => scenarios);
  const unknown = promised.filter((name) => !names.includes(name));
  const missing = names.filter((name) => !promised.includes(name));
  if (unknown.length > 0) throw new Error(`promises.ts names scenarios that do not exist: ${unknown.join(', ')}`);
  if (missing.length > 0) throw new Error(`promises.ts does not name these scenarios: ${missing.join(', ')}`);
  const width = Math.max(0, ...runs.map(({ id }) => id.length));
  const outcomes: Outcome[] = [];
  const begin = Date.now();
  const work = join(HERE, '.work');
  mkdirSync(work, { recursive: true });
  await executeAll(runs, AT_A_TIME, work, (outcome) => {
    outcomes.push(outcome);
    write([outcome]);
    console.log(line(outcome, width));
  });
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const minutes = ((Date.now() - begin) / 60_000).toFixed(1);
  console.log(`${outcomes.length - failed} passed, ${failed} failed, in ${minutes} minutes`);
  return failed > 0 || outcomes.length === 0 ? 1 : 0;
}

function line({ id, passed, reason, seconds, result }: Outcome, width: number): string {
  const counts = result
    ? `${result.written} written, ${result.lost} lost, ${result.duplicated} duplicated, ${result.unexpected} unexpected, ${result.starts} starts`
    : '';
  const head = `${passed ? 'ok  ' : 'FAIL'} ${id.padEnd(width)} ${String(seconds).padStart(4)} s  ${counts}`;
  return reason === '' ? head : `${head}\n     ${reason.split('\n').slice(0, 12).join('\n     ')}`;
}

/** Runs that were left out this time keep their last result. */
function write(outcomes: readonly Outcome[]): void {
  const folder = join(HERE, '.results');
  const file = join(folder, 'results.json');
  mkdirSync(folder, { recursive: true });
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome[]) : [];
  const last = new Map([...known, ...outcomes].map((outcome) => [outcome.id, outcome]));
  const runs = allRuns();
  const kept = runs.flatMap(({ id }) => last.get(id) ?? []);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), markdown(runs, last));
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
