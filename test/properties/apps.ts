import fc from 'fast-check';
import { problemsOf } from './checker/check';
import type { Manifest } from './checker/manifest';
import { yamlProblems } from './checker/yaml';
import { apps, type GeneratedApp, printApp } from './generator/apps';
import type { Hostility } from './generator/plain';
import { reportProblems } from './report-format';
import { type Outcome, run } from './run';

/** The seed of all cases; another one makes other cases. */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_126);
const CASES = Number(process.env.PROPERTY_CASES ?? 10_000);
/** Test files, which Jest runs side by side. */
const PARTS = 4;

/** Makes the tests of a part of the cases. */
export function testApps(part: number): void {
  const numRuns = Math.ceil(CASES / PARTS / 2);
  beforeAll(() => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });
  for (const hostility of ['plausible', 'hostile'] as const)
    it(`ends ${numRuns} apps with ${hostility} values in valid YAML or in a report (PROPERTY_SEED=${SEED})`, () => {
      let written = 0;
      const property = fc.property(apps(hostility), (app) => {
        const outcome = run(app);
        if (outcome.error === undefined) written++;
        expect(problemsIn(app, outcome)).toEqual([]);
      });
      const result = fc.check(property, { numRuns, seed: SEED + part });
      if (result.failed) throw new Error(describe(result, hostility));
      // Cases that are nearly all rejected would test no YAML. Of plausible apps 30 % are written, of hostile ones 12 %.
      expect(written).toBeGreaterThanOrEqual(Math.floor(numRuns / 40));
    });
}

function problemsIn({ minor }: GeneratedApp, { error, files, objects, misread }: Outcome): string[] {
  if (error !== undefined) return reportProblems(error);
  const yaml = Object.entries(files).filter(([name]) => name.endsWith('.yaml'));
  return [
    ...yaml.flatMap(([, text]) => yamlProblems(text, objects)),
    ...problemsOf(objects as readonly Manifest[], minor),
    ...misread,
  ];
}

function describe({ counterexample }: fc.RunDetails<[GeneratedApp]>, hostility: Hostility): string {
  const [app] = counterexample ?? [];
  if (app === undefined) return 'no counterexample';
  const problems = problemsIn(app, run(app));
  return `${problems.join('\n')}\n\nThe smallest app with ${hostility} values (PROPERTY_SEED=${SEED}):\n\n${printApp(app)}\n`;
}
