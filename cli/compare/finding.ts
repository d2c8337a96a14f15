/** The possible results of a change, the worst first. */
export const effects = [
  {
    effect: 'refused',
    heading: 'REFUSED',
    worry: true,
    means: 'The server rejects the change and the object stays as it is, or Elasticsearch does not start.',
  },
  { effect: 'data', heading: 'DATA LOST', worry: true, means: 'Data is deleted, or no pod uses it any more.' },
  {
    effect: 'outage',
    heading: 'OUTAGE',
    worry: true,
    means: 'Elasticsearch has no elected master, or a shard has no copy, at least for a while.',
  },
  {
    effect: 'deleted',
    heading: 'deleted',
    worry: false,
    means: 'Argo CD and Flux delete the object if pruning is on.',
  },
  {
    effect: 'renamed',
    heading: 'renamed',
    worry: false,
    means: 'A new object is created and the old one is deleted as above.',
  },
  {
    effect: 'kept',
    heading: 'kept',
    worry: false,
    means: 'The annotations of the object prevent its deletion.',
  },
  { effect: 'restarts', heading: 'restarts', worry: false, means: 'The controller replaces the pods.' },
  { effect: 'waits', heading: 'waits', worry: false, means: 'The pods stay as they are until someone replaces them.' },
  { effect: 'scaled', heading: 'scaled', worry: false, means: 'Pods are added or removed.' },
  { effect: 'applied', heading: 'applied', worry: false, means: 'The object changes and no pod is affected.' },
  { effect: 'created', heading: 'created', worry: false, means: 'The object is new.' },
] as const;

export type Effect = (typeof effects)[number]['effect'];

/** One thing that applying the new manifests does. */
export interface Finding {
  readonly effect: Effect;
  readonly text: string;
  readonly action?: string;
}

/** What happens to one object. */
export interface ObjectFindings {
  /** `StatefulSet logging/elasticsearch`. */
  readonly object: string;
  readonly findings: readonly Finding[];
}

/** What happens in one cluster: its objects, the worst first and then by title. */
export interface ClusterFindings {
  readonly cluster: string;
  readonly objects: readonly ObjectFindings[];
}

export function isWorry({ effect }: Finding): boolean {
  return effects.some((row) => row.effect === effect && row.worry);
}

/** How bad the worst of these is: 0 is the worst. */
export function rankOf(findings: readonly Finding[]): number {
  return Math.min(...findings.map((finding) => effects.findIndex(({ effect }) => effect === finding.effect)));
}
