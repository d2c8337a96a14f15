import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { EXPECTED_KEY, INVALID_KEYS, invalidPartOf, isPlainObject } from '../json-values';
import { addValidation, describeErrorAt, type ValidationError } from '../validation-error';
import { argumentErrorsOf } from './argument-errors';
import { expectedOf } from './expected-type';
import types from './option-types.json';

type OptionTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const TYPES: OptionTypes = types;

/** Options without invalid ones, and the errors. */
export interface CheckedOptions<Options> {
  readonly value: Options;
  readonly errors: readonly ValidationError[];
}

/**
 * A copy of a construct's options, without those with an unknown name or a wrong type, which the construct reports. So
 * callers without a type checker get an error, and all other code can rely on its types. Later changes of the caller's
 * objects have no effect.
 * @param struct the name of the options in the public API, such as `KibanaProps`
 * @param option their name in messages, such as `kibana`; empty for none
 */
export function checkedOptions<Options extends object>(
  scope: IConstruct,
  struct: string,
  option: string,
  given: Options,
): Options {
  if (!scope.node.scopes.some((around) => Chart.isChart(around))) throw withoutStack([outsideOfCharts(scope)], scope);
  const { value, errors } = checkOptions(struct, option, given);
  if (errors.length > 0) addValidation(scope, () => errors);
  const lost = missingObjects(value, struct).map((name) => named(option, name));
  const missing = errors.filter(
    (error) =>
      lost.some((name) => isAbout(error, name)) || (isRequired(struct) && error.option === (option || 'options')),
  );
  if (missing.length > 0) throw withoutStack(missing, scope);
  return value;
}

/** The objects of a construct need a chart. */
function outsideOfCharts({ node }: IConstruct): ValidationError {
  const expected = 'a LoggingChart, or a construct in one';
  return { option: 'scope', value: node.scope, expected, action: 'create it in a LoggingChart' };
}

/** The same before the construct exists. */
export function checkOptions<Options extends object>(
  struct: string,
  option: string,
  given: Options,
): CheckedOptions<Options> {
  const errors: ValidationError[] = [];
  const plain: unknown = given ?? {};
  const types = TYPES[struct] ?? {};
  const value = readable(option, errors, () =>
    isPlainObject(plain) ? checkedStruct(plain, types, option, errors) : checked(plain, struct, option, errors),
  );
  return { value: (value ?? {}) as Options, errors };
}

/** The required objects that are missing. Without them the construct cannot be created. */
function missingObjects(options: object, struct: string): string[] {
  const types = Object.entries(TYPES[struct] ?? {});
  return types.flatMap(([name, type]) => (isObjectType(type) && !Object.hasOwn(options, name) ? [name] : []));
}

/** Whether an error is about an option, about something in it, or about the arguments with which its value was made. */
function isAbout(error: ValidationError, option: string): boolean {
  return error.option === option || [' (', '.', '['].some((next) => error.option.startsWith(`${option}${next}`));
}

/** Whether the options include a required object. */
function isRequired(struct: string): boolean {
  return Object.values(TYPES[struct] ?? {}).some(isObjectType);
}

/** Whether a type is a required object, or options with one. */
function isObjectType(type: string): boolean {
  return /^(@|object)/.test(type) ? !type.endsWith('?') : Object.hasOwn(TYPES, type);
}

/** An error that Node.js prints as its message alone. */
function withoutStack(errors: readonly ValidationError[], scope: IConstruct): Error {
  const error = new Error(errors.map((each) => describeErrorAt(scope.node.path, each)).join('\n'));
  error.stack = error.message;
  return error;
}

function named(option: string, name: string): string {
  return option === '' ? name : `${option}.${name}`;
}

/** The value, without parts of a wrong type; undefined if it has a wrong type itself. */
function checked(value: unknown, type: string, option: string, errors: ValidationError[]): unknown {
  const struct = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (type.startsWith('[]')) return checkedList(value, type.slice(2), option, errors);
  if (type.startsWith('{}')) return checkedMap(value, type.slice(2), option, errors);
  if (struct !== undefined && isPlainObject(value)) return completeStruct(value, type, option, errors);
  const expected = struct === undefined ? expectedOf(value, type) : 'an object with options';
  const invalid = expected === undefined ? [...argumentErrors(value, option), ...partErrors(value, type, option)] : [];
  errors.push(...invalid);
  if (expected === undefined) return invalid.length === 0 ? value : undefined;
  errors.push({ option: option || 'options', value, expected, action: 'correct the type of the option' });
  return undefined;
}

