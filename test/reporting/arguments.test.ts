import { Size } from 'cdk8s';
import {
  Account,
  ClusterApp,
  ClusterLogging,
  Elasticsearch,
  FluentdPipeline,
  FluentdSection,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
  SecretRef,
  Storage,
} from '../../lib';

/** The errors of an app that a caller without a type checker wrote. */
function errorsOf(make: (chart: LoggingChart) => void): string {
  const app = new ClusterApp('test');
  make(new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logs' }));
  return app.errors().join('\n');
}

/** What a compiler would reject. */
const wrong = (value: unknown) => value as never;

test.each<[string, () => object, string]>([
  [
    'an option of the arguments',
    () => ({ elasticsearch: { storage: Storage.claim({ size: wrong(5) }) } }),
    'elasticsearch.storage (Storage.claim props.size): 5 is invalid: expected an object of class Size. Correct the type of the option.',
  ],
  [
    'an argument that is none',
    () => ({ kibana: { encryptionKeys: SecretRef.fromName(wrong(undefined)) } }),
    'kibana.encryptionKeys (SecretRef.fromName name): no value is given: expected a value. Set the option.',
  ],
  [
    'an object that is no construct',
    () => ({ agent: { serviceAccount: Account.fromServiceAccount(wrong({})) } }),
    'agent.serviceAccount (Account.fromServiceAccount account): {} is invalid: expected an object with node.',
  ],
  [
    'an option inside of other arguments',
    () => ({ agent: { pipeline: FluentdPipeline.containers({ redactions: [wrong({ pattern: 'a' })] }) } }),
    'agent.pipeline (FluentdPipeline.containers props.redactions[0].replacement): no value is given',
  ],
  [
    'an amount that has no whole number',
    () => ({ kibana: { memory: Size.mebibytes(Number.NaN) } }),
    'kibana.memory: an object of class Size is invalid: expected a whole number of kibibytes.',
  ],
])('%s is an error of the option that gets the value', (_, props, expected) => {
  const errors = errorsOf((chart) => new ClusterLogging(chart, 'logging', { stack: LoggingStack.ELASTIC, ...props() }));
  expect(errors).toContain(`[test/chart/logging] ${expected}`);
});

test.each([
  ['a Map', new Map()],
  ['a list', []],
  ['a BigInt in an object', { name: 1n }],
])('%s in the place of an object of Kubernetes is one error of the method', (_, given) => {
  const methods = ['addVolume', 'addSidecar', 'addInitContainer', 'addEnv', 'addToleration'] as const;
  for (const method of methods)
    expect(errorsOf((chart) => new Elasticsearch(chart, 'elasticsearch').pod[method](wrong(given)))).toMatch(
      new RegExp(`^\\[test/chart/elasticsearch\\] ComponentPod\\.${method} [^\\n]* is invalid: expected [^\\n]*$`),
    );
});

test('a variable without a name is an error of its option', () => {
  const errors = errorsOf((chart) => new Elasticsearch(chart, 'elasticsearch').pod.addEnv(wrong({})));
  expect(errors).toMatch(
    /^\[test\/chart\/elasticsearch\] elasticsearch\.pod\.env\[0\]\.name: no value is given[^\n]*$/,
  );
});

test('a method with a wrong argument adds nothing, and its construct reports it', () => {
  const errors = errorsOf((chart) => new Elasticsearch(chart, 'elasticsearch').allowFrom(wrong(Number.NaN)));
  expect(errors).toBe(
    '[test/chart/elasticsearch] Elasticsearch.allowFrom client: NaN is invalid: expected an object with options. ' +
      'Correct the type of the option.',
  );
});

test('a pod reports wrong arguments with its component', () => {
  const errors = errorsOf((chart) => {
    const kibana = new Kibana(chart, 'kibana', { elasticsearch: new Elasticsearch(chart, 'elasticsearch') });
    kibana.pod.addVolume(wrong('a'));
  });
  expect(errors).toBe(
    '[test/chart/kibana] ComponentPod.addVolume volume: "a" is invalid: expected an object. Correct the type of the option.',
  );
});

test.each(['addLabel', 'addAnnotation'] as const)('%s reports a key that cdk8s cannot render', (method) => {
  for (const key of ['constructor', '__proto__'])
    expect(errorsOf((chart) => new Elasticsearch(chart, 'elasticsearch').pod[method](key, 'x'))).toBe(
      `[test/chart/elasticsearch] ComponentPod.${method} name: "${key}" is invalid: ` +
        'expected another key, because cdk8s cannot render an object with this one. Choose another key.',
    );
});

test('a configuration of Fluentd reports wrong arguments with its agent', () => {
  const errors = errorsOf((chart) => {
    const { agent } = new ClusterLogging(chart, 'logging');
    agent.config?.add(wrong(null));
    agent.config?.root.set(wrong(5), wrong('a'));
    agent.config?.add(new FluentdSection(wrong(null), wrong('a')));
  });
  expect(errors).toContain('FluentdConfig.add ...directives[0]: no value is given');
  expect(errors).toContain('FluentdSection.set name: 5 is invalid: expected a text');
  expect(errors).toContain('FluentdSection.set value: "a" is invalid: expected an object of class FluentdValue');
  expect(errors).toContain('FluentdSection name: null is invalid: expected an argument of type string');
  expect(errors).toContain('FluentdSection argument: "a" is invalid: expected an argument of type FluentdValue');
  expect(errors).not.toContain('TypeError');
});

test('names from the input are escaped and truncated in messages', () => {
  const labels = { [`a\n${'x'.repeat(10_000)}`]: 'b' };
  const errors = errorsOf((chart) => new ClusterLogging(chart, 'logging', { agent: { pod: { labels } } }));
  expect(errors).toContain('a\\u000axxx');
  for (const line of errors.split('\n')) expect(line.length).toBeLessThan(1000);
});

test('too many replicas are one error', () => {
  const errors = errorsOf((chart) => new Elasticsearch(chart, 'elasticsearch', { replicas: Number.POSITIVE_INFINITY }));
  expect(errors).toBe(
    '[test/chart/elasticsearch] elasticsearch.replicas: Infinity is invalid: expected 1 to 100. ' +
      'Set elasticsearch.replicas within these bounds.',
  );
});

test.each([
  ['an argument', null],
  ['an option of an argument', { only: null, journal: { units: null } }],
])('null counts as absent, as in the options: %s', (_, props) => {
  const pipeline = FluentdPipeline.containers(wrong(props));
  expect(errorsOf((chart) => new ClusterLogging(chart, 'logging', { agent: { pipeline } }))).toBe('');
});

test('options that change after they are an argument have no effect, as with options of a construct', () => {
  const exclude = [{ namespace: 'quiet' }];
  const pipeline = FluentdPipeline.containers({ exclude });
  exclude.push({ namespace: 'Not/A/Name' });
  expect(errorsOf((chart) => new ClusterLogging(chart, 'logging', { agent: { pipeline } }))).toBe('');
});
