/** The kind of a warning. */
export enum WarningKind {
  /** The value works, but another one is recommended. */
  RECOMMENDATION = 'warning',

  /** The target version lacks something, which is left out or written in another way. */
  LOWERED = 'lowered',
}

/** A warning about the objects of an app. */
export interface SynthesisWarning {
  /** The path of the construct. */
  readonly path: string;

  /** The kind of the warning. */
  readonly kind: WarningKind;

  /** The subject and the consequence. */
  readonly message: string;
}
