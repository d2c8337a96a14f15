import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerKind } from '../elasticsearch/server/settings';
import { type Runtime, STACKS, type StackName } from '../environment/stacks';
import { MUTATIONS, type Mutation } from '../mutations';
import type { Scenario } from './scenario';

/** One scenario on one stack. */
export interface Run {
  readonly id: string;
  readonly scenario: Scenario;
  readonly stack: StackName;
  readonly runtime: Runtime;
  /** Removes a safety setting. The run must then fail in the way that the mutation names. */
  readonly mutation?: Mutation;
}

/** The Elasticsearch that a run needs. */
export function serverOf({ scenario, stack }: Run): ServerKind {
  return { major: STACKS[stack].major, secure: scenario.access !== undefined };
}

interface ScenarioFile {
  readonly scenarios: readonly Scenario[];
}

export function allRuns(): Run[] {
  const folder = join(__dirname, '../scenarios');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const scenarios = files.sort().flatMap((name) => (require(join(folder, name)) as ScenarioFile).scenarios);
  const runs = scenarios.flatMap((scenario) =>
    scenario.cases.map(
      ({ stack, runtime }): Run => ({ id: `${scenario.name}@${stack}-${runtime}`, scenario, stack, runtime }),
    ),
  );
  return [...runs, ...MUTATIONS.map((mutation) => mutated(mutation, scenarios))];
}

export function findRun(id: string): Run {
  const run = allRuns().find((candidate) => candidate.id === id);
  if (!run) throw new Error(`no scenario ${id}`);
  return run;
}

function mutated(mutation: Mutation, scenarios: readonly Scenario[]): Run {
  const { stack, runtime } = mutation.case;
  // A scenario of the same name may do something else on another stack.
  const scenario = scenarios.find(
    ({ name, cases }) =>
      name === mutation.scenario && cases.some((each) => each.stack === stack && each.runtime === runtime),
  );
  if (!scenario) throw new Error(`${mutation.name}: no scenario ${mutation.scenario} on ${stack} ${runtime}`);
  const id = `${mutation.scenario}~${mutation.name}@${stack}-${runtime}`;
  return { id, scenario, stack, runtime, mutation };
}
