import { Construct } from 'constructs';
import { addValidation, type ValidationError } from '../validation-error';
import { addArgumentErrors } from './argument-errors';
import { checkOptions } from './check-options';
import types from './option-types.json';

type Call = (this: unknown, ...given: unknown[]) => unknown;

interface Class {
  readonly prototype: object;
  /** An object that stands for one that cannot be made, where others ask it for more than its errors. */
  _invalid?(errors: readonly ValidationError[]): object;
}

/** An object that is not a construct, and reports its errors with one. */
interface Rejecting {
  _reject(errors: readonly ValidationError[]): void;
}

/**
 * Makes the functions of classes check the types of their arguments, for callers whose compiler does not. A function
 * that makes a value then makes one that carries the errors until a construct gets it; a method adds nothing, and its
 * construct reports the errors.
 */
export function checkArguments(classes: Readonly<Record<string, unknown>>): void {
  for (const [path, parameters] of Object.entries<Readonly<Record<string, string>>>(types)) {
    const [className = '', method] = path.split('.');
    if (method === undefined) continue;
    const owner = classes[className] as Class;
    const isFactory = Object.hasOwn(owner, method);
    const holder = (isFactory ? owner : owner.prototype) as Record<string, Call>;
    const call = holder[method] as Call;
    const reject = isFactory ? invalid : report;
    holder[method] = function (...given) {
      // Some languages pass null for an absent argument.
      const known = given.map((each) => each ?? undefined);
      const { errors, values } = checkedArgumentsOf(path, parameters, known);
      return errors.length === 0 ? call.apply(this, values) : reject(isFactory ? owner : this, errors);
    };
  }
}

/** The errors of arguments, and copies of those that are options, as construct props are copied. */
function checkedArgumentsOf(path: string, parameters: Readonly<Record<string, string>>, given: unknown[]) {
  const names = Object.keys(parameters);
  // Most calls have only strings and numbers.
  if (names.every((name, index) => isScalarOf(given[index], parameters[name]))) return { errors: [], values: given };
  const named = names.map((name, index) => [name, name.startsWith('...') ? given.slice(index) : given[index]]);
  const { errors, value } = checkOptions<Record<string, unknown>>(path, '', Object.fromEntries(named));
  return {
    errors: errors.map((error) => ({ ...error, option: `${path} ${error.option}` })),
    values: names.flatMap((name) => (name.startsWith('...') ? (value[name] as unknown[]) : [value[name]])),
  };
}

function isScalarOf(value: unknown, type: string | undefined): boolean {
  return typeof value === type && type !== 'object';
}

function invalid(owner: unknown, errors: readonly ValidationError[]): object {
  const { _invalid, prototype } = owner as Class;
  const made = _invalid?.(errors) ?? Object.create(prototype);
  addArgumentErrors(made, errors);
  return made;
}

function report(owner: unknown, errors: readonly ValidationError[]): void {
  if (Construct.isConstruct(owner)) addValidation(owner, () => errors);
  else (owner as Rejecting)._reject(errors);
}
