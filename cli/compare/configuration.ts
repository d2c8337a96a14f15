import { isObject, type Json } from '../../lib/kubernetes/lowering/json';
import { describeNames, differences } from './difference';
import type { Finding } from './finding';
import { isBuiltIn, type ManifestObject, titleOf } from './objects';
import { templateOf } from './pod-templates';
import { replacePods } from './restarts';

/** What pods have from a ConfigMap or a Secret. */
type Use = 'files' | 'variables';

/** How pod specs name what they read. */
const references: Readonly<Record<string, Readonly<Record<string, Use>>>> = {
  ConfigMap: { configMap: 'files', configMapRef: 'variables', configMapKeyRef: 'variables' },
  Secret: { secret: 'files', secretRef: 'variables', secretKeyRef: 'variables' },
};

/** Kinds whose pods run on; others make new pods that read what is there then. */
const runOn: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

/**
 * What another content of a ConfigMap or Secret does to the pods that read it: nothing by itself. `objects` are those of
 * the new manifests, and `replaced` tells whose pods are replaced anyway.
 */
export function configurationChanges(
  before: ManifestObject,
  after: ManifestObject,
  objects: readonly ManifestObject[],
  replaced: (object: ManifestObject) => boolean,
): Finding[] {
  const named = isBuiltIn(after) ? references[after.kind] : undefined;
  const changed = ['data', 'binaryData', 'stringData'].flatMap((field) =>
    differences(before.json[field] ?? {}, after.json[field] ?? {}, field),
  );
  if (named === undefined || changed.length === 0) return [];
  const findings = objects
    .filter((object) => object.namespace === after.namespace && runOn.has(object.kind) && !replaced(object))
    .flatMap((reader) => {
      const uses = usesOf(templateOf(reader), named, after.name);
      return uses.size === 0 ? [] : [stale(reader, uses)];
    });
  return [{ effect: 'applied', text: describeNames('', changed) }, ...findings];
}

function stale(reader: ManifestObject, uses: ReadonlySet<Use>): Finding {
  const text = uses.has('variables')
    ? `${titleOf(reader)} has it in variables, and its pods keep the old values`
    : `${titleOf(reader)} mounts it: the files follow within minutes, but what its pods read at their start stays`;
  return { effect: 'waits', text, action: replacePods(reader) };
}

function usesOf(json: Json | undefined, named: Readonly<Record<string, Use>>, name: string): Set<Use> {
  if (Array.isArray(json)) return new Set(json.flatMap((item) => [...usesOf(item, named, name)]));
  if (!isObject(json)) return new Set();
  return new Set(
    Object.entries(json).flatMap(([field, value]) => {
      const use = named[field];
      const is = use !== undefined && isObject(value) && (value.name === name || value.secretName === name);
      return [...(is ? [use] : []), ...usesOf(value, named, name)];
    }),
  );
}
