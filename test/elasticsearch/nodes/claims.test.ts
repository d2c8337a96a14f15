import { Size } from 'cdk8s';
import {
  AddOnElasticsearch,
  ClaimRetention,
  ClusterApp,
  ElasticsearchImage,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  Storage,
} from '../../../lib';
import { ElasticsearchFixture } from '../fixture';

const POLICY = 'persistentVolumeClaimRetentionPolicy';
const deleting = Storage.claim({ size: Size.gibibytes(10), whenDeleted: ClaimRetention.DELETE });

test('claims are kept, which is the default of the API server', () => {
  expect(new ElasticsearchFixture().find('StatefulSet', 'elasticsearch').spec).not.toHaveProperty(POLICY);
});

test('claims are deleted with the StatefulSet if the user sets it, and stay when there are fewer nodes', () => {
  const fixture = new ElasticsearchFixture({ storage: deleting });
  expect(fixture.find('StatefulSet', 'elasticsearch').spec[POLICY]).toEqual({
    whenDeleted: ClaimRetention.DELETE,
    whenScaled: ClaimRetention.RETAIN,
  });
  expect(fixture.errors).toEqual([]);
});

test('each node set has its own policy', () => {
  const kept = Storage.claim({ size: Size.gibibytes(10), whenScaled: ClaimRetention.RETAIN });
  const fixture = new ElasticsearchFixture({
    nodeSets: [
      { name: 'a', replicas: 2, storage: deleting },
      { name: 'b', replicas: 1, storage: kept },
    ],
  });
  const policies = ['elasticsearch-a', 'elasticsearch-b'].map((name) => fixture.find('StatefulSet', name).spec[POLICY]);
  expect(policies.map(({ whenDeleted }) => whenDeleted)).toEqual(['Delete', 'Retain']);
});

test('a server that cannot delete claims gets no such policy', () => {
  const image = ElasticsearchImage.official('7.17.29');
  const found = new ElasticsearchFixture({ image, storage: deleting }, '1.26').errors.join();
  expect(found).toContain(POLICY);
  expect(found).toContain('delete the claims yourself');
});

test('a server that always keeps claims gets no policy', () => {
  const storage = Storage.claim({
    size: Size.gibibytes(10),
    whenDeleted: ClaimRetention.RETAIN,
    whenScaled: ClaimRetention.RETAIN,
  });
  const fixture = new ElasticsearchFixture({ image: ElasticsearchImage.official('7.17.29'), storage }, '1.26');
  expect(fixture.errors).toEqual([]);
  expect(fixture.find('StatefulSet', 'elasticsearch').spec).not.toHaveProperty(POLICY);
});

