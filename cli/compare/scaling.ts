import type { Finding } from './finding';
import { isBuiltIn, type ManifestObject, valueAt } from './objects';

const scaled: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicationController', 'ReplicaSet']);

/** What another number of replicas does. */
export function scaling(before: ManifestObject, after: ManifestObject): Finding[] {
  if (!isBuiltIn(after) || !scaled.has(after.kind)) return [];
  const [old, now] = [replicasOf(before), replicasOf(after)];
  if (old === now) return [];
  const text = `${old} → ${now} ${now === 1 ? 'pod' : 'pods'}`;
  if (after.kind !== 'StatefulSet' || now > old || !hasClaims(before)) return [{ effect: 'scaled', text }];
  const gone = old - now === 1 ? `ordinal ${now}` : `ordinals ${now} to ${old - 1}`;
  if (valueAt(after.json, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled') === 'Delete') {
    const action = 'move the data to the other pods first, or say whenScaled: Retain';
    return [{ effect: 'data', text: `${text}: the claims of ${gone} are deleted with them (whenScaled)`, action }];
  }
  return [{ effect: 'scaled', text: `${text}: the claims of ${gone} stay, with what is in them` }];
}

/** Whether pods of this StatefulSet have claims of their own. */
export function hasClaims({ json }: ManifestObject): boolean {
  const templates = valueAt(json, 'spec.volumeClaimTemplates');
  return Array.isArray(templates) && templates.length > 0;
}

function replicasOf({ json }: ManifestObject): number {
  return Number(valueAt(json, 'spec.replicas') ?? 1);
}
