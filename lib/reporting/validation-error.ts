import type { IConstruct } from 'constructs';

/** What is wrong with an input. Every error of this library has these four parts, in this order. */
export interface ValidationError {
  /** The option or field, such as `elasticsearch.replicas`. */
  readonly option: string;
  /** The value that was given. */
  readonly value: unknown;
  /** What would be accepted. */
  readonly expected: string;
  /** What to do. */
  readonly action: string;
}

/**
 * Something that carries the errors of its making until a construct reports them.
 * @internal
 */
export interface Validated {
  readonly _errors: readonly ValidationError[];
}

export function describeError(error: ValidationError): string {
  return `${error.option}: ${show(error.value)} is invalid: expected ${error.expected}. ${sentence(error.action)}.`;
}

/** The same parts as a recommendation, for a value that works. */
export function describeWarning(error: ValidationError): string {
  return `${error.option}: ${show(error.value)} works, but ${error.expected} is recommended. ${sentence(error.action)}.`;
}

/** Reports at synth what `find` finds then. It is called several times in one synth, so it must be pure and cheap. */
export function addValidation(scope: IConstruct, find: () => readonly ValidationError[]): void {
  scope.node.addValidation({ validate: () => [...new Set(find().map(describeError))] });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
