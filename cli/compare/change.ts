import type { ObjectName } from './manifests/object';

interface EffectRow {
  readonly effect: string;
  /** The word in the report. */
  readonly label: string;
  /** Whether the exit code is 1 because of it. */
  readonly blocking: boolean;
  readonly meaning: string;
}

/** Every effect that a change can have, the most severe first. */
export const EFFECTS = [
  {
    effect: 'rejected',
    label: 'REJECTED',
    blocking: true,
    meaning: 'The API server rejects the change. The object stays as it is.',
  },
  {
    effect: 'data-loss',
    label: 'DATA LOSS',
    blocking: true,
    meaning: 'Data is deleted, or remains in volumes that no pod uses, or in buffers that Elasticsearch rejects.',
  },
  {
    effect: 'outage',
    label: 'OUTAGE',
    blocking: true,
    meaning: 'Elasticsearch has no elected master, a shard has no active copy, or nodes do not start.',
  },
  {
    effect: 'deleted',
    label: 'deleted',
    blocking: false,
    meaning: 'Argo CD and Flux delete the object if pruning is enabled. kubectl apply does not.',
  },
  {
    effect: 'renamed',
    label: 'renamed',
    blocking: false,
    meaning: 'An object with another name is created. The old object is deleted as described for "deleted".',
  },
  {
    effect: 'kept',
    label: 'kept',
    blocking: false,
    meaning: 'The object is not in the manifests any more. Its annotations prevent Argo CD and Flux from deleting it.',
  },
  {
    effect: 'restart',
    label: 'restart',
    blocking: false,
    meaning: 'The controller or the operator replaces the pods.',
  },
  {
    effect: 'stale',
    label: 'stale',
    blocking: false,
    meaning: 'Running pods keep the old configuration until you replace them.',
  },
  { effect: 'scaled', label: 'scaled', blocking: false, meaning: 'Pods are added or removed.' },
  {
    effect: 'updated',
    label: 'updated',
    blocking: false,
    meaning: 'The object changes. No running pod is affected.',
  },
  { effect: 'created', label: 'created', blocking: false, meaning: 'The object is new.' },
] as const satisfies readonly EffectRow[];

export type Effect = (typeof EFFECTS)[number]['effect'];

/** One thing that happens to an object when you apply the new manifests. */
export interface Change {
  readonly effect: Effect;
  readonly message: string;
  /** What you can do about it. */
  readonly action?: string;
}

/** What happens to one object. */
export interface ObjectChanges extends ObjectName {
  readonly changes: readonly Change[];
}

/** What happens in one Kubernetes cluster. The objects are sorted by severity, and then by title. */
export interface ClusterChanges {
  readonly cluster: string;
  readonly objects: readonly ObjectChanges[];
}

export function isBlocking({ effect }: Change): boolean {
  return EFFECTS.some((row) => row.effect === effect && row.blocking);
}

export function labelOf({ effect }: Change): string {
  return EFFECTS.find((row) => row.effect === effect)?.label ?? effect;
}

/** The rank of the most severe of these changes. 0 is the most severe. */
export function severityRank(changes: readonly Change[]): number {
  return Math.min(...changes.map((change) => EFFECTS.findIndex(({ effect }) => effect === change.effect)));
}

export function allChanges(clusters: readonly ClusterChanges[]): Change[] {
  return clusters.flatMap(({ objects }) => objects.flatMap(({ changes }) => changes));
}
