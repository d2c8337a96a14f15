import type { IConstruct } from 'constructs';
import { synthesizing } from './synthesis';
import type { SynthesisWarning } from './synthesis-warning';
import { warningsOf } from './warnings';

/** Warnings as data, of any App. */
export class Warnings {
  /**
   * The warnings of a construct and of everything in it, in the order of the tree.
   * @returns an empty list if there are none
   */
  public static of(construct: IConstruct): SynthesisWarning[] {
    return synthesizing(construct, () => warningsOf(construct));
  }

  private constructor() {}
}
