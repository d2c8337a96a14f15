import { changes, statefulSet, workload } from '../fixtures';

test('another number of replicas scales and restarts nothing', () => {
  const after = workload('apps/v1', 'Deployment');
  expect(changes(workload('apps/v1', 'Deployment', { replicas: 2 }), after)).toEqual([
    { effect: 'scaled', message: 'spec.replicas: 2 → 1' },
  ]);
});

test('the claims of removed pods remain', () => {
  expect(changes(statefulSet({ replicas: 3 }), statefulSet({ replicas: 1 }))).toEqual([
    {
      effect: 'scaled',
      message: 'spec.replicas: 3 → 1. The PersistentVolumeClaims of the ordinals 1, 2 and their data remain',
    },
  ]);
});

test('data is lost if the claims of removed pods are deleted', () => {
  const scaled = (replicas: number) =>
    statefulSet({ replicas, persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } });
  expect(changes(scaled(3), scaled(2))).toMatchObject([
    { effect: 'data-loss', message: expect.stringContaining('The PersistentVolumeClaims of ordinal 2 are deleted') },
  ]);
});

test('other ordinals remove and add pods', () => {
  const before = statefulSet({ replicas: 3 });
  expect(changes(before, statefulSet({ replicas: 3, ordinals: { start: 1 } }), 37)).toEqual([
    {
      effect: 'scaled',
      message: 'spec.ordinals.start: 0 → 1. The PersistentVolumeClaims of ordinal 0 and their data remain',
    },
  ]);
});
