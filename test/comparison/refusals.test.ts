import { newestApiVersion, newestMinor } from '../../lib/kubernetes/tables/api-history';
import { type ImmutableField, immutableFields } from '../../tools/compare/immutable-fields';
import { change, effectsOf, type Literal, literal, otherImage, podTemplate, workload } from './changes';

const selector = { matchLabels: { app: 'y' } };
const claim = (storage: string, rest = {}) => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...rest },
});
const pvc = (storage: string, rest = {}) => literal('v1', 'PersistentVolumeClaim', { spec: claim(storage, rest).spec });
const statefulSet = (spec = {}) =>
  workload('apps/v1', 'StatefulSet', { serviceName: 'x', volumeClaimTemplates: [claim('10Gi')], ...spec });

type Case = [what: string, before: Literal, after: Literal, where: string];

const refused: Case[] = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet'].map(
    (kind): Case => [
      `the selector of a ${kind}`,
      workload('apps/v1', kind),
      workload('apps/v1', kind, { selector }),
      'spec.selector.matchLabels.app: "x" → "y"',
    ],
  ),
  ['the selector of a StatefulSet', statefulSet(), statefulSet({ selector }), 'spec.selector.matchLabels.app'],
  [
    'the size in a claim template',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [claim('20Gi')] }),
    'spec.volumeClaimTemplates[0].spec.resources.requests.storage: "10Gi" → "20Gi"',
  ],
  [
    'the service name of a StatefulSet',
    statefulSet(),
    statefulSet({ serviceName: 'y' }),
    'spec.serviceName: "x" → "y"',
  ],
  [
    'the pod management of a StatefulSet',
    statefulSet(),
    statefulSet({ podManagementPolicy: 'Parallel' }),
    'spec.podManagementPolicy is new: "Parallel"',
  ],
  [
    'the template of a Job',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: otherImage }),
    'spec.template.spec.containers[main].image',
  ],
  [
    'the completions of a Job',
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { completions: 2 }),
    'completions',
  ],
  [
    'a Service that becomes headless',
    literal('v1', 'Service', { spec: {} }),
    literal('v1', 'Service', { spec: { clusterIP: 'None' } }),
    'spec.clusterIP is new: "None"',
  ],
  [
    'a Service that is headless no more',
    literal('v1', 'Service', { spec: { clusterIP: 'None' } }),
    literal('v1', 'Service', { spec: {} }),
    'spec.clusterIP is gone: "None"',
  ],
  ['a claim that shrinks', pvc('20Gi'), pvc('10Gi'), 'spec.resources.requests.storage: "20Gi" → "10Gi"'],
  ['the class of a claim', pvc('20Gi'), pvc('20Gi', { storageClassName: 'fast' }), 'spec.storageClassName is new'],
  [
    'the source of a volume',
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'b' } } }),
    'spec.rbd.image: "a" → "b"',
  ],
  ...['RoleBinding', 'ClusterRoleBinding'].map(
    (kind): Case => [
      `the role of a ${kind}`,
      literal('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'a' } }),
      literal('rbac.authorization.k8s.io/v1', kind, { roleRef: { kind: 'ClusterRole', name: 'b' } }),
      'roleRef.name: "a" → "b"',
    ],
  ),
  ...['provisioner', 'reclaimPolicy', 'volumeBindingMode'].map(
    (field): Case => [
      `the ${field} of a StorageClass`,
      literal('storage.k8s.io/v1', 'StorageClass', { [field]: 'a' }),
      literal('storage.k8s.io/v1', 'StorageClass', { [field]: 'b' }),
      `${field}: "a" → "b"`,
    ],
  ),
  [
    'the parameters of a StorageClass',
    literal('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'a' } }),
    literal('storage.k8s.io/v1', 'StorageClass', { parameters: { type: 'b' } }),
    'parameters.type',
  ],
  [
    'the content of an immutable ConfigMap',
    literal('v1', 'ConfigMap', { immutable: true, data: { a: '1' } }),
    literal('v1', 'ConfigMap', { immutable: true, data: { a: '2' } }),
    'data.a: "1" → "2"',
  ],
  [
    'an immutable Secret that shall be mutable',
    literal('v1', 'Secret', { immutable: true }),
    literal('v1', 'Secret'),
    'immutable',
  ],
  [
    'the type of a Secret',
    literal('v1', 'Secret'),
    literal('v1', 'Secret', { type: 'kubernetes.io/tls' }),
    'type changes',
  ],
  [
    'the value of a PriorityClass',
    literal('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }),
    literal('scheduling.k8s.io/v1', 'PriorityClass', { value: 2 }),
    'value: 1 → 2',
  ],
  [
    'the controller of an IngressClass',
    literal('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/b' } }),
    literal('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a/c' } }),
    'spec.controller',
  ],
  [
    'the volumes of a bare pod',
    literal('v1', 'Pod', { spec: { volumes: [] } }),
    literal('v1', 'Pod', { spec: { volumes: [{ name: 'a', emptyDir: {} }] } }),
    'spec.volumes',
  ],
];

