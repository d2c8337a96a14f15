import fc from 'fast-check';
import { SEED } from './apps';
import { constructs, type Member, typeOf } from './generator/assembly';
import { type GeneratedApp, printApp } from './generator/apps';
import { type Expression, value } from './generator/expression';
import { nameOfPath, type OptionPath, optionPaths, propsWith } from './generator/option-paths';
import { ValuesOf } from './generator/values';
import { type Outcome, run } from './run';

/** Targets that differ in what they have. */
const MINORS: number[] = (globalThis as never as {MINORS?: number[]}).MINORS ?? [4, 16, 24, 37];
/** How many values of an option are tried. */
const VALUES = 8;

const minimal = new ValuesOf('minimal', 'chart');
const plausible = new ValuesOf('plausible', 'chart');

/** The smallest value of a required option. */
function required(member: Member): Expression {
  const [least] = fc.sample(minimal.member(member), { numRuns: 1, seed: SEED });
  return least ?? value(undefined);
}

function appOf(minor: number, name: string, props: Expression): GeneratedApp {
  const chart: Expression = { is: 'object', entries: [['namespace', value('logging')]] };
  return { minor, chart, statements: [{ construct: { is: 'construct', name, props }, calls: [] }] };
}

function resultOf({ files, warnings, error }: Outcome): string {
  return error === undefined ? JSON.stringify([files, warnings]) : String(error);
}

/** Values that are accepted and change nothing on a minor, if no value of the option changes anything there. */
function silentOn(minor: number, name: string, struct: string, path: OptionPath): string[] {
  const type = typeOf(struct);
  const member = path.at(-1);
  if (type === undefined || member === undefined) return [];
  const without = run(appOf(minor, name, propsWith(type, path, undefined, required)));
  if (without.error !== undefined) return [];
  const silent = new Set<string>();
  for (const given of fc.sample(plausible.member({ ...member, optional: false }), { numRuns: VALUES, seed: SEED })) {
    const app = appOf(minor, name, propsWith(type, path, given, required));
    const outcome = run(app);
    if (resultOf(outcome) !== resultOf(without)) return [];
    silent.add(printApp(app));
  }
  // An option with one value has no other than its default.
  return silent.size > 1 ? [...silent].slice(0, 1) : [];
}

const cases = constructs.flatMap(({ name, initializer }) => {
  const struct = initializer?.parameters?.[2]?.type.fqn;
  const type = struct === undefined ? undefined : typeOf(struct);
  if (struct === undefined || type === undefined) return [];
  return optionPaths(type).map((path) => [name, nameOfPath(path), struct, path] as const);
});

beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterAll(() => {
  jest.restoreAllMocks();
});

test.each(cases)('%s: %s changes the YAML or gives a message', (name, _, struct, path) => {
  const silent = MINORS.flatMap((minor) => silentOn(minor, name, struct, path));
  expect(silent.join('\n\n')).toBe('');
});
