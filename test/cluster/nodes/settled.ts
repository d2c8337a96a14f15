import type { ApiClient } from '../server/api-client';
import type { ApiObject } from '../server/api-object';

/** What a workload still waits for, or undefined when the controllers have nothing left to do for it. */
export function unsettled({ kind, metadata, spec, status = {} }: ApiObject): string | undefined {
  const wanted = wantedOf(kind, spec, status);
  if (!wanted) return undefined;
  if (kind !== 'Job' && status.observedGeneration !== metadata.generation) return `${kind} ${metadata.name}: not seen`;
  const waiting = Object.entries(wanted).filter(([field, value]) => (status[field] ?? 0) !== value);
  if (waiting.length === 0) return undefined;
  const fields = waiting.map(([field, value]) => `${field} ${status[field] ?? 0} of ${value}`);
  return `${kind} ${metadata.name}: ${fields.join(', ')}`;
}

/** The same for several objects, as the server has them. */
export async function unsettledOf(api: ApiClient, objects: readonly ApiObject[]): Promise<string | undefined> {
  for (const object of objects) {
    const waiting = unsettled(await api.ok('GET', await api.path(object)));
    if (waiting) return waiting;
  }
  return undefined;
}

function wantedOf(
  kind: string,
  spec: ApiObject['spec'],
  status: ApiObject['status'],
): Record<string, unknown> | undefined {
  switch (kind) {
    case 'DaemonSet':
      return { numberReady: status.desiredNumberScheduled, updatedNumberScheduled: status.desiredNumberScheduled };
    case 'StatefulSet':
      return { readyReplicas: spec.replicas, updatedReplicas: spec.replicas, currentRevision: status.updateRevision };
    case 'Deployment':
      return { readyReplicas: spec.replicas, updatedReplicas: spec.replicas, replicas: spec.replicas };
    case 'Job':
      return { succeeded: spec.completions ?? 1 };
    default:
      return undefined;
  }
}
