import { changes, effectsOf, manifest, otherImage, podTemplate, workload } from '../fixtures';

const withOtherImage = (apiVersion: string, kind: string, spec: Record<string, unknown> = {}) =>
  changes(workload(apiVersion, kind, spec), workload(apiVersion, kind, { ...spec, template: otherImage }));

test.each([
  ['Deployment', { replicas: 3 }, 'The 3 pods are replaced with a rolling update'],
  ['Deployment', { strategy: { type: 'Recreate' } }, 'The pod is stopped, and then created again'],
  ['DaemonSet', {}, 'The pods on all nodes are replaced, 1 at a time'],
  [
    'DaemonSet',
    { updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } } },
    'The pods on all nodes are replaced, 10% at a time',
  ],
  [
    'DaemonSet',
    { updateStrategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } } },
    'The pods on all nodes are replaced, 2 at a time',
  ],
  ['StatefulSet', { replicas: 3 }, 'The 3 pods are replaced one at a time, the highest ordinal first'],
  [
    'StatefulSet',
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    'The 3 pods are replaced one at a time, the highest ordinal first. Pods with an ordinal below 2 are not replaced',
  ],
])('a new pod template of a %s with %j restarts pods', (kind, spec, message) => {
  expect(withOtherImage('apps/v1', kind, spec)).toEqual([
    { effect: 'restart', message: `${message}: spec.containers[main].image: "x:1" → "x:2"` },
  ]);
});

test.each([
  ['extensions/v1beta1', 'DaemonSet', {}],
  ['apps/v1', 'DaemonSet', { updateStrategy: { type: 'OnDelete' } }],
  ['apps/v1', 'StatefulSet', { updateStrategy: { type: 'OnDelete' } }],
  ['apps/v1beta1', 'StatefulSet', {}],
  ['v1', 'ReplicationController', {}],
  ['apps/v1', 'ReplicaSet', {}],
])('the pods of a %s %s with %j keep the old template until you delete them', (apiVersion, kind, spec) => {
  const [change] = withOtherImage(apiVersion, kind, spec);
  expect(change?.effect).toBe('stale');
  expect(change?.message).toContain('until you delete them');
  expect(change?.action).toContain('kubectl delete pods --selector=app=x --namespace=logging');
});

test('a DaemonSet of extensions/v1beta1 with RollingUpdate replaces its pods', () => {
  const [change] = withOtherImage('extensions/v1beta1', 'DaemonSet', { updateStrategy: { type: 'RollingUpdate' } });
  expect(change?.effect).toBe('restart');
});

test('the next run of a CronJob uses the new pod template', () => {
  const cronJob = (template: object) =>
    manifest('batch/v1', 'CronJob', { spec: { schedule: '@daily', jobTemplate: { spec: { template } } } });
  expect(changes(cronJob(podTemplate()), cronJob(otherImage))).toEqual([
    { effect: 'updated', message: expect.stringContaining('The next run uses the new pod template') },
  ]);
});

test('a field of a CronJob outside its pod template is updated', () => {
  const cronJob = (backoffLimit: number) =>
    manifest('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { backoffLimit, template: podTemplate() } } } });
  expect(changes(cronJob(1), cronJob(2))).toEqual([
    { effect: 'updated', message: 'spec.jobTemplate.spec.backoffLimit: 1 → 2' },
  ]);
});

test('a restart reports the emptyDir volumes whose data is lost', () => {
  const volumes = [{ name: 'data', emptyDir: {} }];
  const controller = (image: string) =>
    workload('v1', 'ReplicationController', {
      template: podTemplate({ volumes, containers: [{ name: 'main', image }] }),
    });
  const [change] = changes(controller('1'), controller('2'));
  expect(change?.message).toContain('The data in the emptyDir volume data is deleted with the old pods');
});

test.each([
  [
    'a protocol',
    { containers: [{ name: 'main', image: 'x:1', ports: [{ name: 'p', containerPort: 1, protocol: 'TCP' }] }] },
  ],
  ['a grace period', { terminationGracePeriodSeconds: 30 }],
  ['a DNS policy', { dnsPolicy: 'ClusterFirst' }],
])('a default value that is now in the manifest restarts nothing: %s', (_what, spec) => {
  const ports = [{ name: 'p', containerPort: 1 }];
  const before =
    'containers' in spec ? podTemplate({ containers: [{ name: 'main', image: 'x:1', ports }] }) : podTemplate();
  const deployment = (template: object) => workload('apps/v1', 'Deployment', { template });
  expect(changes(deployment(before), deployment(podTemplate(spec)))).toEqual([]);
});

test('the two names of the service account field are equal', () => {
  const deployment = (field: string) => workload('apps/v1', 'Deployment', { template: podTemplate({ [field]: 'a' }) });
  expect(changes(deployment('serviceAccount'), deployment('serviceAccountName'))).toEqual([]);
});

test('equal quantities in different units are no change', () => {
  const deployment = (cpu: string) =>
    workload('apps/v1', 'Deployment', {
      template: podTemplate({ containers: [{ name: 'a', image: 'x', resources: { requests: { cpu } } }] }),
    });
  expect(changes(deployment('1000m'), deployment('1'))).toEqual([]);
});

test('the order of containers is part of the pod template', () => {
  const [a, b] = [
    { name: 'a', image: 'x' },
    { name: 'b', image: 'x' },
  ];
  const deployment = (...containers: object[]) =>
    workload('apps/v1', 'Deployment', { template: podTemplate({ containers }) });
  expect(changes(deployment(a, b), deployment(b, a))).toMatchObject([
    { effect: 'restart', message: expect.stringContaining('spec.containers: ["a","b"] → ["b","a"]') },
  ]);
});

test('the order of fields does not matter', () => {
  const one = manifest('v1', 'ConfigMap', { data: { a: '1', b: '2' } });
  const other = manifest('v1', 'ConfigMap', { data: { b: '2', a: '1' } });
  expect(changes(one, other)).toEqual([]);
});

test('a field outside the pod template restarts nothing', () => {
  const after = workload('apps/v1', 'DaemonSet', { minReadySeconds: 5 });
  expect(changes(workload('apps/v1', 'DaemonSet'), after)).toEqual([
    { effect: 'updated', message: 'spec.minReadySeconds is added: 5' },
  ]);
});

test('another version of the same API group is an update', () => {
  const all = changes(workload('apps/v1beta2', 'Deployment'), workload('apps/v1', 'Deployment'));
  expect(effectsOf(all)).toEqual(['updated']);
});

// https://github.com/fluxcd/kustomize-controller/issues/510
test('Flux deletes an object whose API group changes', () => {
  const all = changes(workload('extensions/v1beta1', 'Deployment'), workload('apps/v1', 'Deployment'));
  expect(all).toMatchObject([{ effect: 'deleted', message: expect.stringContaining('Flux deletes the object') }]);
  expect(all[0]?.action).toContain('kustomize.toolkit.fluxcd.io/prune: disabled');
});
