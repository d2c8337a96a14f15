import type { Json, JsonObject } from '../../../../../lib/kubernetes/json';
import type { RejectionAction } from '../actions';

/** A field that you cannot change after the object is created. */
export interface ImmutableField {
  readonly kind: string;
  readonly path: string;
  /** Fields below the path that you can change, such as `containers[].image`, and the first minor version that allows it. */
  readonly mutable?: Readonly<Record<string, number>>;
  /** Values that the API server sets if the manifest has none, by their path below this one. The path itself is ''. */
  readonly defaults?: Readonly<Record<string, Json>>;
  /** The apiVersions of the new manifest for which the change is rejected. All by default. */
  readonly apiVersions?: readonly string[];
  /** The first minor version that rejects a change. */
  readonly since?: number;
  /** The last minor version that rejects a change. */
  readonly until?: number;
  /** Whether the value is a quantity that can grow. */
  readonly canGrow?: boolean;
  /** The first minor version that keeps the old value if the new manifest omits the field. */
  readonly canBeOmittedSince?: number;
  /** When the API server accepts a value for a field that had none, depending on the state in the cluster. */
  readonly exception?: string;
  /** Whether the field is immutable for these two versions of the object. Always by default. */
  readonly when?: (before: JsonObject, after: JsonObject) => boolean;
  readonly action: RejectionAction;
  /** The function in kubernetes/kubernetes that rejects the change, or the pull request that added it. */
  readonly source: string;
}

/** For fields that every minor version lets you change. */
export const ALWAYS = 0;

/** The source of a rule for the core API group. */
export const core = (name: string) => `pkg/apis/core/validation/validation.go, ${name}`;