describe('Ceph images of several node sets', () => {
  const ceph = (image: string) =>
    Storage.cephRbd({
      monitors: ['10.0.0.1:6789'],
      images: [image],
      size: Size.gibibytes(10),
      secret: SecretRef.fromName('ceph'),
    });
  const fixtureOf = (...images: string[]) =>
    new ElasticsearchFixture(
      {
        image: ElasticsearchImage.official('7.17.29'),
        nodeSets: images.map((image, index) => ({ name: `set${index}`, replicas: 1, storage: ceph(image) })),
      },
      '1.26',
    );
  const imagesOf = (fixture: ElasticsearchFixture) =>
    fixture.objects.filter(({ kind }) => kind === 'PersistentVolume').map(({ spec }) => spec.rbd.image);

  test('are volumes of their own', () => {
    expect(imagesOf(fixtureOf('a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
    expect(fixtureOf('a', 'b', 'c').errors).toEqual([]);
  });

  test('are an error if two are the same', () => {
    const [error, ...others] = fixtureOf('a', 'b', 'a').errors;
    expect(others).toEqual([]);
    expect(error).toContain('elasticsearch-set2-0 spec.rbd.image: "a" is invalid: expected an image of its own');
    expect(error).toContain('elasticsearch-set0-0 has the same one');
  });
});

test('a Ceph volume has no fields that a server drops, is not pruned, and its claim requests no class', () => {
  const storage = Storage.cephRbd({
    monitors: ['10.0.0.1:6789'],
    images: ['a'],
    size: Size.gibibytes(10),
    secret: SecretRef.fromName('ceph'),
  });
  const image = ElasticsearchImage.official('7.17.29');
  const fixture = new ElasticsearchFixture({ image, replicas: 1, storage }, '1.26');
  const [{ metadata, spec }] = fixture.objects.filter(({ kind }) => kind === 'PersistentVolume');
  const { annotations } = fixture.find('Secret', 'elasticsearch-elastic').metadata;
  expect(annotations).toBeDefined();
  expect(metadata).toMatchObject({ name: 'logging-data-elasticsearch-0', annotations });
  expect(metadata.labels).toEqual(fixture.find('StatefulSet', 'elasticsearch').spec.selector.matchLabels);
  expect(spec).not.toHaveProperty('storageClassName');
  expect(spec.rbd).not.toHaveProperty('readOnly');
  const [claim] = fixture.find('StatefulSet', 'elasticsearch').spec.volumeClaimTemplates;
  expect(claim.spec.storageClassName).toBe('');
});

test('two replicas with one Ceph image are rejected', () => {
  const storage = Storage.cephRbd({
    monitors: ['10.0.0.1:6789'],
    images: ['a', 'b', 'a'],
    size: Size.gibibytes(10),
    secret: SecretRef.fromName('ceph'),
  });
  const fixture = new ElasticsearchFixture({ image: ElasticsearchImage.official('7.17.29'), storage }, '1.26');
  expect(fixture.errors.join('\n')).toContain(
    'elasticsearch.storage.images: "a" is invalid: expected an image of its own for each replica: two nodes cannot write to one image.',
  );
});

test('images that several node sets would share are one error', () => {
  const storage = Storage.cephRbd({
    monitors: ['10.0.0.1:6789'],
    images: ['a', 'b', 'c'],
    size: Size.gibibytes(10),
    secret: SecretRef.fromName('ceph'),
  });
  const nodeSets = [1, 2].map((replicas) => ({ name: `set${replicas}`, replicas }));
  const image = ElasticsearchImage.official('7.17.29');
  expect(new ElasticsearchFixture({ image, storage, nodeSets }, '1.26').errors).toEqual([
    expect.stringContaining('elasticsearch.storage: "cephRbd" is invalid: expected storage of each node set'),
  ]);
});

test('Ceph without monitors is one error', () => {
  const secret = SecretRef.fromName('ceph');
  const storage = Storage.cephRbd({ monitors: [], images: ['a'], size: Size.gibibytes(10), secret });
  const image = ElasticsearchImage.official('7.17.29');
  expect(new ElasticsearchFixture({ image, replicas: 1, storage }, '1.26').errors).toEqual([
    expect.stringContaining('elasticsearch.storage.monitors: [] is invalid: expected one or more host:port'),
  ]);
});

test.each([
  ['0', Size.gibibytes(0), 'a size above 0, such as 10Gi'],
  ['9000000Ti', Size.tebibytes(9e6), 'a quantity such as'],
])('a claim of %s is one error', (quantity, size, expected) => {
  const storage = Storage.claim({ size });
  expect(new ElasticsearchFixture({ storage }).errors).toEqual([
    expect.stringContaining(`elasticsearch.storage.size: "${quantity}" is invalid: expected ${expected}`),
  ]);
});

test('claims that are deleted are an error before StatefulSets', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.4');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
  const claim = { size: Size.gibibytes(10), whenDeleted: ClaimRetention.DELETE, whenScaled: ClaimRetention.RETAIN };
  new AddOnElasticsearch(chart, 'elasticsearch', { replicas: 1, storage: Storage.claim(claim) });
  expect(app.errors()).toEqual([
    expect.stringContaining(
      'storage.whenDeleted: "Delete" is invalid: expected ClaimRetention.RETAIN on this version of Kubernetes',
    ),
  ]);
});

test.each([
  ['monitors', 'a:65536', 'one or more host:port'],
  ['monitors', 'a:0', 'one or more host:port'],
  ['monitors', ':1', 'one or more host:port'],
  ['monitors', '::1:6789', 'one or more host:port'],
  ['monitors', '[10.0.0.1]:6789', 'one or more host:port'],
  ['fsType', 'nope!', 'at most 63 lowercase letters'],
])('the %s %p of Ceph are one error', (name, value, expected) => {
  const valid = { monitors: ['a:1'], images: ['a'], size: Size.gibibytes(10), secret: SecretRef.fromName('ceph') };
  const storage = Storage.cephRbd({ ...valid, [name]: name === 'monitors' ? [value] : value });
  const image = ElasticsearchImage.official('7.17.29');
  expect(new ElasticsearchFixture({ image, replicas: 1, storage }, '1.26').errors).toEqual([
    expect.stringContaining(`elasticsearch.storage.${name}: "${value}" is invalid: expected ${expected}`),
  ]);
});

test.each(['a:65535', '10.0.0.1:6789', '[2001:db8::1]:6789', 'mon-0.ceph.example.com:1'])(
  'the monitor %s of Ceph is accepted',
  (monitor) => {
    const secret = SecretRef.fromName('ceph');
    const storage = Storage.cephRbd({
      monitors: [monitor],
      images: ['a'],
      size: Size.gibibytes(10),
      secret,
      fsType: 'xfs',
    });
    const image = ElasticsearchImage.official('7.17.29');
    expect(new ElasticsearchFixture({ image, replicas: 1, storage }, '1.26').errors).toEqual([]);
  },
);
