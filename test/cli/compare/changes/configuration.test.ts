import { changesByObject, effectsOf, type Manifest, manifest, podTemplate, workload } from '../fixtures';

const config = (text: string, kind = 'ConfigMap', namespace = 'logging') =>
  manifest('v1', kind, { metadata: { name: 'config', namespace }, data: { 'fluent.conf': text } });
const mounted = { volumes: [{ name: 'config', configMap: { name: 'config' } }] };
const daemonSet = (spec: Record<string, unknown>, digest?: string, apiVersion = 'apps/v1') =>
  workload(apiVersion, 'DaemonSet', {
    template: podTemplate(spec, digest ? { 'checksum/config': digest } : undefined),
  });
const container = (rest: object) => ({ containers: [{ name: 'main', image: 'x:1', ...rest }] });

const changesOfConfig = (before: Manifest[], after: Manifest[], kind = 'ConfigMap') =>
  changesByObject(before, after)[`${kind} logging/config`] ?? [];

test('a new digest in the pod template restarts the pods that use the ConfigMap', () => {
  const all = changesByObject([config('a'), daemonSet(mounted, '1')], [config('b'), daemonSet(mounted, '2')]);
  expect(effectsOf(all['ConfigMap logging/config'] ?? [])).toEqual(['updated']);
  expect(effectsOf(all['DaemonSet logging/x'] ?? [])).toEqual(['restart']);
});

test('without a digest, pods keep the configuration that they read at start', () => {
  const [stale] = changesOfConfig([config('a'), daemonSet(mounted)], [config('b'), daemonSet(mounted)]);
  expect(stale).toMatchObject({
    effect: 'stale',
    message: expect.stringContaining('DaemonSet logging/x mounts it'),
    action: 'kubectl rollout restart daemonset x --namespace=logging',
  });
});

test('a file that is mounted with subPath does not change in a running pod', () => {
  const spec = {
    ...mounted,
    ...container({ volumeMounts: [{ name: 'config', mountPath: '/a', subPath: 'fluent.conf' }] }),
  };
  const [stale] = changesOfConfig([config('a'), daemonSet(spec)], [config('b'), daemonSet(spec)]);
  expect(stale?.message).toContain('DaemonSet logging/x mounts it with subPath, and its pods keep the old files');
});

test('a Secret can have its values in stringData', () => {
  const secret = (value: string) =>
    manifest('v1', 'Secret', { metadata: { name: 'config' }, stringData: { a: value } });
  const spec = { volumes: [{ name: 'a', secret: { secretName: 'config' } }] };
  const all = changesOfConfig([secret('1'), daemonSet(spec)], [secret('2'), daemonSet(spec)], 'Secret');
  expect(effectsOf(all)).toEqual(['stale', 'updated']);
});

test('a digest has no effect if the DaemonSet does not replace pods', () => {
  const old = (digest: string) => daemonSet(mounted, digest, 'extensions/v1beta1');
  const [stale] = changesOfConfig([config('a'), old('1')], [config('b'), old('2')]);
  expect(stale).toMatchObject({ effect: 'stale', action: expect.stringContaining('kubectl delete pods') });
});

test.each([
  ['envFrom', container({ envFrom: [{ configMapRef: { name: 'config' } }] })],
  ['env', container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'config', key: 'a' } } }] })],
])('an environment variable from %s does not change in a running pod', (_field, spec) => {
  const [stale] = changesOfConfig([config('a'), daemonSet(spec)], [config('b'), daemonSet(spec)]);
  expect(stale?.message).toContain('in environment variables, and its pods keep the old values');
});

test.each([
  ['a volume', { volumes: [{ name: 'a', secret: { secretName: 'config' } }] }],
  ['a projected volume', { volumes: [{ name: 'a', projected: { sources: [{ secret: { name: 'config' } }] } }] }],
])('a Secret can be used in %s', (_what, spec) => {
  const before = [config('a', 'Secret'), daemonSet(spec)];
  const after = [config('b', 'Secret'), daemonSet(spec)];
  expect(effectsOf(changesOfConfig(before, after, 'Secret'))).toEqual(['stale', 'updated']);
});

test.each([
  ['with another name', manifest('v1', 'ConfigMap', { metadata: { name: 'other' }, data: { a: '1' } })],
  ['in another namespace', config('a', 'ConfigMap', 'elsewhere')],
])('a ConfigMap %s does not affect the pods', (_what, before) => {
  const after = { ...before, data: { 'fluent.conf': 'b' } };
  const all = Object.values(changesByObject([before, daemonSet(mounted)], [after, daemonSet(mounted)])).flat();
  expect(effectsOf(all)).toEqual(['updated']);
});

test('a new workload uses the new data', () => {
  expect(effectsOf(changesOfConfig([config('a')], [config('b'), daemonSet(mounted)]))).toEqual(['updated']);
});

test('a label of a ConfigMap does not affect the pods', () => {
  const labelled = { ...config('a'), metadata: { name: 'config', namespace: 'logging', labels: { a: 'b' } } };
  expect(changesOfConfig([config('a'), daemonSet(mounted)], [labelled, daemonSet(mounted)])).toEqual([
    { effect: 'updated', message: 'metadata.labels is added: {"a":"b"}' },
  ]);
});
