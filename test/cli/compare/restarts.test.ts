import { change, effectsOf, literal, otherImage, podTemplate, workload } from './changes';

const ready = (apiVersion: string, kind: string, spec: Record<string, unknown> = {}) =>
  change(workload(apiVersion, kind, spec), workload(apiVersion, kind, { ...spec, template: otherImage }));

test.each([
  ['Deployment', { replicas: 3 }, 'its 3 pods are replaced, rolling'],
  ['Deployment', { strategy: { type: 'Recreate' } }, 'its pod is stopped, and then made anew'],
  ['DaemonSet', {}, 'its pods are replaced on every node, 1 at a time'],
  [
    'DaemonSet',
    { updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } } },
    'its pods are replaced on every node, 10% at a time',
  ],
  ['StatefulSet', { replicas: 3 }, 'its 3 pods are replaced one by one, the highest ordinal first'],
  [
    'StatefulSet',
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    'its 3 pods are replaced one by one, the highest ordinal first, but those below ordinal 2',
  ],
])('a new template of a %s with %j restarts pods', (kind, spec, text) => {
  const [finding, ...rest] = ready('apps/v1', kind, spec);
  expect(finding).toEqual({ effect: 'restarts', text: `${text}: spec.containers[main].image: "x:1" → "x:2"` });
  expect(rest).toEqual([]);
});

test.each([
  ['extensions/v1beta1', 'DaemonSet', {}],
  ['apps/v1', 'DaemonSet', { updateStrategy: { type: 'OnDelete' } }],
  ['apps/v1', 'StatefulSet', { updateStrategy: { type: 'OnDelete' } }],
  ['apps/v1beta1', 'StatefulSet', {}],
  ['v1', 'ReplicationController', {}],
  ['apps/v1', 'ReplicaSet', {}],
])('a new template of a %s %s with %j waits until someone deletes the pods', (apiVersion, kind, spec) => {
  const [finding] = ready(apiVersion, kind, spec);
  expect(finding?.effect).toBe('waits');
  expect(finding?.text).toContain('until they are deleted');
  expect(finding?.action).toContain('kubectl delete pods --selector=app=x --namespace=logging');
});

test('a DaemonSet of extensions/v1beta1 with RollingUpdate replaces its pods', () => {
  const [finding] = ready('extensions/v1beta1', 'DaemonSet', { updateStrategy: { type: 'RollingUpdate' } });
  expect(finding?.effect).toBe('restarts');
});

test('a CronJob uses a new template from its next run on', () => {
  const cronJob = (template: object) =>
    literal('batch/v1', 'CronJob', { spec: { schedule: '@daily', jobTemplate: { spec: { template } } } });
  const [finding, ...rest] = change(cronJob(podTemplate()), cronJob(otherImage));
  expect(finding).toMatchObject({ effect: 'applied', text: expect.stringContaining('from its next run on') });
  expect(rest).toEqual([]);
});

test('a change of a CronJob outside its pod template is applied', () => {
  const cronJob = (backoffLimit: number) =>
    literal('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { backoffLimit, template: podTemplate() } } } });
  expect(change(cronJob(1), cronJob(2))).toEqual([
    { effect: 'applied', text: 'spec.jobTemplate.spec.backoffLimit: 1 → 2' },
  ]);
});

test('the report names the data that an emptyDir loses', () => {
  const volumes = [{ name: 'data', emptyDir: {} }];
  const controller = (image: string) =>
    workload('v1', 'ReplicationController', {
      template: podTemplate({ volumes, containers: [{ name: 'main', image }] }),
    });
  expect(change(controller('1'), controller('2'))[0]?.text).toContain(
    'what is in emptyDir data goes with the old pods',
  );
});

test.each([
  [
    'a protocol',
    { containers: [{ name: 'main', image: 'x:1', ports: [{ name: 'p', containerPort: 1, protocol: 'TCP' }] }] },
  ],
  ['a grace period', { terminationGracePeriodSeconds: 30 }],
  ['a DNS policy', { dnsPolicy: 'ClusterFirst' }],
])('stating a default value restarts nothing: %s', (_what, spec) => {
  const ports = [{ name: 'p', containerPort: 1 }];
  const before =
    'containers' in spec ? podTemplate({ containers: [{ name: 'main', image: 'x:1', ports }] }) : undefined;
  const object = (template: object | undefined) => workload('apps/v1', 'Deployment', template && { template });
  expect(change(object(before), object(podTemplate(spec)))).toEqual([]);
});

test('the two names of the service account field are the same', () => {
  const object = (field: string) => workload('apps/v1', 'Deployment', { template: podTemplate({ [field]: 'a' }) });
  expect(change(object('serviceAccount'), object('serviceAccountName'))).toEqual([]);
});

test('the order of containers is part of the template', () => {
  const [a, b] = ['a', 'b'].map((name) => ({ name, image: 'x' }));
  const object = (containers: object[]) => workload('apps/v1', 'Deployment', { template: podTemplate({ containers }) });
  expect(change(object([a ?? {}, b ?? {}]), object([b ?? {}, a ?? {}]))[0]).toMatchObject({
    effect: 'restarts',
    text: expect.stringContaining('spec.containers: ["a","b"] → ["b","a"]'),
  });
});

test('the order of fields is not', () => {
  const one = literal('v1', 'ConfigMap', { data: { a: '1', b: '2' } });
  const other = literal('v1', 'ConfigMap', { data: { b: '2', a: '1' } });
  expect(change(one, other)).toEqual([]);
});

test('another number of replicas scales and restarts nothing', () => {
  const findings = change(workload('apps/v1', 'Deployment', { replicas: 2 }), workload('apps/v1', 'Deployment'));
  expect(findings).toEqual([{ effect: 'scaled', text: '2 → 1 pod' }]);
});

test('a change outside the template is applied and restarts nothing', () => {
  const after = workload('apps/v1', 'DaemonSet', { minReadySeconds: 5 });
  expect(change(workload('apps/v1', 'DaemonSet'), after)).toEqual([
    { effect: 'applied', text: 'spec.minReadySeconds is new: 5' },
  ]);
});

test('another version of a group is the same object', () => {
  expect(effectsOf(change(workload('apps/v1beta2', 'Deployment'), workload('apps/v1', 'Deployment')))).toEqual([
    'applied',
  ]);
});

// https://github.com/fluxcd/kustomize-controller/issues/510
test('an object of another API group is the same object for the API server, and a deleted one for Flux', () => {
  const [finding, ...rest] = change(workload('extensions/v1beta1', 'Deployment'), workload('apps/v1', 'Deployment'));
  expect(finding).toMatchObject({ effect: 'deleted', text: expect.stringContaining('Flux deletes it') });
  expect(finding?.action).toContain('kustomize.toolkit.fluxcd.io/prune: disabled');
  expect(rest).toEqual([]);
});
