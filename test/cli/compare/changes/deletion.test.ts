import { changesByObject, effectsOf, type Manifest, manifest, podTemplate, statefulSet, workload } from '../fixtures';

const argoCd = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
const flux = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const annotated = (kind: string, annotations: Record<string, string>) =>
  manifest('v1', kind, { metadata: { annotations } });
const remove = (object: Manifest) => Object.values(changesByObject([object], [])).flat();
const named = (object: Manifest, name: string): Manifest => ({ ...object, metadata: { ...object.metadata, name } });

test.each([
  ['a Namespace', manifest('v1', 'Namespace'), /including PersistentVolumeClaims and their data/],
  ['a PersistentVolumeClaim', manifest('v1', 'PersistentVolumeClaim'), /the volume and the data are deleted/],
  ['a PersistentVolume', manifest('v1', 'PersistentVolume'), /loses its volume/],
  ['a Secret without data in the manifest', manifest('v1', 'Secret'), /added in the cluster are lost/],
  [
    'a CustomResourceDefinition',
    manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
    /Every custom resource of this kind/,
  ],
  [
    'an Elasticsearch resource of ECK',
    manifest('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch'),
    /operator deletes its PersistentVolumeClaims/,
  ],
  [
    'a StatefulSet that deletes its claims',
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } }),
    /whenDeleted/,
  ],
])('the deletion of %s loses data', (_what, object, message) => {
  const [change] = remove(object);
  expect(change).toMatchObject({ effect: 'data-loss', message: expect.stringMatching(message) });
  expect(change?.action).toBeTruthy();
});

test.each([
  ['a StatefulSet that keeps its claims', statefulSet(), /PersistentVolumeClaims and the data remain/],
  ['a Secret with data in the manifest', manifest('v1', 'Secret', { data: { a: 'eA==' } }), /removed/],
  ['a Deployment', workload('apps/v1', 'Deployment'), /removed/],
])('the deletion of %s loses no data', (_what, object, message) => {
  expect(remove(object)).toMatchObject([{ effect: 'deleted', message: expect.stringMatching(message) }]);
});

test('a deletion reports the emptyDir volumes whose data is lost', () => {
  const template = podTemplate({ volumes: [{ name: 'data', emptyDir: {} }] });
  const [change] = remove(workload('v1', 'ReplicationController', { template }));
  expect(change?.message).toContain('The data in the emptyDir volume data is deleted');
});

test('an object with the annotations of Argo CD and Flux is kept', () => {
  expect(remove(annotated('Namespace', { ...argoCd, ...flux }))).toMatchObject([
    { effect: 'kept', action: expect.stringContaining('kubectl delete namespace x') },
  ]);
});

test.each([
  ['Argo CD', argoCd, 'Only Flux deletes it.'],
  ['Flux', flux, 'Only Argo CD deletes it.'],
])('an object with only the annotation of %s is deleted by the other tool', (_tool, annotations, message) => {
  expect(remove(annotated('Namespace', annotations))).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining(message) },
  ]);
});

test('Prune=false can be one of several sync options', () => {
  const options = { 'argocd.argoproj.io/sync-options': 'Delete=false, Prune=false', ...flux };
  expect(effectsOf(remove(annotated('Namespace', options)))).toEqual(['kept']);
});

test('a new object with the same content is a new name', () => {
  const deployment = workload('apps/v1', 'Deployment');
  expect(changesByObject([deployment], [named(deployment, 'y')])).toMatchObject({
    'Deployment logging/x': [{ effect: 'renamed', message: 'Renamed to Deployment logging/y' }],
    'Deployment logging/y': [{ effect: 'created' }],
  });
});

test('a Job with another digest at the end of its name is renamed', () => {
  const job = (image: string, name: string) =>
    named(workload('batch/v1', 'Job', { template: podTemplate({ containers: [{ name: 'a', image }] }) }), name);
  expect(changesByObject([job('1', 'bootstrap-0a1b2c3d')], [job('2', 'bootstrap-99887766')])).toMatchObject({
    'Job logging/bootstrap-0a1b2c3d': [
      { effect: 'renamed', message: 'Renamed to Job logging/bootstrap-99887766. The new Job runs once' },
    ],
  });
});

test('a service account with another name is another account', () => {
  const account = manifest('v1', 'ServiceAccount');
  const all = changesByObject([account], [named(account, 'y')]);
  expect(all['ServiceAccount logging/x']).toMatchObject([{ effect: 'deleted' }]);
});

test('a StatefulSet with another name does not use the existing data', () => {
  expect(changesByObject([statefulSet()], [named(statefulSet(), 'y')])['StatefulSet logging/x']).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('new, empty PersistentVolumeClaims') },
  ]);
});

const namespace = (name: string, annotations = {}): Manifest => {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, annotations } };
};
const inNamespace = (object: Manifest, name: string): Manifest => {
  return { ...object, metadata: { ...object.metadata, namespace: name } };
};

test('a StatefulSet in another namespace does not use the existing data', () => {
  const moved = inNamespace(statefulSet({ serviceName: 'y' }), 'other');
  expect(changesByObject([statefulSet()], [moved])['StatefulSet logging/x']).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('Renamed to StatefulSet other/x') },
  ]);
});

test.each([
  ['a claim', annotated('PersistentVolumeClaim', { ...argoCd, ...flux }), 'PersistentVolumeClaim'],
  ['a Secret', annotated('Secret', { ...argoCd, ...flux }), 'Secret'],
  ['a StatefulSet', statefulSet(), 'StatefulSet'],
])('annotations do not keep %s if its namespace is deleted', (_what, object, kind) => {
  const all = changesByObject([namespace('logging'), object], []);
  expect(all[`${kind} logging/x`]).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('It is deleted with its namespace') },
  ]);
});

test('annotations keep an object if its namespace is kept', () => {
  const all = changesByObject(
    [namespace('logging', { ...argoCd, ...flux }), annotated('Secret', { ...argoCd, ...flux })],
    [],
  );
  expect(all['Secret logging/x']).toMatchObject([{ effect: 'kept' }]);
});

test('the deletion of a namespace reports the objects in it that the manifests still have', () => {
  const [change] = changesByObject([namespace('logging'), statefulSet()], [statefulSet()])['Namespace logging'] ?? [];
  expect(change?.message).toContain('The new manifests still have objects in this namespace (1)');
});
