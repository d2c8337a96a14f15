import {
  changes,
  claim,
  claimTemplate,
  effectsOf,
  manifest,
  otherImage,
  podTemplate,
  statefulSet,
  workload,
} from '../fixtures';
import { accepted, rejected, selector } from './rejection-cases';

test.each(rejected)('the API server rejects another value: %s', (_what, before, after, message) => {
  const all = changes(before, after, 37);
  expect(effectsOf(all)).toEqual(['rejected']);
  expect(all[0]?.message).toContain(message);
  expect(all[0]?.action).toBeTruthy();
});

test.each(accepted)('the API server accepts another value: %s', (_what, before, after) => {
  const effects = effectsOf(changes(before, after, 37));
  expect(effects).not.toEqual([]);
  expect(effects).not.toContain('rejected');
});

test.each([
  ['podManagementPolicy', 'OrderedReady'],
  ['revisionHistoryLimit', 10],
])('a default value that is now in the manifest is accepted: %s', (field, value) => {
  expect(effectsOf(changes(statefulSet(), statefulSet({ [field]: value }), 20))).toEqual(['updated']);
});

test('the default volume mode of a claim template is accepted', () => {
  const stated = statefulSet({ volumeClaimTemplates: [claimTemplate('10Gi', { volumeMode: 'Filesystem' })] });
  expect(effectsOf(changes(statefulSet(), stated))).toEqual(['updated']);
});

test.each([
  ['revisionHistoryLimit', 33, 34],
  ['ordinals', 25, 26],
  ['persistentVolumeClaimRetentionPolicy', 22, 23],
  ['minReadySeconds', 21, 22],
])('Kubernetes rejects another %s of a StatefulSet on 1.%i, and accepts it on 1.%i', (field, last, first) => {
  const effects = (minor: number) => effectsOf(changes(statefulSet(), statefulSet({ [field]: 5 }), minor));
  expect(effects(last)).toContain('rejected');
  expect(effects(first)).not.toContain('rejected');
});

const budget = (apiVersion: string, minAvailable: number) =>
  manifest(apiVersion, 'PodDisruptionBudget', { spec: { minAvailable } });

test('Kubernetes rejects another spec of a PodDisruptionBudget before 1.15', () => {
  const update = (minor: number) => changes(budget('policy/v1beta1', 1), budget('policy/v1beta1', 2), minor);
  expect(effectsOf(update(14))).toEqual(['rejected']);
  expect(effectsOf(update(15))).toEqual(['updated']);
});

test('Kubernetes rejects the expansion of a claim before 1.11', () => {
  expect(effectsOf(changes(claim('10Gi'), claim('20Gi'), 10))).toEqual(['rejected']);
});

test('Kubernetes accepts another source of a volume before 1.9', () => {
  const volume = (image: string) => manifest('v1', 'PersistentVolume', { spec: { rbd: { image } } });
  expect(effectsOf(changes(volume('a'), volume('b'), 8))).toEqual(['updated']);
});

test('Kubernetes rejects a Service without its clusterIP before 1.20', () => {
  const service = (spec: object) => manifest('v1', 'Service', { spec });
  expect(effectsOf(changes(service({ clusterIP: 'None' }), service({}), 19))).toEqual(['rejected']);
});

test('Kubernetes rejects another node selector of a suspended Job before 1.23', () => {
  const job = (spec: Record<string, unknown>) =>
    workload('batch/v1', 'Job', { suspend: true, template: podTemplate(spec) });
  expect(effectsOf(changes(job({}), job({ nodeSelector: { a: 'b' } }), 22))).toEqual(['rejected']);
});

test.each(['extensions/v1beta1', 'apps/v1beta1'])(
  'a Deployment of %s with another selector leaves its pods',
  (version) => {
    const all = changes(workload(version, 'Deployment'), workload(version, 'Deployment', { selector }));
    expect(effectsOf(all)).toEqual(['stale', 'updated']);
    expect(all[0]?.message).toContain('keep running, and the Deployment does not manage them');
  },
);

test('the Kubernetes versions are those that serve all apiVersions', () => {
  expect(effectsOf(changes(budget('policy/v1', 1), budget('policy/v1', 2)))).toEqual(['updated']);
});

test('a change that only some Kubernetes versions reject is rejected, and the message has the versions', () => {
  expect(changes(budget('policy/v1beta1', 1), budget('policy/v1beta1', 2))[0]).toMatchObject({
    effect: 'rejected',
    message: 'spec.minAvailable: 1 → 2 on Kubernetes before 1.15',
  });
});

test('a rejected update has no other effect', () => {
  const after = statefulSet({ serviceName: 'y', template: otherImage, replicas: 5 });
  expect(effectsOf(changes(statefulSet(), after))).toEqual(['rejected']);
});

test('the action for a StatefulSet keeps its pods and claims', () => {
  const [change] = changes(statefulSet(), statefulSet({ serviceName: 'y' }));
  expect(change?.action).toContain('kubectl delete statefulset x --namespace=logging --cascade=orphan');
});

test('the action for larger claims expands each claim, and then replaces the StatefulSet', () => {
  const after = statefulSet({ replicas: 3, volumeClaimTemplates: [claimTemplate('20Gi')] });
  const [change] = changes(statefulSet({ replicas: 2 }), after);
  const [expand = '', replace = ''] = change?.action?.split('; done; then ') ?? [];
  expect(expand).toContain('for claim in data-x-0 data-x-1; do kubectl patch persistentvolumeclaim $claim ');
  expect(expand).toContain(`--namespace=logging --patch='{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}'`);
  expect(replace).toMatch(/^kubectl delete statefulset x --namespace=logging --cascade=orphan, then apply/);
});

test.each([
  ['a smaller size', '5Gi'],
  ['an invalid size', 'much'],
])('the action expands no claim to %s', (_what, size) => {
  const [change] = changes(statefulSet(), statefulSet({ volumeClaimTemplates: [claimTemplate(size)] }));
  expect(change?.action).toMatch(/^kubectl delete statefulset/);
});

test('the action for a Job is another name', () => {
  const job = (template: object) => workload('batch/v1', 'Job', { template });
  const [change] = changes(job(podTemplate()), job(otherImage));
  expect(change?.action).toContain('another name');
});

test('no message contains a value of a Secret', () => {
  const secret = (password: string) => manifest('v1', 'Secret', { immutable: true, stringData: { password } });
  const text = JSON.stringify(changes(secret('hunter2'), secret('hunter3')));
  expect(text).toContain('stringData.password');
  expect(text).not.toContain('hunter');
});

test('a new class of a claim is rejected, and the message has the exception', () => {
  const [change] = changes(claim('10Gi'), claim('10Gi', { storageClassName: 'fast' }), 30);
  expect(change).toMatchObject({
    effect: 'rejected',
    message: expect.stringContaining('The API server accepts it if the claim has no class yet'),
  });
});

test('the message for a larger claim says when the API server rejects it', () => {
  const [change] = changes(claim('10Gi'), claim('20Gi'), 30);
  expect(change).toMatchObject({
    effect: 'updated',
    message: expect.stringContaining('rejects it if the claim is not bound to a volume'),
  });
});

test('equal sizes of a claim template in different units are no change', () => {
  const withSize = (size: string) => statefulSet({ volumeClaimTemplates: [claimTemplate(size)] });
  expect(changes(withSize('1024Gi'), withSize('1Ti'))).toEqual([]);
});