test.each(refused)('%s cannot change', (_what, before, after, where) => {
  const findings = change(before, after, 37);
  expect(effectsOf(findings)).toEqual(['refused']);
  expect(findings[0]?.text).toContain(where);
  expect(findings[0]?.wayOut).toBeTruthy();
});

const taken: Case[] = [
  ...['replicas', 'minReadySeconds', 'revisionHistoryLimit'].map(
    (field): Case => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: 5 }), ''],
  ),
  ...['updateStrategy', 'ordinals', 'persistentVolumeClaimRetentionPolicy'].map(
    (field): Case => [`${field} of a StatefulSet`, statefulSet(), statefulSet({ [field]: { a: 1 } }), ''],
  ),
  ['the template of a StatefulSet', statefulSet(), statefulSet({ template: otherImage }), ''],
  ['a claim that grows', pvc('900Gi'), pvc('1Ti'), ''],
  [
    'a ConfigMap',
    literal('v1', 'ConfigMap', { data: { a: '1' } }),
    literal('v1', 'ConfigMap', { data: { a: '2' } }),
    '',
  ],
  [
    'the ports of a Service',
    literal('v1', 'Service'),
    literal('v1', 'Service', { spec: { ports: [{ port: 1 }] } }),
    '',
  ],
  [
    'what a volume allows, but its source',
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' } } }),
    literal('v1', 'PersistentVolume', { spec: { rbd: { image: 'a' }, persistentVolumeReclaimPolicy: 'Retain' } }),
    '',
  ],
  ['the parallelism of a Job', workload('batch/v1', 'Job'), workload('batch/v1', 'Job', { parallelism: 2 }), ''],
  [
    'the image of a bare pod',
    literal('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '1' }] } }),
    literal('v1', 'Pod', { spec: { containers: [{ name: 'a', image: '2' }] } }),
    '',
  ],
  [
    'a custom resource that has the name of a built-in kind',
    literal('serving.knative.dev/v1', 'Service', { spec: {} }),
    literal('serving.knative.dev/v1', 'Service', { spec: { clusterIP: 'None' } }),
    '',
  ],
];

test.each(taken)('%s can change', (_what, before, after) => {
  const effects = effectsOf(change(before, after, 37));
  expect(effects).not.toEqual([]);
  expect(effects).not.toContain('refused');
});

test.each([
  ['podManagementPolicy', 'OrderedReady'],
  ['revisionHistoryLimit', 10],
])('saying what a server writes anyway is no change: %s', (field, value) => {
  expect(effectsOf(change(statefulSet(), statefulSet({ [field]: value }), 20))).toEqual(['applied']);
});

test('the size of a claim template is no change when it only says its usual volume mode', () => {
  const said = statefulSet({ volumeClaimTemplates: [claim('10Gi', { volumeMode: 'Filesystem' })] });
  expect(effectsOf(change(statefulSet(), said))).toEqual(['applied']);
});

test.each([
  ['revisionHistoryLimit', 33, 34],
  ['ordinals', 25, 26],
  ['persistentVolumeClaimRetentionPolicy', 22, 23],
  ['minReadySeconds', 21, 22],
])('%s of a StatefulSet cannot change on 1.%i, and can on 1.%i', (field, last, first) => {
  const findings = (minor: number) => effectsOf(change(statefulSet(), statefulSet({ [field]: 5 }), minor));
  expect(findings(last)).toContain('refused');
  expect(findings(first)).not.toContain('refused');
});

