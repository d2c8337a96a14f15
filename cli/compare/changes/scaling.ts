import type { Change } from '../change';
import { isBuiltIn, type ManifestObject, valueAt } from '../manifests/object';
import { hasClaimTemplates, ordinalsOf, replicasOf } from '../manifests/workload';

const SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicationController', 'ReplicaSet']);

/** The effect of another number of replicas, or of other ordinals. */
export function scaling(before: ManifestObject, after: ManifestObject): Change[] {
  if (!isBuiltIn(after) || !SCALABLE.has(after.kind)) return [];
  const fields = [
    ['spec.replicas', replicasOf(before), replicasOf(after)],
    ['spec.ordinals.start', ordinalsOf(before).first, ordinalsOf(after).first],
  ] as const;
  const changed = fields.filter(([, old, now]) => old !== now);
  if (changed.length === 0) return [];
  const message = changed.map(([path, old, now]) => `${path}: ${old} → ${now}`).join(', ');
  const removed = after.kind === 'StatefulSet' && hasClaimTemplates(before) ? removedOrdinals(before, after) : [];
  return [removed.length > 0 ? claimsOfRemovedPods(message, after, removed) : { effect: 'scaled', message }];
}

function removedOrdinals(before: ManifestObject, after: ManifestObject): number[] {
  const [old, now] = [ordinalsOf(before), ordinalsOf(after)];
  const ordinals = Array.from({ length: old.end - old.first }, (_, index) => old.first + index);
  return ordinals.filter((ordinal) => ordinal < now.first || ordinal >= now.end);
}

function claimsOfRemovedPods(message: string, { json }: ManifestObject, ordinals: readonly number[]): Change {
  const claims = `The PersistentVolumeClaims of ${ordinals.length === 1 ? 'ordinal' : 'the ordinals'} ${ordinals.join(', ')}`;
  const retention = valueAt(json, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled');
  if (retention !== 'Delete') return { effect: 'scaled', message: `${message}. ${claims} and their data remain` };
  return {
    effect: 'data-loss',
    message: `${message}. ${claims} are deleted (whenScaled: Delete)`,
    action: 'move the data to other pods first, or set whenScaled: Retain',
  };
}
