import type { IConstruct } from 'constructs';
import type { ValidationError } from '../../reporting/validation-error';

/** The name of the object of a construct, or an error if the object does not have the expected kind. */
export interface NamedObject {
  readonly name: string;
  readonly errors: ValidationError[];
}

/**
 * Reads the name of an object from its construct: an ApiObject, what `cdk8s import` generates, or a resource of any
 * version of cdk8s-plus, created or imported. These have only IConstruct in common, so `kind` and `name` are read at
 * run time.
 */
export function namedObject(kind: string, construct: IConstruct): NamedObject {
  const { kind: given, name } = construct as { kind?: unknown; name?: unknown };
  if (given === kind && typeof name === 'string') return { name, errors: [] };
  const error: ValidationError = {
    option: kind,
    value: typeof given === 'string' ? `the ${given} ${construct.node.path}` : construct.node.path,
    expected: `a ${kind}: an ApiObject of this kind, or a ${kind} of cdk8s-plus`,
    action: 'pass such a construct, or use fromName',
  };
  // With a valid name, the objects that refer to it have no error as well.
  return { name: typeof name === 'string' ? name : kind.toLowerCase(), errors: [error] };
}
