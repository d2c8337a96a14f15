import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LineName, Runtime } from '../world/lines';
import type { Scenario } from './scenario';

/** One scenario on one line. */
export interface Play {
  readonly id: string;
  readonly scenario: Scenario;
  readonly line: LineName;
  readonly runtime: Runtime;
  /** Takes a safety setting out of the manifests; the play must then fail with one of `breaks`. */
  readonly mutate?: (folder: string) => void;
  readonly breaks?: readonly string[];
}

interface ScenarioFile {
  readonly scenarios: readonly Scenario[];
}

export function allPlays(): Play[] {
  const folder = join(__dirname, '../scenarios');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const scenarios = files.sort().flatMap((name) => (require(join(folder, name)) as ScenarioFile).scenarios);
  return scenarios.flatMap((scenario) =>
    scenario.cases.map(({ line, runtime }) => ({ id: `${scenario.name}@${line}-${runtime}`, scenario, line, runtime })),
  );
}

export function findPlay(id: string): Play {
  const play = allPlays().find((candidate) => candidate.id === id);
  if (!play) throw new Error(`no scenario ${id}`);
  return play;
}
