import { ElasticsearchImage, SecretRef, Storage } from '../../lib';
import { StoreWorld } from './world';

const POLICY = 'persistentVolumeClaimRetentionPolicy';
const deleting = Storage.claim({ size: '10Gi', whenDeleted: 'Delete' });

test('claims are kept, which is what a server does by itself', () => {
  expect(new StoreWorld().find('StatefulSet', 'elasticsearch').spec).not.toHaveProperty(POLICY);
});

test('claims go with the StatefulSet where the user says so, and stay when there are fewer nodes', () => {
  const world = new StoreWorld({ storage: deleting });
  expect(world.find('StatefulSet', 'elasticsearch').spec[POLICY]).toEqual({
    whenDeleted: 'Delete',
    whenScaled: 'Retain',
  });
  expect(world.errors).toEqual([]);
});

test('each group has a policy of its own', () => {
  const kept = Storage.claim({ size: '10Gi', whenScaled: 'Retain' });
  const world = new StoreWorld({
    nodeSets: [
      { name: 'a', replicas: 2, storage: deleting },
      { name: 'b', replicas: 1, storage: kept },
    ],
  });
  const policies = ['elasticsearch-a', 'elasticsearch-b'].map((name) => world.find('StatefulSet', name).spec[POLICY]);
  expect(policies.map(({ whenDeleted }) => whenDeleted)).toEqual(['Delete', 'Retain']);
});

test('a server that would leave the claims alone is not told to delete them', () => {
  const image = ElasticsearchImage.official('7.17.29');
  const found = new StoreWorld({ image, storage: deleting }, '1.26').errors.join();
  expect(found).toContain(POLICY);
  expect(found).toContain('delete the claims by hand');
});

test('a server that keeps claims anyway needs not be told', () => {
  const storage = Storage.claim({ size: '10Gi', whenDeleted: 'Retain', whenScaled: 'Retain' });
  const world = new StoreWorld({ image: ElasticsearchImage.official('7.17.29'), storage }, '1.26');
  expect(world.errors).toEqual([]);
  expect(world.find('StatefulSet', 'elasticsearch').spec).not.toHaveProperty(POLICY);
});

test('a volume of Ceph says nothing that a server would not keep, and its claim still asks for no class', () => {
  const storage = Storage.cephRbd({
    monitors: ['10.0.0.1:6789'],
    images: ['a'],
    size: '10Gi',
    secret: SecretRef.fromName('ceph'),
  });
  const image = ElasticsearchImage.official('7.17.29');
  const world = new StoreWorld({ image, replicas: 1, storage }, '1.26');
  const [{ spec }] = world.objects.filter(({ kind }) => kind === 'PersistentVolume');
  expect(spec).not.toHaveProperty('storageClassName');
  expect(spec.rbd).not.toHaveProperty('readOnly');
  const [claim] = world.find('StatefulSet', 'elasticsearch').spec.volumeClaimTemplates;
  expect(claim.spec.storageClassName).toBe('');
});
