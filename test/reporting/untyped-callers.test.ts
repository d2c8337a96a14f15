import { Lazy } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  FluentdAgent,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
} from '../../lib';
import optionTypes from '../../lib/reporting/arguments/option-types.json';

const TYPES: Record<string, Record<string, string>> = optionTypes;

/** What callers without a type checker give by mistake. */
const WRONG: readonly unknown[] = [
  ...[null, 0, -1, Number.NaN, 2 ** 32, '', 'x', true, 10n, Symbol('x'), new Date(0), new Map(), () => 1],
  ...[
    [],
    [1],
    {},
    { a: 1 },
    Object.create(null),
    Object.freeze({ z: 1 }),
    JSON.parse('{"__proto__":{},"constructor":1}'),
  ],
  Lazy.any({ produce: () => 1 }),
];
/** How many of them each option is given; which ones changes from option to option. */
const EACH = 5;

/** Makes something in a chart. True if it ends in a report, or in objects. */
function isReported(make: (chart: LoggingChart) => void): boolean {
  try {
    const app = new ClusterApp('test');
    make(new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' }));
    return Array.isArray(app.errors());
  } catch (error) {
    // An error that Node.js prints as its message alone.
    return error instanceof Error && error.stack === error.message;
  }
}

const MAKERS: [string, (chart: LoggingChart, options: never) => void][] = [
  ['ClusterLoggingProps', (chart, options) => new ClusterLogging(chart, 'made', options)],
  ['ElasticsearchOptions', (chart, elasticsearch) => new ClusterLogging(chart, 'made', { elasticsearch })],
  ['FluentdAgentOptions', (chart, agent) => new ClusterLogging(chart, 'made', { agent })],
  ['KibanaOptions', (chart, kibana) => new ClusterLogging(chart, 'made', { kibana })],
  ['PodOptions', (chart, pod) => new ClusterLogging(chart, 'made', { agent: { pod } })],
  ['LoggingNamespaceProps', (chart, options) => new LoggingNamespace(chart, 'made', options)],
  ['LoggingChartProps', ({ node }, options) => new LoggingChart(node.root, 'made', options)],
];

test.each(MAKERS)('a wrong value of any of %s ends in a report, never in a stack trace', (struct, make) => {
  const names = Object.keys(TYPES[struct] ?? {});
  expect(names.length).toBeGreaterThan(0);
  const crashes = names.flatMap((name, index) =>
    Array.from({ length: EACH }, (_, turn) => (index * EACH + turn * 4) % WRONG.length)
      .filter((wrong) => !isReported((chart) => make(chart, { [name]: WRONG[wrong] } as never)))
      .map((wrong) => `${name}: value ${wrong}`),
  );
  expect(crashes).toEqual([]);
});

test('wrong values in the place of all options end in a report', () => {
  for (const [index, wrong] of WRONG.entries())
    for (const make of [ClusterLogging, FluentdAgent, Kibana, LoggingNamespace, LoggingChart])
      expect({
        index,
        made: make.name,
        reported: isReported((chart) => new make(chart, 'made', wrong as never)),
      }).toEqual({
        index,
        made: make.name,
        reported: true,
      });
});
