import { reasonForFloor, supportsKind } from '../../lib/kubernetes/capabilities';
import { newestMinor } from '../../lib/kubernetes/tables/api-history';

test.each([
  ['ClusterRole', 6],
  ['ClusterRoleBinding', 6],
  ['Role', 6],
  ['RoleBinding', 6],
  ['StatefulSet', 7],
  ['PodDisruptionBudget', 7],
  ['NetworkPolicy', 8],
  ['PriorityClass', 11],
])('%s is used from 1.%i on, for a reason', (kind, minor) => {
  expect([supportsKind(kind, minor - 1), supportsKind(kind, minor), supportsKind(kind, newestMinor)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(reasonForFloor(kind)).toMatch(/up to 1\.\d+/);
});

test.each([
  ['DaemonSet', 3],
  ['Ingress', 3],
  ['StorageClass', 4],
  ['CronJob', 8],
  ['IngressClass', 18],
])('%s is used from 1.%i on, where it is served first', (kind, minor) => {
  expect([supportsKind(kind, minor - 1), supportsKind(kind, minor)]).toEqual([false, true]);
  expect(reasonForFloor(kind)).toBeUndefined();
});

test('a kind that is no longer served is not used', () => {
  expect([supportsKind('PodSecurityPolicy', 24), supportsKind('PodSecurityPolicy', 25)]).toEqual([true, false]);
});

test('a kind that the tables do not know is not used', () => {
  expect(supportsKind('constructor', newestMinor)).toBe(false);
});
