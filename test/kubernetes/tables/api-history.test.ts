import {
  fieldAt,
  fieldsAt,
  firstMinorOfField,
  firstMinorOfKind,
  gateOfField,
  isNamespaced,
  kindAt,
  newestApiVersion,
  typeOfKind,
} from '../../../lib/kubernetes/tables/api-history';
import { problemsOf } from './schema';

test('the best apiVersion that a minor serves by default is preferred', () => {
  expect([7, 8, 9].map((minor) => kindAt('DaemonSet', minor).preferred)).toEqual([
    'extensions/v1beta1',
    'apps/v1beta2',
    'apps/v1',
  ]);
  expect(kindAt('DaemonSet', 8).served).toEqual(['apps/v1beta2', 'extensions/v1beta1']);
});

test('a version that is not served by default is not preferred', () => {
  expect(kindAt('CronJob', 7)).toEqual({ served: [], offByDefault: ['batch/v2alpha1'], preferred: undefined });
});

test('the newest form of a kind has the best apiVersion of the newest minor', () => {
  expect(['Ingress', 'Service', 'PetSet'].map(newestApiVersion)).toEqual(['networking.k8s.io/v1', 'v1', undefined]);
});

test('a kind is served since a first minor, or never', () => {
  expect(['Ingress', 'CronJob', 'ScheduledJob'].map(firstMinorOfKind)).toEqual([3, 8, undefined]);
});

test('cluster-scoped kinds are known, others count as namespaced', () => {
  expect(['Namespace', 'ClusterRole', 'PersistentVolume', 'Secret', 'Certificate'].map(isNamespaced)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test('a definition is named after its group version, but for ScheduledJob', () => {
  expect(typeOfKind('rbac.authorization.k8s.io/v1', 'Role', 20)).toBe('rbac.v1.Role');
  expect(typeOfKind('v1', 'Service', 20)).toBe('core.v1.Service');
  expect([4, 5].map((minor) => typeOfKind('batch/v2alpha1', 'ScheduledJob', minor))).toEqual([
    'batch.v2alpha1.ScheduledJob',
    'batch.v2alpha1.CronJob',
  ]);
  expect(typeOfKind('apps/v2', 'Deployment', 20)).toBeUndefined();
});

test('a field has a type, may be required, and takes effect once its gate is on', () => {
  expect(fieldAt('core.v1.PodSpec', 'tolerations', 5)).toBeUndefined();
  expect(fieldAt('core.v1.PodSpec', 'tolerations', 6)).toEqual({
    type: '[]core.v1.Toleration',
    required: false,
    effective: true,
  });
  expect(fieldAt('core.v1.PodSpec', 'containers', 3)?.required).toBe(true);
  expect([29, 30].map((minor) => fieldAt('core.v1.HostAlias', 'ip', minor)?.required)).toEqual([false, true]);
  expect([16, 17, 18].map((minor) => fieldAt('core.v1.Container', 'startupProbe', minor)?.effective)).toEqual([
    false,
    false,
    true,
  ]);
});

test('the first minor of a field is that in which it takes effect', () => {
  expect(firstMinorOfField('core.v1.Container', 'startupProbe')).toBe(18);
  expect(firstMinorOfField('core.v1.PodSpec', 'evictionResponders')).toBeUndefined();
  expect(gateOfField('core.v1.PodSpec', 'evictionResponders')).toBe('EvictionRequestAPI');
});

test('types without properties are any object', () => {
  expect(fieldsAt('scheduling.v1alpha3.WorkloadPodGroupSingleDisruptionMode', 37)).toBeUndefined();
});

test('names of JavaScript are not rows', () => {
  expect(kindAt('toString', 37).preferred).toBeUndefined();
  expect(fieldAt('core.v1.PodSpec', 'constructor', 37)).toBeUndefined();
});

test('the schema of a minor names unknown fields, missing fields and wrong types', () => {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { containers: [{ image: 7, resources: { limits: { cpu: 'much' } } }], tolerations: [] },
  };
  expect(problemsOf(manifest, 5).sort()).toEqual([
    expect.stringMatching(/^spec\.containers\[0\]\.image: must be string/),
    'spec.containers[0].name: required field is missing',
    expect.stringMatching(/^spec\.containers\[0\]\.resources\.limits\.cpu: "much" is not of the form/),
    'spec.tolerations: unknown field in Kubernetes 1.5',
  ]);
  expect(problemsOf({ apiVersion: 'apps/v1', kind: 'DaemonSet' }, 8)).toEqual([
    'apiVersion: Kubernetes 1.8 does not serve apps/v1 DaemonSet',
  ]);
});