/** The errors of the arguments with which a value was made. */
function argumentErrors(value: unknown, option: string): ValidationError[] {
  return argumentErrorsOf(value).map((error) => ({ ...error, option: `${option} (${error.option})` }));
}

/** An error of the first part that YAML cannot have, of an object of Kubernetes. */
function partErrors(value: unknown, type: string, option: string): ValidationError[] {
  const part = type === 'object' ? invalidPartOf(value) : undefined;
  return part === undefined ? [] : [{ ...part, option: option + part.within, action: 'correct the value' }];
}

/** What `read` returns; an error of the option if a getter or a proxy in it throws. */
function readable<Result>(option: string, errors: ValidationError[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    const expected = 'a value that can be read without an error';
    errors.push({ option: option || 'options', value, expected, action: 'correct the getter or the proxy' });
    return undefined;
  }
}

/** The result of an option that is not given. */
const ABSENT = Symbol('absent');

/** Nested options without invalid ones; undefined if a required object is missing. */
function completeStruct(
  value: Readonly<Record<string, unknown>>,
  struct: string,
  option: string,
  errors: ValidationError[],
): unknown {
  const result = checkedStruct(value, TYPES[struct] ?? {}, option, errors);
  return missingObjects(result, struct).length > 0 ? undefined : result;
}

function checkedList(value: unknown, type: string, option: string, errors: ValidationError[]): unknown {
  if (Array.isArray(value))
    return value
      .map((item, index) => checked(item, type, `${option}[${index}]`, errors))
      .filter((item) => item !== undefined);
  errors.push({ option, value, expected: 'a list', action: 'correct the type of the option' });
  return undefined;
}

function checkedMap(value: unknown, type: string, option: string, errors: ValidationError[]): unknown {
  if (isPlainObject(value)) {
    const entries = Object.keys(value).map((key) => [key, checkedEntry(value, key, type, `${option}.${key}`, errors)]);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  }
  errors.push({ option, value, expected: 'an object', action: 'correct the type of the option' });
  return undefined;
}

function checkedEntry(
  map: Readonly<Record<string, unknown>>,
  key: string,
  type: string,
  option: string,
  errors: ValidationError[],
): unknown {
  if (!INVALID_KEYS.includes(key)) return readable(option, errors, () => checked(map[key], type, option, errors));
  errors.push({ option, value: map[key], expected: EXPECTED_KEY, action: 'choose another key' });
  return undefined;
}

function checkedStruct(
  value: Readonly<Record<string, unknown>>,
  struct: Readonly<Record<string, string>>,
  option: string,
  errors: ValidationError[],
): object {
  for (const name of Object.keys(value).filter((key) => !Object.hasOwn(struct, key))) {
    const similar = Object.keys(struct).find((known) => isSimilar(known, name));
    const expected = similar === undefined ? `one of ${Object.keys(struct).join(', ')}` : `the option ${similar}`;
    errors.push({
      option: named(option, name),
      value: value[name],
      expected,
      action: 'correct the name of the option',
    });
  }
  const entries = Object.entries(struct).flatMap(([name, type]): [string, unknown][] => {
    const inner = named(option, name);
    const item = readable(inner, errors, () => {
      const given = value[name] ?? undefined;
      return given === undefined ? ABSENT : checked(given, type.replace(/\?$/, ''), inner, errors);
    });
    if (item !== ABSENT) return [[name, item]];
    if (!type.endsWith('?'))
      errors.push({ option: inner, value: undefined, expected: 'a value', action: 'set the option' });
    return [];
  });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Whether two names differ by a letter that is missing, added or changed, or by case. */
function isSimilar(known: string, name: string): boolean {
  const [a, b] = [known.toLowerCase(), name.toLowerCase()];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
