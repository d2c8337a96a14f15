import { isObject, type Json } from '../../../lib/kubernetes/json';
import type { Change } from '../change';
import { describePaths } from '../fields/describe';
import { differences } from '../fields/differences';
import { isBuiltIn, type ManifestObject, titleOf } from '../manifests/object';
import { podTemplateOf } from '../manifests/workload';
import { replacePods } from './rollout';

/** How pods use a ConfigMap or a Secret. */
type Use = 'volume' | 'environment';

/** The fields of pod specs that refer to an object of a kind. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, Use>>>> = {
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
  const changed = ['data', 'binaryData'].flatMap((field) =>
    differences(before.json[field] ?? {}, after.json[field] ?? {}, field),
  );
  if (references === undefined || changed.length === 0) return [];
  const stale = objects
    .filter((object) => object.namespace === after.namespace && LONG_RUNNING.has(object.kind) && !isReplaced(object))
    .flatMap((user) => {
      const uses = usesOf(podTemplateOf(user), references, after.name);
      return uses.size === 0 ? [] : [staleConfiguration(user, uses)];
    });
  return [{ effect: 'updated', message: describePaths(changed) }, ...stale];
}

function staleConfiguration(user: ManifestObject, uses: ReadonlySet<Use>): Change {
  const message = uses.has('environment')
    ? `${titleOf(user)} uses it in environment variables, and its pods keep the old values`
    : `${titleOf(user)} mounts it. The files change within minutes, but programs that read them only at start do not notice`;
  return { effect: 'stale', message, action: replacePods(user) };
}

function usesOf(json: Json | undefined, references: Readonly<Record<string, Use>>, name: string): Set<Use> {
  if (Array.isArray(json)) return new Set(json.flatMap((item) => [...usesOf(item, references, name)]));
  if (!isObject(json)) return new Set();
  return new Set(
    Object.entries(json).flatMap(([field, value]) => {
      const use = references[field];
      const isReference = use !== undefined && isObject(value) && (value.name === name || value.secretName === name);
      return [...(isReference ? [use] : []), ...usesOf(value, references, name)];
    }),
  );
}
