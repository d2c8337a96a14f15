/** What comes of a change, the worst first. */
export const effects = [
  {
    effect: 'refused',
    heading: 'REFUSED',
    worry: true,
    means: 'the server answers with an error, and nothing of the object changes; or Elasticsearch does not start',
  },
  { effect: 'data', heading: 'DATA LOST', worry: true, means: 'data is deleted, or no pod finds it any more' },
  {
    effect: 'outage',
    heading: 'OUTAGE',
    worry: true,
    means: 'Elasticsearch elects no master, or a shard has no copy, at least for a while',
  },
  {
    effect: 'deleted',
    heading: 'deleted',
    worry: false,
    means: 'Argo CD and Flux delete it where they prune; kubectl apply leaves it to you',
  },
  {
    effect: 'renamed',
    heading: 'renamed',
    worry: false,
    means: 'a new object is made, and the old one is deleted as above',
  },
  {
    effect: 'kept',
    heading: 'kept',
    worry: false,
    means: 'its annotations keep Argo CD and Flux from deleting it: it stays as it is',
  },
  { effect: 'restarts', heading: 'restarts', worry: false, means: 'pods are replaced by themselves' },
  { effect: 'waits', heading: 'waits', worry: false, means: 'pods go on as they are until somebody replaces them' },
  { effect: 'scaled', heading: 'scaled', worry: false, means: 'pods come or go' },
  { effect: 'applied', heading: 'applied', worry: false, means: 'it changes, and no pod is touched' },
  { effect: 'created', heading: 'created', worry: false, means: 'it is new' },
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
