import { EXPECTED_KEY, INVALID_KEYS, invalidPartOf, isPlainObject } from '../json-values';
import type { ValidationError } from '../validation-error';
import { argumentErrorsOf } from './argument-errors';
import { expectedOf } from './expected-type';
import { missingObjects, named, TYPES } from './option-types';

/** Options without invalid ones, and the errors. */
export interface CheckedOptions<Options> {
  readonly value: Options;
  readonly errors: readonly ValidationError[];
}

/** A copy of options without those with an unknown name or a wrong type, and an error of each of them. */
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

/** Maps that become lines of a text, where every key can stand. */
const BECOMES_TEXT = /(^|\.)(entries|settings)\.[^.]+$/;

function checkedEntry(
  map: Readonly<Record<string, unknown>>,
  key: string,
  type: string,
  option: string,
  errors: ValidationError[],
): unknown {
  if (!INVALID_KEYS.includes(key) || BECOMES_TEXT.test(option))
    return readable(option, errors, () => checked(map[key], type, option, errors));
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
