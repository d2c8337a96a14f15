import { cpus, release, totalmem } from 'node:os';
import type { Outcome } from './start-run';

/** The report that the documentation keeps a copy of: scenarios in their order, one row each. */
export function markdown(outcomes: readonly Outcome[], runs: number): string {
  const plain = outcomes.filter(({ run }) => !run.mutation);
  const mutated = outcomes.filter(({ run }) => run.mutation);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  return [
    '# Results of the end-to-end suite',
    '',
    `Made by \`npm run test:e2e\` on ${days(outcomes)}, on ${machine()}. Each row is the last result of its run.`,
    'Real Fluentd runs from the manifests that the library makes; `test/e2e/README.md` says which parts are real.',
    '',
    `**${outcomes.length - failed} of ${runs} runs passed, ${failed} failed.**`,
    '',
    '“Unexpected” are documents whose text no container wrote, such as a piece of a line. “Allowed” is the bound that the scenario states, where it is not zero.',
    '',
    '## Scenarios',
    '',
    '| Scenario | Stack | What happens | Lines | Lost | Duplicated | Unexpected | Starts | Peak MiB | Outcome |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...plain.map(row),
    '',
    ...mutationTable(mutated),
  ].join('\n');
}

function row({ run, passed, result }: Outcome): string {
  const { scenario, stack, runtime } = run;
  const numbers = result
    ? [result.written, result.lost, result.duplicated, result.unexpected, result.starts, result.peakMemory]
    : Array.from({ length: 6 }, () => '–');
  const title = scenario.bound === undefined ? scenario.title : `${scenario.title} (allowed: ${scenario.bound})`;
  return `| ${[scenario.name, `${stack} ${runtime}`, title, ...numbers, passed ? 'passed' : '**failed**'].join(' | ')} |`;
}

function mutationTable(outcomes: readonly Outcome[]): string[] {
  if (outcomes.length === 0) return [];
  const rows = outcomes.map(({ run: { mutation, scenario }, passed, result }) => {
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

function days(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ day }) => day))].sort().join(' and ');
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Linux ${release().split(/[-+]/)[0]}, ${cpus().length} cores, ${memory} GiB of memory, Node ${process.versions.node}`;
}
