import type { IConstruct } from 'constructs';

/**
 * What a reader of the manifests should know, without being an error: a field that the target lacks and that was
 * dropped or written otherwise, an object that is missing there, a value we would choose differently.
 */
export interface Finding {
  /** `warning`: it works, we would do otherwise. `lowered`: the target lacks it. */
  readonly severity: 'warning' | 'lowered';
  /** What it is about and what follows. */
  readonly message: string;
}

/** A finding with the construct that has it. */
export interface LocatedFinding extends Finding {
  readonly path: string;
}

const sources = new WeakMap<IConstruct, (() => readonly Finding[])[]>();

/** Tells the reader at synth that we would do otherwise. */
export function addWarning(scope: IConstruct, message: string): void {
  record(scope, () => [{ severity: 'warning', message }]);
}

/** Tells the reader at synth what the target lacks, and what was done about it. */
export function reportLowered(scope: IConstruct, message: string): void {
  record(scope, () => [{ severity: 'lowered', message }]);
}

/** Notes of the lowering, known only once an object is rendered. */
export function recordNotes(scope: IConstruct, notes: () => readonly string[]): void {
  record(scope, () => notes().map((message) => ({ severity: 'lowered', message })));
}

/** Every finding below a construct, in the order of the tree. */
export function findingsOf(root: IConstruct): LocatedFinding[] {
  return root.node
    .findAll()
    .flatMap((construct) =>
      (sources.get(construct) ?? []).flatMap((source) => source().map((f) => ({ path: construct.node.path, ...f }))),
    );
}

function record(scope: IConstruct, source: () => readonly Finding[]): void {
  sources.set(scope, [...(sources.get(scope) ?? []), source]);
}
