import { effectsOf, type Literal, literal, outcome, podTemplate, workload } from './changes';

const argoCd = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
const flux = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const annotated = (kind: string, annotations: Record<string, string>) =>
  literal('v1', kind, { metadata: { annotations } });
const gone = (object: Literal) => Object.values(outcome([object], [])).flat();
const named = (object: Literal, name: string): Literal => ({ ...object, metadata: { ...object.metadata, name } });
const claims = { volumeClaimTemplates: [{ metadata: { name: 'data' } }] };
const statefulSet = (spec = {}) => workload('apps/v1', 'StatefulSet', { ...claims, ...spec });

test.each([
  ['a Namespace', literal('v1', 'Namespace'), /every claim and its data/],
  ['a claim', literal('v1', 'PersistentVolumeClaim'), /its volume and the data go too/],
  ['a volume', literal('v1', 'PersistentVolume'), /loses its data/],
  ['a Secret that is filled in the cluster', literal('v1', 'Secret'), /nowhere else/],
  [
    'the definition of a kind',
    literal('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
    /every object of its kind/,
  ],
  ['an Elasticsearch of ECK', literal('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch'), /deletes its claims/],
  [
    'a StatefulSet that deletes its claims',
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } }),
    /whenDeleted/,
  ],
])('removing %s loses data', (_what, object, text) => {
  const [finding] = gone(object);
  expect(finding).toMatchObject({ effect: 'data', text: expect.stringMatching(text) });
  expect(finding?.action).toBeTruthy();
});

test.each([
  ['a StatefulSet, whose claims stay', statefulSet(), /claims stay, with the data/],
  ['a Secret that the manifest fills', literal('v1', 'Secret', { data: { a: 'eA==' } }), /vanishes/],
  ['a Deployment', workload('apps/v1', 'Deployment'), /vanishes/],
])('%s is deleted without loss', (_what, object, text) => {
  expect(gone(object)).toMatchObject([{ effect: 'deleted', text: expect.stringMatching(text) }]);
});

test('a deletion names the data that an emptyDir loses', () => {
  const template = podTemplate({ volumes: [{ name: 'data', emptyDir: {} }] });
  expect(gone(workload('v1', 'ReplicationController', { template }))[0]?.text).toContain('emptyDir data');
});

test('an object with the annotations of both tools is kept', () => {
  expect(gone(annotated('Namespace', { ...argoCd, ...flux }))).toMatchObject([
    { effect: 'kept', action: expect.stringContaining('kubectl delete namespace x') },
  ]);
});

test.each([
  ['Argo CD', argoCd, /deleted by Flux/],
  ['Flux', flux, /deleted by Argo CD/],
])('an object with the annotation of %s only is deleted by the other tool', (_tool, annotations, text) => {
  expect(gone(annotated('Namespace', annotations))).toMatchObject([
    { effect: 'data', text: expect.stringMatching(text) },
  ]);
});

test('Prune=false is found among other options', () => {
  const options = { 'argocd.argoproj.io/sync-options': 'Delete=false, Prune=false', ...flux };
  expect(effectsOf(gone(annotated('Namespace', options)))).toEqual(['kept']);
});

test('a new object of the same content is a rename', () => {
  const deployment = workload('apps/v1', 'Deployment');
  expect(outcome([deployment], [named(deployment, 'y')])).toMatchObject({
    'Deployment logging/x': [{ effect: 'renamed', text: 'it is now Deployment logging/y' }],
    'Deployment logging/y': [{ effect: 'created' }],
  });
});

test('a Job with another digest in its name is a rename', () => {
  const job = (image: string, name: string) =>
    named(workload('batch/v1', 'Job', { template: podTemplate({ containers: [{ name: 'a', image }] }) }), name);
  expect(outcome([job('1', 'bootstrap-0a1b2c3d')], [job('2', 'bootstrap-99887766')])).toMatchObject({
    'Job logging/bootstrap-0a1b2c3d': [{ effect: 'renamed' }],
  });
});

test('accounts of other names are other accounts', () => {
  const account = literal('v1', 'ServiceAccount');
  expect(outcome([account], [named(account, 'y')])['ServiceAccount logging/x']).toMatchObject([{ effect: 'deleted' }]);
});

test('a StatefulSet with another name does not use the existing data', () => {
  expect(outcome([statefulSet()], [named(statefulSet(), 'y')])['StatefulSet logging/x']).toMatchObject([
    { effect: 'data', text: expect.stringContaining('new, empty claims') },
  ]);
});

test('fewer replicas keep their claims', () => {
  expect(outcome([statefulSet({ replicas: 3 })], [statefulSet({ replicas: 1 })])['StatefulSet logging/x']).toEqual([
    { effect: 'scaled', text: '3 → 1 pod: the claims of ordinals 1 to 2 stay, with what is in them' },
  ]);
});

test('fewer replicas lose data if their claims are deleted', () => {
  const persistentVolumeClaimRetentionPolicy = { whenScaled: 'Delete' };
  const scaled = (replicas: number) => [statefulSet({ replicas, persistentVolumeClaimRetentionPolicy })];
  expect(outcome(scaled(3), scaled(2))['StatefulSet logging/x']).toMatchObject([
    { effect: 'data', text: expect.stringContaining('the claims of ordinal 2 are deleted') },
  ]);
});
