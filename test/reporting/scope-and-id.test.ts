import { App } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../lib';
import { CONSTRUCTS_OF_CHARTS, type UntypedConstruct } from './construct-classes';

const props = { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' };

/** The message of an error, which has no stack trace. */
function messageOf(create: () => unknown): string {
  try {
    create();
  } catch (error) {
    const { message, stack } = error as Error;
    expect(stack).toBe(message);
    return message;
  }
  throw new Error('no error');
}

const SCOPE = 'expected an App, a chart, or a construct in one. Pass it as the first argument.';
const ID = 'expected a text. Pass it as the second argument.';

test.each<[string, unknown[], string]>([
  ['no scope', [undefined, 'it', props], `[it] scope: no value is given: ${SCOPE}`],
  ['null as the scope', [null, 'it', props], `[it] scope: null is invalid: ${SCOPE}`],
  ['a text as the scope', ['app', 'it', props], `[it] scope: "app" is invalid: ${SCOPE}`],
  ['an object as the scope', [{}, 'it', props], `[it] scope: {} is invalid: ${SCOPE}`],
  ['a number as the id', [new App(), 5, props], `id: 5 is invalid: ${ID}`],
  ['an empty id', [new App(), '', props], `id: "" is invalid: ${ID}`],
  ['no id', [new App()], `id: no value is given: ${ID}`],
  ['options as the id', [new App(), { namespace: 'a' }], `id: {"namespace":"a"} is invalid: ${ID}`],
  ['neither a scope nor an id', [], `scope: no value is given: ${SCOPE}\nid: no value is given: ${ID}`],
])('a chart with %s is a report without a stack trace', (_, given, expected) => {
  expect(messageOf(() => new (LoggingChart as unknown as UntypedConstruct)(...given))).toBe(expected);
});

test('an id that another construct of the scope has is a report with its path', () => {
  const chart = new LoggingChart(new ClusterApp('test'), 'chart', props);
  new ClusterLogging(chart, 'efk');
  expect(messageOf(() => new ClusterLogging(chart, 'efk'))).toBe(
    '[chart/efk] id: "efk" is invalid: expected an id that no other construct of the scope has. Choose another id.',
  );
});

test('an id with a slash is accepted, as by cdk8s', () => {
  const app = new ClusterApp('test');
  new ClusterLogging(new LoggingChart(app, 'a/b', props), 'c/d');
  expect(app.errors()).toEqual([]);
});

test.each(CONSTRUCTS_OF_CHARTS)('%p reports a wrong id without a stack trace', (construct) => {
  const chart = new LoggingChart(new ClusterApp('test'), 'chart', props);
  expect(messageOf(() => new construct(chart, 5, {}))).toBe(`[chart] id: 5 is invalid: ${ID}`);
});
