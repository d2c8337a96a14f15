import type { ApiObject } from 'cdk8s';
import type { Json } from '../json';

/** An operation of RFC 6902. */
export interface Operation {
  readonly op: string;
  readonly path: unknown;
  readonly from?: unknown;
  readonly value?: Json;
}

/** A JsonPatch of cdk8s; what a caller without a type checker adds can be something else. */
type Patch = { _toJson?(): Operation } | undefined;

/** The JSON patches of an object, which cdk8s applies when it renders the object. */
export function patchesOf(object: ApiObject): readonly Patch[] {
  return (object as unknown as { readonly patches?: readonly Patch[] }).patches ?? [];
}

/** The same object with other patches. */
export function withPatches(object: ApiObject, patches: readonly Patch[]): ApiObject {
  return Object.create(object, { patches: { value: patches } });
}
