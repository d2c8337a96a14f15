import { cpus, release, totalmem } from 'node:os';
import type { Outcome } from './run-play';

/** The report that the documentation keeps a copy of: scenarios in their order, one row each. */
export function markdown(outcomes: readonly Outcome[], plays: number): string {
  const plain = outcomes.filter(({ play }) => !play.mutation);
  const mutated = outcomes.filter(({ play }) => play.mutation);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  return [
    '# The end-to-end suite: what came of it',
    '',
    `Made by \`npm run test:e2e\` on ${days(outcomes)}, on ${machine()}. Each row is the last run of its play.`,
    'Real Fluentd runs from the manifests that the library makes; `test/e2e/README.md` says what stands in for what.',
    '',
    `**${outcomes.length - failed} of ${plays} plays passed, ${failed} failed.**`,
    '',
    '“Torn” are documents with a piece of a record; “allowed” says what bound the scenario states, where it is not zero.',
    '',
    '## Scenarios',
    '',
    '| Scenario | Line | What happens | Lines | Lost | Doubled | Torn | Starts | Peak MiB | Outcome |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|---|',
    ...plain.map(row),
    '',
    ...mutationTable(mutated),
  ].join('\n');
}

function row({ play, passed, result }: Outcome): string {
  const { scenario, line, runtime } = play;
  const numbers = result
    ? [result.written, result.lost, result.doubled, result.torn, result.starts, result.peakMemory]
    : Array.from({ length: 6 }, () => '–');
  const story = scenario.bound === undefined ? scenario.story : `${scenario.story} (allowed: ${scenario.bound})`;
  return `| ${[scenario.name, `${line} ${runtime}`, story, ...numbers, passed ? 'passed' : '**failed**'].join(' | ')} |`;
}

function mutationTable(outcomes: readonly Outcome[]): string[] {
  if (outcomes.length === 0) return [];
  const rows = outcomes.map(({ play: { mutation, scenario }, passed, result }) => {
    const kinds = result?.damage.map((kind) => `${kind}${count(result, kind)}`) ?? [];
    const damage = kinds.length > 0 ? kinds.join(', ') : (mutation?.breaks.join(', ') ?? '');
    return `| ${mutation?.story} | ${scenario.name} | ${damage} | ${passed ? 'noticed' : '**not noticed**'} |`;
  });
  return [
    '## Safety settings taken away',
    '',
    'The same scenarios with one setting taken out of the generated configuration. Each must fail, and does:',
    '',
    '| Taken away | Scenario | What it then suffers | Outcome |',
    '|---|---|---|---|',
    ...rows,
    '',
  ];
}

function count(result: NonNullable<Outcome['result']>, kind: string): string {
  if (kind === 'lost' || kind === 'doubled' || kind === 'torn') return ` ${result[kind]}`;
  return '';
}

function days(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ day }) => day))].sort().join(' and ');
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Linux ${release().split(/[-+]/)[0]}, ${cpus().length} cores, ${memory} GiB of memory, Node ${process.versions.node}`;
}
