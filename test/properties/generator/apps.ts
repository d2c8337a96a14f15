import fc from 'fast-check';
import { constructs, documents, isA, type Method, optionsOf, type Type, typeOf } from './assembly';
import { type Expression, print, value } from './expression';
import type { Hostility } from './plain';
import { mostly, ValuesOf } from './values';

/** A construct of an app, and what the app calls on it. */
export interface Statement {
  readonly construct: Expression;
  readonly calls: readonly Call[];
}

interface Call {
  /** The method, behind the property that has it, such as `pod.addVolume`. */
  readonly path: string;
  readonly arguments: readonly Expression[];
}

/** An app of one chart. */
export interface GeneratedApp {
  readonly minor: number;
  readonly chart: Expression;
  readonly statements: readonly Statement[];
  readonly document?: Expression;
}

/** Every minor, and more often those that ECK supports. */
const MINORS = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.integer({ min: 3, max: 37 }) },
  { weight: 1, arbitrary: fc.integer({ min: 32, max: 36 }) },
);

/** Optional values that are left out for each that is given: small constructs, most of which are accepted, and large ones. */
const ABSENT = [20, 5];

export function apps(hostility: Hostility): fc.Arbitrary<GeneratedApp> {
  const sizes = ABSENT.map((absent) => new ValuesOf(hostility, 'chart', absent));
  const [values] = sizes;
  const statement = fc.oneof(
    { withCrossShrink: true },
    ...sizes.map((size) => fc.oneof(...constructs.map((type) => statements(type, size)))),
  );
  const document = fc.oneof(...documents.map((type) => values.new(type)));
  return fc.record({
    minor: MINORS,
    chart: chartOptions(new ValuesOf(hostility, 'app'), hostility),
    statements: fc.array(statement, { minLength: 1, maxLength: 2 }),
    document: mostly(9, fc.constant(undefined), document),
  });
}

function chartOptions(values: ValuesOf, hostility: Hostility): fc.Arbitrary<Expression> {
  const type = typeOf('cdk8s-efk.LoggingChartProps');
  const options = type === undefined ? [] : optionsOf(type).filter(({ name }) => name !== 'kubernetes');
  const each = options.map((option) =>
    option.name === 'namespace' && hostility === 'plausible' ? fc.constant(value('logging')) : values.optional(option),
  );
  return fc.tuple(...each).map((given) => ({
    is: 'object',
    entries: options.flatMap(({ name }, index): [string, Expression][] => {
      const expression = given[index];
      return expression === undefined || (expression.is === 'value' && expression.value === undefined)
        ? []
        : [[name, expression]];
    }),
  }));
}

function statements(type: Type, values: ValuesOf): fc.Arbitrary<Statement> {
  const calls = callable(type).map(([path, { parameters }]) =>
    values.arguments(parameters).map((given): Call => ({ path, arguments: given })),
  );
  return fc.record({
    construct: values.construct(type),
    calls: calls.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...calls), { maxLength: 2, size: 'xsmall' }),
  });
}

/** The methods that add something to a construct or to an object that it holds. */
function callable(type: Type): [string, Method][] {
  const own = methodsOf(type).map((method): [string, Method] => [method.name, method]);
  const held = (type.properties ?? []).flatMap((property): [string, Method][] => {
    const holder = property.static || property.type.fqn === undefined ? undefined : typeOf(property.type.fqn);
    if (holder === undefined || holder.datatype || isA(holder, 'constructs.Construct')) return [];
    return methodsOf(holder).map((method) => [`${property.name}?.${method.name}`, method]);
  });
  return [...own, ...held];
}

function methodsOf({ methods = [] }: Type): Method[] {
  return methods.filter((method) => !method.static && !method.protected && method.returns === undefined);
}

/** The app as a user would write it. */
export function printApp({ minor, chart, statements: all, document }: GeneratedApp): string {
  const scope = { next: 1 };
  const options = print(chart, scope).replace('{', `{ kubernetes: KubernetesVersion.parse('1.${minor}'),`);
  const lines = all.flatMap(({ construct, calls }, index) => [
    `const made${index} = ${print(construct, scope)};`,
    ...calls.map(
      ({ path, arguments: given }) => `made${index}.${path}(${given.map((each) => print(each, scope)).join(', ')});`,
    ),
  ]);
  return [
    "const app = new ClusterApp('cluster');",
    `const chart = new LoggingChart(app, 'chart', ${options});`,
    ...lines,
    ...(document === undefined ? [] : [`app.addDocument('DOCUMENT.md', ${print(document, scope)});`]),
    'app.synth();',
  ].join('\n');
}
