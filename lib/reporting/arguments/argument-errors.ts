import type { ValidationError } from '../validation-error';

/** Shared by all copies of this library. */
const ERRORS = Symbol.for('cdk8s-efk/argument-errors');

/** Marks an object that stands for one that cannot be made, because its arguments have wrong types. */
export function addArgumentErrors(to: object, errors: readonly ValidationError[]): void {
  Object.defineProperty(to, ERRORS, { value: errors });
}

/** The errors of such an object. */
export function argumentErrorsOf(value: unknown): readonly ValidationError[] {
  if (typeof value !== 'object' || value === null) return [];
  return (value as { readonly [ERRORS]?: readonly ValidationError[] })[ERRORS] ?? [];
}
