import fc from 'fast-check';
import { SEED } from './apps';
import { type GeneratedApp, printApp } from './generator/apps';
import { constructs, isA, type Type, typeOf } from './generator/assembly';
import { type Expression, value } from './generator/expression';
import { nameOfPath, type OptionPath, optionPaths, propsWith } from './generator/option-paths';
import { ValuesOf } from './generator/values';
import { type Outcome, run } from './run';

/** An option of a construct. */
export interface OptionCase {
  readonly name: string;
  readonly construct: Type;
  readonly props: Type;
  readonly path: OptionPath;
}

/** How many values of an option are tried, and how many apps without it. */
const VALUES = 40;
const BASES = 60;

const minimal = new ValuesOf('minimal', 'chart');
const plausible = new ValuesOf('plausible', 'chart');

/** Every optional option of every construct. */
export const optionCases: readonly OptionCase[] = constructs.flatMap((construct) => {
  const fqn = construct.initializer?.parameters?.[2]?.type.fqn;
  const props = fqn === undefined ? undefined : typeOf(fqn);
  if (props === undefined) return [];
  return optionPaths(props)
    .filter((path) => path.at(-1)?.optional)
    .map((path) => ({ name: `${construct.name}: ${nameOfPath(path)}`, construct, props, path }));
});

export interface Effect {
  /** Whether an app without the option was accepted, so that there is something to compare with. */
  readonly tried: boolean;
  /** An app with the option, if no value of it changes anything. */
  readonly silent?: string;
}

/** Props of constructs that need one of several options, which the smallest generated props lack. */
const EXTERNAL = objectOf({ url: value('https://logs.example.com'), version: value('9.5.4') });
const SMALL_PROPS: Readonly<Record<string, Expression>> = {
  ExternalElasticsearch: EXTERNAL,
  Kibana: objectOf({ elasticsearch: { is: 'construct', name: 'ExternalElasticsearch', props: EXTERNAL } }),
};

function objectOf(options: Readonly<Record<string, Expression>>): Expression {
  return { is: 'object', entries: Object.entries(options) };
}

/** What an option does alone, on the first of some minors that accepts an app without it. */
export function effectOf(tried: OptionCase, minors: readonly number[]): Effect {
  const effects = minors.map((minor) => () => effectOn(minor, tried));
  for (const effect of effects) {
    const found = effect();
    if (found.tried) return found;
  }
  return { tried: false };
}

function effectOn(minor: number, tried: OptionCase): Effect {
  const { path } = tried;
  const base = basesOf(tried).find((each, index) => isAccepted(minor, tried, withOption(each, path, index)));
  const member = path.at(-1);
  if (member === undefined) return { tried: false };
  const values = fc.sample(plausible.member({ ...member, optional: false }), { numRuns: VALUES, seed: SEED });
  if (base === undefined) return { tried: isNeeded(minor, tried, values) };
  const index = basesOf(tried).indexOf(base);
  const without = withOption(base, path, index);
  const apps = values.map((given) => withOption(base, path, index, given));
  if (apps.some((given) => differs(minor, tried, without, given))) return { tried: true };
  const printed = new Set(apps.map((given) => printApp(appWith(minor, tried, given))));
  // An option with one value has no other than its default.
  return printed.size === 1 ? { tried: true } : { tried: true, silent: [...printed][0] ?? '' };
}

/** Whether an app is accepted with an option and rejected without it. */
function isNeeded(minor: number, tried: OptionCase, values: readonly Expression[]): boolean {
  return basesOf(tried).some((base, index) =>
    values.some((given) => isAccepted(minor, tried, withOption(base, tried.path, index, given))),
  );
}

const bases = new Map<Type, Expression[]>();

/** Small props first; then larger ones, for options that need another one. */
function basesOf({ construct, props }: OptionCase): Expression[] {
  const known = bases.get(props);
  if (known !== undefined) return known;
  const made = [minimal, plausible].flatMap((values) =>
    fc.sample(values.member({ name: 'props', type: { fqn: props.fqn } }), { numRuns: BASES, seed: SEED }),
  );
  const small = SMALL_PROPS[construct.name];
  const all = small === undefined ? made : [small, ...made];
  bases.set(props, all);
  return all;
}

function withOption(base: Expression, path: OptionPath, index: number, given?: Expression): Expression {
  return propsWith(base, path, given, (member) => {
    const [needed] = fc.sample(minimal.member(member), { numRuns: 1, seed: SEED + index });
    return needed ?? value(undefined);
  });
}

function isAccepted(minor: number, tried: OptionCase, props: Expression): boolean {
  return resultOf(appWith(minor, tried, props)).error === undefined;
}

/** Whether props change the YAML, or give a message about the option. What others connect to is tried with those that connect to it. */
function differs(minor: number, tried: OptionCase, without: Expression, given: Expression): boolean {
  const clients = isA(tried.construct, 'cdk8s-efk.IElasticsearch')
    ? [undefined, 'FluentdAgent', 'Kibana']
    : [undefined];
  return clients.some((client) => {
    const before = resultOf(appWith(minor, tried, without, client));
    const after = resultOf(appWith(minor, tried, given, client));
    if (before.error !== undefined) return false;
    if (after.error === undefined && after.files !== before.files) return true;
    const messages = [...after.warnings.filter((each) => !before.warnings.includes(each)), after.error ?? ''];
    return messages.some((message) => message.includes(tried.path.at(-1)?.name ?? ''));
  });
}

interface Result {
  readonly files: string;
  readonly warnings: readonly string[];
  readonly error?: string;
}

const known = new Map<string, Result>();

/** Apps without options are the same for many options. */
function resultOf(app: GeneratedApp): Result {
  const key = printApp(app);
  const result = known.get(key) ?? summaryOf(run(app));
  known.set(key, result);
  return result;
}

function summaryOf({ files, warnings, error }: Outcome): Result {
  const summary = { files: JSON.stringify(files), warnings };
  return error === undefined ? summary : { ...summary, error: String(error) };
}

function appWith(minor: number, { construct }: OptionCase, props: Expression, client?: string): GeneratedApp {
  const made: Expression = { is: 'construct', name: construct.name, props };
  const entries: [string, Expression][] = [['elasticsearch', made]];
  const outer: Expression =
    client === undefined ? made : { is: 'construct', name: client, props: { is: 'object', entries } };
  const chart: Expression = { is: 'object', entries: [['namespace', value('logging')]] };
  return { minor, chart, statements: [{ construct: outer, calls: [] }] };
}
