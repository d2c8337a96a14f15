/** Why a warning is given. */
export enum WarningKind {
  /** It works, and another value is recommended. */
  RECOMMENDATION = 'warning',

  /** The target version lacks it: it is left out, or written in another way. */
  LOWERED = 'lowered',
}

/** What a reader of the objects should know, without being an error. */
export interface SynthesisWarning {
  /** The path of the construct. */
  readonly path: string;

  /** Why the warning is given. */
  readonly kind: WarningKind;

  /** What it is about, and what follows. */
  readonly message: string;
}
