/** Whether a value is a plain object, which has no class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A part of a value that YAML cannot have. */
interface InvalidPart {
  /** Where it is in the value, such as `.spec[0]`; empty for the value itself. */
  readonly within: string;
  readonly value: unknown;
  readonly expected: string;
}

/** How deep the objects of a user can be nested. No object of Kubernetes comes near. */
const DEEPEST = 500;
const NESTED = 'fewer nested objects';
const EXPECTED = 'a text, a finite number, true or false, a list, or a plain object';

/** Keys that cdk8s drops, or with which it cannot render an object. */
export const INVALID_KEYS: readonly string[] = ['constructor', '__proto__'];
export const EXPECTED_KEY = 'another key, because cdk8s cannot render an object with this one';

/** The first part of a value that YAML cannot have, such as a function, a Map, or an object that contains itself. */
export function invalidPartOf(value: unknown, depth = 0): InvalidPart | undefined {
  const isInvalid = (expected: string): InvalidPart => ({ within: '', value, expected });
  if (typeof value !== 'object' || value === null) return isScalar(value) ? undefined : isInvalid(EXPECTED);
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value) && !isAmount(value)) return isInvalid(EXPECTED);
  if (depth > DEEPEST) return isInvalid(NESTED);
  for (const [key, inner] of Object.entries(value)) {
    const within = isList ? `[${key}]` : `.${key}`;
    if (INVALID_KEYS.includes(key)) return { within, value: inner, expected: EXPECTED_KEY };
    const part = invalidPartOf(inner, depth + 1);
    // The path of what is nested too deep is too long for a message.
    if (part !== undefined)
      return part.expected === NESTED ? isInvalid(NESTED) : { ...part, within: within + part.within };
  }
  return undefined;
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean';
}

/** A Quantity or an IntOrString of any library. */
export function isAmount(value: object): value is { readonly value: unknown } {
  return !isPlainObject(value) && Object.keys(value).join() === 'value';
}
