import type { IConstruct } from 'constructs';

/**
 * Results that are cached while an App is synthesized. cdk8s validates the whole App once, and again for each of its
 * charts; nothing changes in between.
 */
class Synthesis {
  private readonly results = new Map<object, Map<string, unknown>>();

  public resultOf<Result>(owner: object, name: string, compute: () => Result): Result {
    const results = this.results.get(owner) ?? new Map<string, unknown>();
    this.results.set(owner, results);
    if (!results.has(name)) results.set(name, compute());
    return results.get(name) as Result;
  }
}

const RUNNING = Symbol.for('cdk8s-efk/synthesis');
const WATCHED = Symbol.for('cdk8s-efk/watched');

interface Root extends IConstruct {
  [RUNNING]?: Synthesis;
  [WATCHED]?: true;
  synth?: () => void;
}

/** Runs a function that renders objects, with cached results. */
export function synthesizing<Result>(scope: IConstruct, work: () => Result): Result {
  const root: Root = scope.node.root;
  if (root[RUNNING] !== undefined) return work();
  root[RUNNING] = new Synthesis();
  try {
    return work();
  } finally {
    delete root[RUNNING];
  }
}

export function isSynthesizing(scope: IConstruct): boolean {
  return (scope.node.root as Root)[RUNNING] !== undefined;
}

/** Computes a result of a construct once in a synthesis; outside of one, where constructs can change, each time. */
export function oncePerSynthesis<Result>(owner: IConstruct, name: string, compute: () => Result): Result {
  const running = (owner.node.root as Root)[RUNNING];
  return running === undefined ? compute() : running.resultOf(owner, name, compute);
}

/**
 * Caches results during `synth()` of the App around a construct, of any class, and calls `after` when it has written its
 * files.
 */
export function watchSynth(scope: IConstruct, after: (app: IConstruct) => void): void {
  const root: Root = scope.node.root;
  const { synth } = root;
  if (root[WATCHED] || typeof synth !== 'function') return;
  root[WATCHED] = true;
  root.synth = () => {
    synthesizing(root, () => {
      synth.call(root);
      after(root);
    });
  };
}

/** Marks an App that manages its synthesis itself. */
export function ownsSynth(app: IConstruct): void {
  (app as Root)[WATCHED] = true;
}
