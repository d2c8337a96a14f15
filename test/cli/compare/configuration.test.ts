import { effectsOf, type Literal, literal, outcome, podTemplate, workload } from './changes';

const config = (text: string, kind = 'ConfigMap', namespace = 'logging') =>
  literal('v1', kind, { metadata: { name: 'config', namespace }, data: { 'fluent.conf': text } });
const mounts = { volumes: [{ name: 'config', configMap: { name: 'config' } }] };
const reader = (spec: Record<string, unknown>, digest?: string, apiVersion = 'apps/v1') =>
  workload(apiVersion, 'DaemonSet', {
    template: podTemplate(spec, digest ? { 'checksum/config': digest } : undefined),
  });
const container = (rest: object) => ({ containers: [{ name: 'main', image: 'x:1', ...rest }] });

const changed = (before: Literal[], after: Literal[], kind = 'ConfigMap') =>
  outcome(before, after)[`${kind} logging/config`] ?? [];

test('a new digest in the template restarts what reads the ConfigMap', () => {
  const findings = outcome([config('a'), reader(mounts, '1')], [config('b'), reader(mounts, '2')]);
  expect(effectsOf(findings['ConfigMap logging/config'] ?? [])).toEqual(['applied']);
  expect(effectsOf(findings['DaemonSet logging/x'] ?? [])).toEqual(['restarts']);
});

test('without a digest, pods keep the configuration that they read at their start', () => {
  const [waiting] = changed([config('a'), reader(mounts)], [config('b'), reader(mounts)]);
  expect(waiting).toMatchObject({
    effect: 'waits',
    text: expect.stringContaining('DaemonSet logging/x mounts it'),
    action: 'kubectl rollout restart daemonset x --namespace=logging',
  });
});

test('a digest has no effect if the DaemonSet replaces no pods', () => {
  const old = (digest: string) => reader(mounts, digest, 'extensions/v1beta1');
  const [waiting] = changed([config('a'), old('1')], [config('b'), old('2')]);
  expect(waiting).toMatchObject({ effect: 'waits', action: expect.stringContaining('kubectl delete pods') });
});

test.each([
  ['envFrom', container({ envFrom: [{ configMapRef: { name: 'config' } }] })],
  ['env', container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'config', key: 'a' } } }] })],
])('a variable from %s does not change while the pod runs', (_field, spec) => {
  const [waiting] = changed([config('a'), reader(spec)], [config('b'), reader(spec)]);
  expect(waiting?.text).toContain('in variables, and its pods keep the old values');
});

test.each([
  ['a volume', { volumes: [{ name: 'a', secret: { secretName: 'config' } }] }],
  ['a projected volume', { volumes: [{ name: 'a', projected: { sources: [{ secret: { name: 'config' } }] } }] }],
])('a Secret is read through %s', (_what, spec) => {
  const findings = changed([config('a', 'Secret'), reader(spec)], [config('b', 'Secret'), reader(spec)], 'Secret');
  expect(effectsOf(findings)).toEqual(['waits', 'applied']);
});

test.each([
  ['of another name', literal('v1', 'ConfigMap', { metadata: { name: 'other' }, data: { a: '1' } })],
  ['of another namespace', config('a', 'ConfigMap', 'elsewhere')],
])('a ConfigMap %s does not affect the pods', (_what, before) => {
  const after = { ...before, data: { 'fluent.conf': 'b' } };
  const findings = Object.values(outcome([before, reader(mounts)], [after, reader(mounts)])).flat();
  expect(effectsOf(findings)).toEqual(['applied']);
});

test('a new reader reads the new content', () => {
  expect(effectsOf(changed([config('a')], [config('b'), reader(mounts)]))).toEqual(['applied']);
});

test('a label of a ConfigMap does not affect the pods', () => {
  const labelled = { ...config('a'), metadata: { name: 'config', namespace: 'logging', labels: { a: 'b' } } };
  expect(changed([config('a'), reader(mounts)], [labelled, reader(mounts)])).toEqual([
    { effect: 'applied', text: 'metadata.labels is new: {"a":"b"}' },
  ]);
});
