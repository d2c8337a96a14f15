import {
  changes,
  changesByObject,
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

test('a change that only some Kubernetes versions reject has its effect on the others', () => {
  const all = changes(budget('policy/v1beta1', 1), budget('policy/v1beta1', 2));
  expect(effectsOf(all)).toEqual(['rejected', 'updated']);
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
  expect(text).toContain('data.password');
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

test('an apiVersion that Kubernetes does not serve is rejected, also in an unchanged object', () => {
  const object = budget('policy/v1beta1', 1);
  expect(changes(object, object, 24)).toEqual([]);
  expect(changes(object, object, 25)).toMatchObject([
    { effect: 'rejected', message: 'Kubernetes 1.25 does not serve policy/v1beta1 PodDisruptionBudget' },
  ]);
});

test('a new object whose apiVersion Kubernetes does not serve is rejected', () => {
  const all = changesByObject([], [budget('policy/v1beta1', 1)], 25);
  expect(all['PodDisruptionBudget logging/x']).toMatchObject([{ effect: 'rejected' }]);
});

test('a selector that equals the default of the old apiVersion is accepted', () => {
  const old = workload('extensions/v1beta1', 'Deployment', { selector: undefined });
  expect(effectsOf(changes(old, workload('apps/v1', 'Deployment'), 15))).not.toContain('rejected');
});

test('a rejected update does not restart the pods that use a changed ConfigMap', () => {
  const config = (key: string) => manifest('v1', 'ConfigMap', { metadata: { name: 'config' }, data: { key } });
  const template = (digest: string) =>
    podTemplate({ volumes: [{ name: 'config', configMap: { name: 'config' } }] }, { digest });
  const before = [config('a'), statefulSet({ template: template('a') })];
  const after = [config('b'), statefulSet({ template: template('b'), serviceName: 'y' })];
  expect(effectsOf(changesByObject(before, after)['ConfigMap logging/config'] ?? [])).toEqual(['stale', 'updated']);
});

test('the action for another selector of a StatefulSet labels the pods, so that the new StatefulSet adopts them', () => {
  const metadata = { labels: { app: 'x', tier: 'y' } };
  const after = statefulSet({ selector: { matchLabels: metadata.labels }, template: { ...podTemplate(), metadata } });
  const [change] = changes(statefulSet(), after);
  expect(change?.action).toContain(
    '--cascade=orphan, then kubectl label pods --selector=app=x --namespace=logging --overwrite tier=y, then apply.',
  );
});

test('the fields that the API server adds to claim templates are accepted', () => {
  const added = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } };
  const stated = statefulSet({ volumeClaimTemplates: [{ ...claimTemplate('10Gi'), ...added }] });
  expect(effectsOf(changes(statefulSet(), stated))).toEqual(['updated']);
});
