import type { ValidationError } from '../validation-error';

/** Shared by all copies of this library. */
const ERRORS = Symbol.for('cdk8s-efk/argument-errors');

/** Marks an object that was created or changed with arguments of wrong types. */
export function addArgumentErrors(to: object, errors: readonly ValidationError[]): void {
  const known = argumentErrorsOf(to);
  Object.defineProperty(to, ERRORS, { value: [...known, ...errors], configurable: true });
}

/** The errors of an object that was created or changed with arguments of wrong types. */
export function argumentErrorsOf(value: unknown): readonly ValidationError[] {
  if (typeof value !== 'object' || value === null) return [];
  return (value as { readonly [ERRORS]?: readonly ValidationError[] })[ERRORS] ?? [];
}
