import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MUTATIONS, type Mutation } from '../mutations';
import type { LineName, Runtime } from '../world/lines';
import type { Scenario } from './scenario';

/** One scenario on one line. */
export interface Play {
  readonly id: string;
  readonly scenario: Scenario;
  readonly line: LineName;
  readonly runtime: Runtime;
  /** Takes a safety setting away; the play must then fail in the way that the mutation names. */
  readonly mutation?: Mutation;
}

interface ScenarioFile {
  readonly scenarios: readonly Scenario[];
}

export function allPlays(): Play[] {
  const folder = join(__dirname, '../scenarios');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const scenarios = files.sort().flatMap((name) => (require(join(folder, name)) as ScenarioFile).scenarios);
  const plays = scenarios.flatMap((scenario) =>
    scenario.cases.map(
      ({ line, runtime }): Play => ({ id: `${scenario.name}@${line}-${runtime}`, scenario, line, runtime }),
    ),
  );
  return [...plays, ...MUTATIONS.map((mutation) => mutated(mutation, scenarios))];
}

export function findPlay(id: string): Play {
  const play = allPlays().find((candidate) => candidate.id === id);
  if (!play) throw new Error(`no scenario ${id}`);
  return play;
}

function mutated(mutation: Mutation, scenarios: readonly Scenario[]): Play {
  const { line, runtime } = mutation.case;
  // Other lines may play another story under the same name.
  const scenario = scenarios.find(
    ({ name, cases }) =>
      name === mutation.scenario && cases.some((each) => each.line === line && each.runtime === runtime),
  );
  if (!scenario) throw new Error(`${mutation.name}: no scenario ${mutation.scenario} on ${line} ${runtime}`);
  const id = `${mutation.scenario}~${mutation.name}@${line}-${runtime}`;
  return { id, scenario, line, runtime, mutation };
}
