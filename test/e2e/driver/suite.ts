import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdown } from './report';
import { endPlays, type Outcome, runPlay } from './run-play';
import { allPlays, type Play } from './scenarios';

const HERE = join(__dirname, '..');
/** An outcome as it is written down. */
type Row = Omit<Outcome, 'play'> & { readonly id: string };

const AT_A_TIME = Number(process.env.E2E_PARALLEL ?? 2);

/** Plays what is asked for, tells of it as it goes, and writes the results. Answers the exit code. */
async function main(wanted: readonly string[]): Promise<number> {
  const plays = allPlays().filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
  const width = Math.max(0, ...plays.map(({ id }) => id.length));
  const outcomes: Outcome[] = [];
  const queue = [...plays];
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let play = queue.shift(); play; play = queue.shift()) {
        const outcome = await runPlay(play, join(HERE, '.work'));
        outcomes.push(outcome);
        console.log(line(outcome, width));
      }
    }),
  );
  const order = new Map(plays.map((play: Play, index) => [play.id, index]));
  outcomes.sort((one, other) => (order.get(one.play.id) ?? 0) - (order.get(other.play.id) ?? 0));
  write(outcomes);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed > 0 || outcomes.length === 0 ? 1 : 0;
}

function line({ play, passed, reason, seconds, result }: Outcome, width: number): string {
  const counts = result
    ? `${result.written} written, ${result.lost} lost, ${result.doubled} doubled, ${result.torn} torn, ${result.starts} starts`
    : '';
  const head = `${passed ? 'ok  ' : 'FAIL'} ${play.id.padEnd(width)} ${String(seconds).padStart(4)} s  ${counts}`;
  return reason === '' ? head : `${head}\n     ${reason.split('\n').slice(0, 12).join('\n     ')}`;
}

/** Plays that were left out this time keep what came of them last time. */
function write(outcomes: readonly Outcome[]): void {
  const folder = join(HERE, '.results');
  const file = join(folder, 'results.json');
  mkdirSync(folder, { recursive: true });
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : [];
  const rows = new Map(known.map((row) => [row.id, row]));
  for (const { play, ...row } of outcomes) rows.set(play.id, { id: play.id, ...row });
  const all = allPlays().flatMap((play): Outcome[] => {
    const row = rows.get(play.id);
    return row ? [{ ...row, play }] : [];
  });
  const kept = all.map(({ play, ...row }) => ({ ...row, id: play.id }));
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  writeFileSync(join(folder, 'report.md'), markdown(all, allPlays().length));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endPlays();
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
