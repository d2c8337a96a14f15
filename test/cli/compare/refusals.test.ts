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
])('stating the default value is no change: %s', (field, value) => {
  expect(effectsOf(change(statefulSet(), statefulSet({ [field]: value }), 20))).toEqual(['applied']);
});

test('stating the default volume mode of a claim template is no change', () => {
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

test('no claim can be expanded before 1.11', () => {
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

test('a change that only some minors reject is refused, and the text names the minors', () => {
  const pdb = (minAvailable: number) => literal('policy/v1beta1', 'PodDisruptionBudget', { spec: { minAvailable } });
  expect(change(pdb(1), pdb(2))[0]).toMatchObject({
    effect: 'refused',
    text: 'spec.minAvailable: 1 → 2 on Kubernetes before 1.15',
  });
});

test('a rejected update has no other effect', () => {
  const after = statefulSet({ serviceName: 'y', template: otherImage, replicas: 5 });
  expect(effectsOf(change(statefulSet(), after))).toEqual(['refused']);
});

test('the action for a StatefulSet keeps its pods and claims', () => {
  const [finding] = change(statefulSet(), statefulSet({ serviceName: 'y' }));
  expect(finding?.action).toContain('kubectl delete statefulset x --namespace=logging --cascade=orphan');
});

test('the action for larger claims expands each claim and then replaces the StatefulSet', () => {
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
])('no claim is expanded to a size that is %s', (_what, size) => {
  const [finding] = change(statefulSet(), statefulSet({ volumeClaimTemplates: [claim(size)] }));
  expect(finding?.action).toMatch(/^kubectl delete statefulset/);
});

test('the action for a Job is a new name', () => {
  const [finding] = change(
    workload('batch/v1', 'Job'),
    workload('batch/v1', 'Job', { template: podTemplate({ a: 1 }) }),
  );
  expect(finding?.action).toContain('another name');
});

test('the report contains no value of a Secret', () => {
  const secret = (password: string) => literal('v1', 'Secret', { immutable: true, stringData: { password } });
  const text = JSON.stringify(change(secret('hunter2'), secret('hunter3')));
  expect(text).toContain('stringData.password');
  expect(text).not.toContain('hunter');
});

/** An object to which the rule applies, with this value at the path of the rule. */
function ruled(row: ImmutableField, value: string): Literal {
  const inside = row.except === undefined ? value : { anythingElse: value };
  const json = row.path
    .split('.')
    .reduceRight((inner: unknown, field) => (field === '0' ? [inner] : { [field]: inner }), inside);
  const apiVersion = row.apiVersions?.at(-1) ?? newestApiVersion(row.kind) ?? '';
  return literal(apiVersion, row.kind, { ...(row.where && { [row.where.path]: row.where.is }), ...(json as object) });
}

test.each(immutableFields.map((row) => [row.kind, row.path, row] as const))(
  'an API server rejects another %s %s',
  (_k, path, row) => {
    const [before, after] = row.mayGrow ? ['2Gi', '1Gi'] : ['a', 'b'];
    const [old, now] =
      path === row.where?.path
        ? [literal('v1', row.kind, { [path]: row.where.is }), literal('v1', row.kind)]
        : [ruled(row, before), ruled(row, after)];
    expect(effectsOf(change(old, now, row.until ?? newestMinor))).toEqual(['refused']);
  },
);

test('every rule names the source of the rejection', () => {
  for (const { source } of immutableFields) {
    expect(source).toMatch(
      /^(pkg\/(apis|registry)\/.+\.go, (Validate\w+Update|validate\w+|patchAllocatedValues)|https:\/\/github\.com\/kubernetes\/kubernetes\/pull\/\d+)$/,
    );
  }
});

test('before 1.20, a Service without its clusterIP is rejected', () => {
  const service = (spec: object) => literal('v1', 'Service', { spec });
  expect(effectsOf(change(service({ clusterIP: 'None' }), service({}), 19))).toEqual(['refused']);
});

test('before 1.23, the node selector of a suspended Job cannot change', () => {
  const job = (spec: Record<string, unknown>) =>
    workload('batch/v1', 'Job', { suspend: true, template: podTemplate(spec) });
  expect(effectsOf(change(job({}), job({ nodeSelector: { a: 'b' } }), 22))).toEqual(['refused']);
});

test('a class for a claim without one is rejected, and the report names the exception', () => {
  const [finding] = change(pvc('10Gi'), pvc('10Gi', { storageClassName: 'fast' }), 30);
  expect(finding).toMatchObject({ effect: 'refused', text: expect.stringContaining('a claim that has no class yet') });
});

test('the report says that an expansion is rejected while no volume is bound', () => {
  const [finding] = change(pvc('10Gi'), pvc('20Gi'), 30);
  expect(finding).toMatchObject({
    effect: 'applied',
    text: expect.stringContaining('refused while no volume is bound'),
  });
});

test('an equal quantity in another unit is no change of a pod template', () => {
  const object = (cpu: string) =>
    workload('apps/v1', 'Deployment', {
      template: podTemplate({ containers: [{ name: 'a', image: 'x', resources: { requests: { cpu } } }] }),
    });
  expect(change(object('1000m'), object('1'))).toEqual([]);
});

test('an equal size in another unit is no change of a claim template', () => {
  const templates = (size: string) => statefulSet({ volumeClaimTemplates: [claim(size)] });
  expect(change(templates('1024Gi'), templates('1Ti'))).toEqual([]);
});
