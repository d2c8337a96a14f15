import type { Json } from '../../../lib/kubernetes/json';
import { harmlessExamples } from '../../../lib/kubernetes/lowering/fields/harmless-fields';
import { actions } from '../../../lib/kubernetes/lowering/fields/remedies';
import { lower } from '../../../lib/kubernetes/lowering/lower';
import {
  fieldAt,
  firstMinorOfField,
  knownTypes,
  newestMinor,
  shortName,
} from '../../../lib/kubernetes/tables/api-history';
import { objectWith, valueAt } from './lowering-paths';

function typesNamed(name: string): string[] {
  return knownTypes.filter((type) => shortName(type) === name);
}

function firstMinor(type: string, field: string): number {
  return Math.min(...typesNamed(type).flatMap((known) => firstMinorOfField(known, field) ?? []));
}

function anyValue(type: string, field: string): Json {
  const found = typesNamed(type).flatMap((known) => fieldAt(known, field, newestMinor)?.type ?? []);
  return found.includes('integer')
    ? 5
    : found.includes('string')
      ? 'some'
      : found.some((t) => t.startsWith('[]'))
        ? []
        : {};
}

const harmless = harmlessExamples.map(({ type, field, value, noted }) => ({
  type,
  field,
  noted,
  value: value ?? anyValue(type, field),
}));

test.each(harmless)(
  '$type.$field $value is left out before the field exists, and reported if it is not the default',
  ({ type, field, value, noted }) => {
    const first = firstMinor(type, field);
    const { object, path } = objectWith(type, field, value);
    const { manifest, notes, errors } = lower(object, first - 1, 'own');
    expect(valueAt(manifest, path)).toBeUndefined();
    expect(notes.filter((note) => note.startsWith(`${path} is left out for Kubernetes 1.${first - 1}: `))).toHaveLength(
      noted ? 1 : 0,
    );
    expect(errors.filter(({ option }) => option === path)).toEqual([]);
  },
);

test.each(harmless)('$type.$field $value is kept once the field exists', ({ type, field, value }) => {
  const { object, path } = objectWith(type, field, value);
  const { manifest, notes } = lower(object, Math.max(firstMinor(type, field), 21), 'own');
  expect(valueAt(manifest, path)).toEqual(value);
  expect(notes.filter((note) => note.startsWith(`${path} `))).toEqual([]);
});

test.each(harmless.filter(({ field }) => field !== 'priorityClassName' && field !== 'schedulerName'))(
  '$type.$field $value of an object of another library is an error before the field exists',
  ({ type, field, value }) => {
    const { object, path } = objectWith(type, field, value);
    const { errors } = lower(object, firstMinor(type, field) - 1, 'foreign');
    expect(errors.map(({ option }) => option)).toContain(path);
  },
);

test.each(Object.keys(actions))('the action for %s is of a field that at least one target lacks', (key) => {
  const [type = '', field = ''] = key.split('.');
  expect(firstMinor(type, field)).toBeGreaterThan(3);
});

describe('a field that a target lacks', () => {
  test('is an error that names the first version and the action', () => {
    const { object, path } = objectWith('Probe', 'grpc', { port: 9200 });
    expect(lower(object, 22, 'own').errors.find(({ option }) => option === path)).toEqual({
      option: path,
      value: { port: 9200 },
      expected: 'Kubernetes 1.24 or newer (the target is 1.22)',
      action: 'use exec, httpGet or tcpSocket',
    });
  });

  test('counts as absent while its feature gate is off by default', () => {
    const { object, path } = objectWith('Probe', 'grpc', { port: 9200 });
    const subjects = (minor: number) => lower(object, minor, 'own').errors.map(({ option }) => option);
    expect([subjects(23).includes(path), subjects(24).includes(path)]).toEqual([true, false]);
  });

  test('is an error on every version if its gate is never on by default', () => {
    const { object, path } = objectWith('PodSpec', 'evictionResponders', [{ name: 'a', priority: 1 }]);
    expect(lower(object, newestMinor, 'own').errors.find(({ option }) => option === path)?.expected).toBe(
      `no Kubernetes up to 1.${newestMinor} by default: feature gate EvictionRequestAPI`,
    );
  });

  test('is an error if it concerns security', () => {
    const { object, path } = objectWith('PodSpec', 'hostUsers', false);
    expect(lower(object, 30, 'own').errors.map(({ option }) => option)).toContain(path);
  });

  test('is an error if the preferred apiVersion no longer has it', () => {
    const object = {
      apiVersion: 'extensions/v1beta1',
      kind: 'DaemonSet',
      spec: {
        templateGeneration: 2,
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a' }] } },
      },
    };
    expect(lower(object, 20, 'foreign').errors).toEqual([
      expect.objectContaining({ option: 'spec.templateGeneration', expected: 'nothing: apps/v1 has no such field' }),
    ]);
  });
});

test.each([3, newestMinor])('a field that no version has is an error on 1.%i', (minor) => {
  const object = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'a', lables: {} },
    imagePullSecret: 'x',
  };
  expect(lower(object, minor, 'own').errors.map(({ option }) => option)).toEqual([
    'metadata.lables',
    'imagePullSecret',
  ]);
});

test('a field that only an old version has is an error in the newest form', () => {
  const { object, path } = objectWith('ServiceSpec', 'topologyKeys', ['*']);
  expect(lower(object, 17, 'own').errors.map(({ option }) => option)).toEqual([path]);
});

test('what the target requires is an error if it is missing', () => {
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { clusterIP: 'None' } };
  expect(lower(object, 5, 'own').errors).toEqual([
    {
      option: 'spec.ports',
      value: undefined,
      expected: 'a value: v1 requires it in Kubernetes 1.5',
      action: 'give it a value',
    },
  ]);
  expect(lower(object, 6, 'own').errors).toEqual([]);
});

test('nulls are left out, because a server treats them as absent', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: null }, data: { a: '' } };
  expect(lower(object, 20, 'own').manifest).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: { a: '' },
  });
});
