import { cpus, release, totalmem } from 'node:os';
import { PROMISES } from './promises';
import type { Run } from './runs';
import type { Outcome } from './start-run';

/** What was run, and its last result. */
interface Row {
  readonly run: Run;
  readonly outcome: Outcome;
}

/** The report that the documentation keeps a copy of: scenarios in their order, one row each. */
export function markdown(runs: readonly Run[], outcomes: ReadonlyMap<string, Outcome>): string {
  const rows = runs.flatMap((run): Row[] => {
    const outcome = outcomes.get(run.id);
    return outcome ? [{ run, outcome }] : [];
  });
  const plain = rows.filter(({ run }) => !run.mutation);
  const mutated = rows.filter(({ run }) => run.mutation);
  const failed = rows.filter(({ outcome }) => !outcome.passed).length;
  return [
    '# Results of the end-to-end suite',
    '',
    `Made by \`npm run test:e2e\` on ${days(rows)}, on ${machine()}. Each row is the last result of its run.`,
    'Real Fluentd, from the manifests that the library makes, sends to a real Elasticsearch. `test/e2e/README.md` says which parts are simulated.',
    '',
    `**${rows.length - failed} of ${runs.length} runs passed, ${failed} failed, ${runs.length - rows.length} have no result yet.**`,
    '',
    'Image 1.22 gives up a bulk after five seconds and sends it again, without ids. On a busy machine its lines may be there twice, at most as many as the proxy saw given up.',
    '',
    '“Unexpected” are documents whose text no container wrote, such as a piece of a line. “Allowed” is the bound that the scenario states, where it is not zero.',
    '',
    ...promiseTable(rows),
    '## Scenarios',
    '',
    '| Scenario | Stack | What happens | Lines | Lost | Duplicated | Unexpected | Starts | Peak MiB | s | Outcome |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|--:|---|',
    ...plain.map(row),
    '',
    ...mutationTable(mutated),
  ].join('\n');
}

function row({ run: { scenario, stack, runtime }, outcome: { passed, result, seconds } }: Row): string {
  const numbers = result
    ? [result.written, result.lost, result.duplicated, result.unexpected, result.starts, result.peakMemory ?? '–']
    : Array.from({ length: 6 }, () => '–');
  const title = scenario.bound === undefined ? scenario.title : `${scenario.title} (allowed: ${scenario.bound})`;
  return `| ${[scenario.name, `${stack} ${runtime}`, title, ...numbers, seconds, passed ? 'passed' : '**failed**'].join(' | ')} |`;
}

/** A promise is verified when all of its scenarios were run and passed. */
function promiseTable(rows: readonly Row[]): string[] {
  const lines = PROMISES.map(({ promise, programs, scenarios }) => {
    const states = scenarios.map((name) => stateOf(name, rows));
    const outcome = ['failed', 'not run'].find((state) => states.includes(state)) ?? 'yes';
    return `| ${promise} | ${programs} | ${scenarios.map((name) => `\`${name}\``).join(', ')} | ${outcome} |`;
  });
  const head = ['## Promises', '', '| Promise | Real programs | Scenarios | Verified |', '|---|---|---|---|'];
  return [...head, ...lines, ''];
}

function stateOf(scenario: string, rows: readonly Row[]): string {
  const found = rows.filter(({ run }) => run.scenario.name === scenario && !run.mutation);
  if (found.length === 0) return 'not run';
  return found.every(({ outcome }) => outcome.passed) ? 'yes' : 'failed';
}

function mutationTable(mutated: readonly Row[]): string[] {
  if (mutated.length === 0) return [];
  const rows = mutated.map(({ run: { mutation, scenario }, outcome: { passed, result } }) => {
    const kinds = result?.damage.map((kind) => `${kind}${count(result, kind)}`) ?? [];
    const damage = kinds.length > 0 ? kinds.join(', ') : (mutation?.breaks.join(', ') ?? '');
    return `| ${mutation?.title} | ${scenario.name} | ${damage} | ${passed ? 'noticed' : '**not noticed**'} |`;
  });
  return [
    '## Safety settings removed',
    '',
    'The same scenarios with one setting taken out of the generated configuration. Each has to fail:',
    '',
    '| Removed | Scenario | Damage | Outcome |',
    '|---|---|---|---|',
    ...rows,
    '',
  ];
}

function count(result: NonNullable<Outcome['result']>, kind: string): string {
  if (kind === 'lost' || kind === 'duplicated' || kind === 'unexpected') return ` ${result[kind]}`;
  return '';
}

function days(rows: readonly Row[]): string {
  return [...new Set(rows.map(({ outcome }) => outcome.day))].sort().join(' and ');
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Linux ${release().split(/[-+]/)[0]}, ${cpus().length} cores, ${memory} GiB of memory, Node ${process.versions.node}`;
}
