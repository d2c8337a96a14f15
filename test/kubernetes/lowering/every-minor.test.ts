import { isObject, type Json, type JsonObject } from '../../../lib/kubernetes/json';
import { lower } from '../../../lib/kubernetes/lowering/lower';
import { fieldAt, kindAt, newestMinor, oldestMinor, typeOfKind } from '../../../lib/kubernetes/tables/api-history';
import { describeError } from '../../../lib/reporting/validation-error';
import { problemsOf } from '../tables/schema';
import { richObjects } from './lowering-objects';

const minors = Array.from({ length: newestMinor - oldestMinor + 1 }, (_, i) => oldestMinor + i);
const cases = richObjects.map((object) => [String(object.kind), object] as const);

/** From which minor on the rich object of a kind can be written at all. */
const firstMinors: Readonly<Record<string, number>> = {
  StatefulSet: 5,
  CronJob: 8,
  StorageClass: 4,
  NetworkPolicy: 8,
  PodDisruptionBudget: 7,
  PriorityClass: 11,
};

function freeze(value: Json | undefined): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const child of Object.values(value)) freeze(child);
}

/** The fields that the server of a minor would drop without a word. */
function gatedOff(value: Json | undefined, type: string, minor: number): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => gatedOff(item, type.replace(/^\[\]/, ''), minor));
  if (!isObject(value)) return [];
  if (type.startsWith('{}')) return Object.values(value).flatMap((item) => gatedOff(item, type.slice(2), minor));
  return Object.entries(value).flatMap(([field, child]) => {
    const at = fieldAt(type, field, minor);
    if (at === undefined) return [];
    return at.effective ? gatedOff(child, at.type, minor) : [`${type}.${field}`];
  });
}

describe.each(cases)('a rich %s', (kind, object) => {
  test.each(minors)('is valid on 1.%i, or an error if it cannot be lowered', (minor) => {
    const { manifest, errors } = lower(object, minor, 'own');
    if (minor < (firstMinors[kind] ?? oldestMinor)) {
      expect(errors).not.toEqual([]);
      return;
    }
    expect(errors.map(describeError)).toEqual([]);
    expect(problemsOf(manifest, minor)).toEqual([]);
    expect(manifest.apiVersion).toBe(kindAt(kind, minor).preferred);
    expect(gatedOff(manifest, typeOfKind(String(manifest.apiVersion), kind, minor) ?? '', minor)).toEqual([]);
  });

  test.each(minors)('stays as it is when it is lowered to 1.%i again', (minor) => {
    const first = lower(object, minor, 'own');
    if (first.errors.length > 0) return;
    expect(lower(first.manifest, minor, 'own')).toEqual({ manifest: first.manifest, notes: [], errors: [] });
    expect(lower(first.manifest, minor, 'foreign')).toEqual({ manifest: first.manifest, notes: [], errors: [] });
  });

  test('is not modified, and has the same result each time', () => {
    freeze(object);
    for (const minor of minors) {
      expect(JSON.stringify(lower(object, minor, 'own'))).toBe(JSON.stringify(lower(object, minor, 'own')));
    }
  });

  test('is not changed on the newest minor', () => {
    const { manifest, notes } = lower(object, newestMinor, 'own');
    expect([manifest, notes]).toEqual([object, []]);
  });
});

test('every field that is removed from an object is named in a note', () => {
  const object = richObjects.find(({ kind }) => kind === 'ReplicationController') as JsonObject;
  const { notes } = lower(object, 3, 'own');
  const pod = 'spec.template.spec';
  const paths = notes.map((note) => note.split(' ')[0]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'spec.minReadySeconds',
      `${pod}.automountServiceAccountToken`,
      `${pod}.enableServiceLinks`,
      `${pod}.tolerations`,
      `${pod}.tolerations[1]`,
      `${pod}.affinity`,
      `${pod}.initContainers`,
      `${pod}.initContainers[0].resources.requests.ephemeral-storage`,
      `${pod}.initContainers[0].securityContext.allowPrivilegeEscalation`,
      `${pod}.containers[0].startupProbe`,
      `${pod}.volumes[1].hostPath.type`,
    ]),
  );
});
