import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../../lib/kubernetes/json';
import type { Change } from '../change';
import { describePaths } from '../fields/describe';
import { differences } from '../fields/differences';
import { isBuiltIn, type ManifestObject, titleOf } from '../manifests/object';
import { podTemplatesOf } from '../manifests/workload';
import { keystoreSecretsOf, operatorOf } from './custom-resources/custom-resources';
import { replacePods } from './rollout';

/** How pods use a ConfigMap or a Secret. A file that is mounted with `subPath` does not change in a running pod. */
type Use = 'volume' | 'subPath' | 'environment';

/** The fields of pod specs that refer to an object. */
type References = Readonly<Record<string, Use>>;

/** By the kind of the object. */
const REFERENCES: Readonly<Record<string, References>> = {
  ConfigMap: { configMap: 'volume', configMapRef: 'environment', configMapKeyRef: 'environment' },
  Secret: { secret: 'volume', secretRef: 'environment', secretKeyRef: 'environment' },
};

/** Kinds with pods that run all the time. Pods of other kinds read the new data when they start. */
const LONG_RUNNING: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

/**
 * The effect of new data in a ConfigMap or a Secret on the pods that use it. `objects` are the new manifests.
 * `isReplaced` tells whether the controller of an object replaces its pods anyway.
 */
export function configurationChanges(
  before: ManifestObject,
  after: ManifestObject,
  objects: readonly ManifestObject[],
  isReplaced: (object: ManifestObject) => boolean,
): Change[] {
  const references = isBuiltIn(after) ? REFERENCES[after.kind] : undefined;
  const changed = ['data', 'binaryData', 'stringData'].flatMap((field) =>
    differences(before.json[field] ?? {}, after.json[field] ?? {}, field),
  );
  if (references === undefined || changed.length === 0) return [];
  const users = objects.filter((object) => object.namespace === after.namespace && !isReplaced(object));
  return [
    { effect: 'updated', message: describePaths(changed) },
    ...users.flatMap((user) => effectOnPods(user, references, after)),
  ];
}

function effectOnPods(user: ManifestObject, references: References, { kind, name }: ManifestObject): Change[] {
  const operator = operatorOf(user);
  if (operator === undefined && !LONG_RUNNING.has(user.kind)) return [];
  if (kind === 'Secret' && operator !== undefined && keystoreSecretsOf(user).includes(name)) {
    const message = `${titleOf(user)} has it in its keystore. ${operator.describe([], user)}`;
    return [{ effect: 'restart', message }];
  }
  const uses = podTemplatesOf(user).flatMap((template) => usesOf(template, references, name));
  return uses.length === 0 ? [] : [staleConfiguration(user, new Set(uses))];
}

function staleConfiguration(user: ManifestObject, uses: ReadonlySet<Use>): Change {
  return { effect: 'stale', message: `${titleOf(user)} ${describeUse(uses)}`, action: replacePods(user) };
}

function describeUse(uses: ReadonlySet<Use>): string {
  if (uses.has('environment')) return 'uses it in environment variables, and its pods keep the old values';
  if (uses.has('subPath')) return 'mounts it with subPath, and its pods keep the old files';
  return 'mounts it. The files change within minutes, but programs that read them only at start do not notice';
}

/** The uses of an object in a pod template. */
function usesOf(template: JsonObject | undefined, references: References, name: string): Use[] {
  const spec = objectIn(template, 'spec');
  const containers = [...objectsIn(spec, 'containers'), ...objectsIn(spec, 'initContainers')];
  const subPaths = containers
    .flatMap((container) => objectsIn(container, 'volumeMounts'))
    .filter(({ subPath, subPathExpr }) => subPath !== undefined || subPathExpr !== undefined);
  const volumes = objectsIn(spec, 'volumes').filter((volume) => referencesIn(volume, references, name).length > 0);
  const isFrozen = volumes.some((volume) => subPaths.some((mount) => mount.name === volume.name));
  return [...referencesIn(template, references, name), ...(isFrozen ? (['subPath'] as const) : [])];
}

function referencesIn(json: Json | undefined, references: References, name: string): Use[] {
  if (Array.isArray(json)) return json.flatMap((item) => referencesIn(item, references, name));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([field, value]) => {
    const use = references[field];
    const isReference = use !== undefined && isObject(value) && (value.name === name || value.secretName === name);
    return [...(isReference ? [use] : []), ...referencesIn(value, references, name)];
  });
}
