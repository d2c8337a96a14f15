import type { Change } from '../change';
import { isBuiltIn, type ManifestObject, valueAt } from '../manifests/object';
import { hasClaimTemplates, replicasOf } from '../manifests/workload';

const SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicationController', 'ReplicaSet']);

/** The effect of another number of replicas. */
export function scaling(before: ManifestObject, after: ManifestObject): Change[] {
  if (!isBuiltIn(after) || !SCALABLE.has(after.kind)) return [];
  const [old, now] = [replicasOf(before), replicasOf(after)];
  if (old === now) return [];
  const message = `spec.replicas: ${old} → ${now}`;
  const claimsAreUnused = after.kind === 'StatefulSet' && now < old && hasClaimTemplates(before);
  return [claimsAreUnused ? claimsOfRemovedPods(message, after, old, now) : { effect: 'scaled', message }];
}

function claimsOfRemovedPods(message: string, { json }: ManifestObject, old: number, now: number): Change {
  const ordinals = old - now === 1 ? `ordinal ${now}` : `ordinals ${now} to ${old - 1}`;
  const claims = `The PersistentVolumeClaims of ${ordinals}`;
  const retention = valueAt(json, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled');
  if (retention !== 'Delete') return { effect: 'scaled', message: `${message}. ${claims} and their data remain` };
  return {
    effect: 'data-loss',
    message: `${message}. ${claims} are deleted (whenScaled: Delete)`,
    action: 'move the data to other pods first, or set whenScaled: Retain',
  };
}