test('the spec of a PodDisruptionBudget cannot change before 1.15', () => {
  const pdb = (minAvailable: number) => literal('policy/v1beta1', 'PodDisruptionBudget', { spec: { minAvailable } });
  expect(effectsOf(change(pdb(1), pdb(2), 14))).toEqual(['refused']);
  expect(effectsOf(change(pdb(1), pdb(2), 15))).toEqual(['applied']);
});

test('no claim grows before 1.11', () => {
  expect(effectsOf(change(pvc('10Gi'), pvc('20Gi'), 10))).toEqual(['refused']);
});

test('the source of a volume can change before 1.9', () => {
  const pv = (image: string) => literal('v1', 'PersistentVolume', { spec: { rbd: { image } } });
  expect(effectsOf(change(pv('a'), pv('b'), 8))).toEqual(['applied']);
});

test.each(['extensions/v1beta1', 'apps/v1beta1'])('the selector of a Deployment of %s can change', (apiVersion) => {
  const findings = change(workload(apiVersion, 'Deployment'), workload(apiVersion, 'Deployment', { selector }));
  expect(effectsOf(findings)).toEqual(['waits', 'applied']);
  expect(findings[0]?.text).toContain('run on without Deployment logging/x');
});

test('the minors are those that serve all the apiVersions', () => {
  const pdb = (minAvailable: number) => literal('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable } });
  expect(effectsOf(change(pdb(1), pdb(2)))).toEqual(['applied']);
});

test('what only some of the possible minors refuse is refused, and the finding says where', () => {
  const pdb = (minAvailable: number) => literal('policy/v1beta1', 'PodDisruptionBudget', { spec: { minAvailable } });
  expect(change(pdb(1), pdb(2))[0]).toMatchObject({
    effect: 'refused',
    text: 'spec.minAvailable: 1 → 2 on Kubernetes before 1.15',
  });
});

test('where an update is refused, nothing of it happens', () => {
  const after = statefulSet({ serviceName: 'y', template: otherImage, replicas: 5 });
  expect(effectsOf(change(statefulSet(), after))).toEqual(['refused']);
});

test('the way out of a StatefulSet keeps its pods and claims', () => {
  const [finding] = change(statefulSet(), statefulSet({ serviceName: 'y' }));
  expect(finding?.wayOut).toContain('kubectl delete statefulset x --namespace=logging --cascade=orphan');
});

test('the way out of a one-time step is a new name', () => {
  const [finding] = change(
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: podTemplate({ a: 1 }) }),
  );
  expect(finding?.wayOut).toContain('another name');
});

test('no value of a Secret is told', () => {
  const secret = (password: string) => literal('v1', 'Secret', { immutable: true, stringData: { password } });
  const text = JSON.stringify(change(secret('hunter2'), secret('hunter3')));
  expect(text).toContain('stringData.password');
  expect(text).not.toContain('hunter');
});

/** An object whose value at the path of a rule is this, and which lies within what the rule speaks of. */
function ruled(row: ImmutableField, value: string): Literal {
  const inside = row.except === undefined ? value : { anythingElse: value };
  const json = row.path
    .split('.')
    .reduceRight((inner: unknown, field) => (field === '0' ? [inner] : { [field]: inner }), inside);
  const apiVersion = row.apiVersions?.at(-1) ?? newestApiVersion(row.kind) ?? '';
  return literal(apiVersion, row.kind, { ...(row.where && { [row.where.path]: row.where.is }), ...(json as object) });
}

test.each(immutableFields.map((row) => [row.kind, row.path, row] as const))(
  'a server refuses another %s %s',
  (_k, path, row) => {
    const [before, after] = row.mayGrow ? ['2Gi', '1Gi'] : ['a', 'b'];
    const [old, now] =
      path === row.where?.path
        ? [literal('v1', row.kind, { [path]: row.where.is }), literal('v1', row.kind)]
        : [ruled(row, before), ruled(row, after)];
    expect(effectsOf(change(old, now, row.until ?? newestMinor))).toEqual(['refused']);
  },
);

test('every rule says who refuses the change', () => {
  for (const { source } of immutableFields) {
    expect(source).toMatch(
      /^(pkg\/apis\/.+\.go, Validate\w+Update|https:\/\/github\.com\/kubernetes\/kubernetes\/pull\/\d+)$/,
    );
  }
});
