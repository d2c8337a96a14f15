import type { IConstruct } from 'constructs';

/** What is wrong with an input. Every error of this library has these four parts, in this order. */
export interface Fault {
  /** The option or field, such as `elasticsearch.replicas`. */
  readonly subject: string;
  /** The value that was given. */
  readonly value: unknown;
  /** What would be accepted. */
  readonly allowed: string;
  /** What to do. */
  readonly remedy: string;
}

/**
 * Something that carries the faults of its making until a construct reports them.
 * @internal
 */
export interface Faulty {
  readonly _faults: readonly Fault[];
}

export function describeFault(fault: Fault): string {
  return `${fault.subject}: ${show(fault.value)} is not possible. Allowed: ${fault.allowed}. Way out: ${fault.remedy}.`;
}

/** The same where it works: what we would do otherwise. */
export function describeAdvice(fault: Fault): string {
  return `${fault.subject}: ${show(fault.value)}. Better: ${fault.allowed}; ${fault.remedy}.`;
}

/** Reports at synth what `find` finds then. It is called several times in one synth, so it must be pure and cheap. */
export function reportFaults(scope: IConstruct, find: () => readonly Fault[]): void {
  scope.node.addValidation({ validate: () => [...new Set(find().map(describeFault))] });
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
