import { type ImmutableField, immutableFields } from '../../../cli/compare/immutable-fields';
import { newestApiVersion, newestMinor } from '../../../lib/kubernetes/tables/api-history';
import { change, effectsOf, type Literal, literal, otherImage, podTemplate, workload } from './changes';
import { claim, pvc, refused, selector, statefulSet, taken } from './refusal-cases';

test.each(refused)('%s cannot change', (_what, before, after, where) => {
  const findings = change(before, after, 37);
  expect(effectsOf(findings)).toEqual(['refused']);
  expect(findings[0]?.text).toContain(where);
  expect(findings[0]?.action).toBeTruthy();
});

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
  expect(finding?.action).toContain('kubectl delete statefulset x --namespace=logging --cascade=orphan');
});

test('the way to larger claims names each claim that is there, and then the StatefulSet', () => {
  const before = statefulSet({ replicas: 2 });
  const [finding] = change(before, statefulSet({ replicas: 3, volumeClaimTemplates: [claim('20Gi')] }));
  const [grow = '', remake = ''] = finding?.action?.split('; done; then ') ?? [];
  expect(grow).toContain('for claim in data-x-0 data-x-1; do kubectl patch persistentvolumeclaim $claim ');
  expect(grow).toContain(`--namespace=logging --patch='{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}'`);
  expect(remake).toMatch(/^kubectl delete statefulset x --namespace=logging --cascade=orphan, then apply/);
});

test.each([
  ['smaller', '5Gi'],
  ['no size', 'much'],
])('no claim is grown to a size that is %s', (_what, size) => {
  const [finding] = change(statefulSet(), statefulSet({ volumeClaimTemplates: [claim(size)] }));
  expect(finding?.action).toMatch(/^kubectl delete statefulset/);
});

test('the way out of a one-time step is a new name', () => {
  const [finding] = change(
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: podTemplate({ a: 1 }) }),
  );
  expect(finding?.action).toContain('another name');
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
      /^(pkg\/(apis|registry)\/.+\.go, (Validate\w+Update|validate\w+|patchAllocatedValues)|https:\/\/github\.com\/kubernetes\/kubernetes\/pull\/\d+)$/,
    );
  }
});

test('before 1.20, a Service whose clusterIP is left out is refused', () => {
  const service = (spec: object) => literal('v1', 'Service', { spec });
  expect(effectsOf(change(service({ clusterIP: 'None' }), service({}), 19))).toEqual(['refused']);
});

test('before 1.23, the node selector of a suspended Job cannot change', () => {
  const job = (spec: Record<string, unknown>) =>
    workload('batch/v1', 'Job', { suspend: true, template: podTemplate(spec) });
  expect(effectsOf(change(job({}), job({ nodeSelector: { a: 'b' } }), 22))).toEqual(['refused']);
});

test('a class for a claim without one is refused, and the report says when it is not', () => {
  const [finding] = change(pvc('10Gi'), pvc('10Gi', { storageClassName: 'fast' }), 30);
  expect(finding).toMatchObject({ effect: 'refused', text: expect.stringContaining('a claim that has no class yet') });
});

test('a claim that grows is told to be refused where no volume is bound to it', () => {
  const [finding] = change(pvc('10Gi'), pvc('20Gi'), 30);
  expect(finding).toMatchObject({
    effect: 'applied',
    text: expect.stringContaining('refused while no volume is bound'),
  });
});

test('a quantity in other words is no change of a pod template', () => {
  const object = (cpu: string) =>
    workload('apps/v1', 'Deployment', {
      template: podTemplate({ containers: [{ name: 'a', image: 'x', resources: { requests: { cpu } } }] }),
    });
  expect(change(object('1000m'), object('1'))).toEqual([]);
});

test('a claim template of the same size in other words is no change', () => {
  const templates = (size: string) => statefulSet({ volumeClaimTemplates: [claim(size)] });
  expect(change(templates('1024Gi'), templates('1Ti'))).toEqual([]);
});
