import type { BehaviorRange } from '../behaviors';
import type { Json, JsonObject } from '../json';

/** The object that is validated, and where its errors go. */
export interface ValidationContext {
  readonly kind: string;
  /** The minor of the API server. */
  readonly minor: number;
  /** Reports a value that an API server rejects or a kubelet cannot use. */
  rejected(path: string, value: Json | undefined, expected: string, action: string): void;
}

/** A rule about the objects of one type, wherever they are. */
export interface TypeRule extends BehaviorRange {
  /** The type, without its group version, such as `Container`. */
  readonly type: string;
  /** The function of kubernetes/kubernetes that has the rule, or what else says so. */
  readonly source: string;
  readonly check: (object: JsonObject, path: string, context: ValidationContext, root: JsonObject) => void;
}
