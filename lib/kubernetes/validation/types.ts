import { isObject, type Json } from '../json';
import { Quantity } from '../quantity';

/** Integers of 64 bits; all others have 32. */
const LONG_INTEGERS: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds',
  'deletionGracePeriodSeconds',
  'expirationSeconds',
  'fsGroup',
  'generation',
  'observedGeneration',
  'runAsGroup',
  'runAsUser',
  'seconds',
  'startingDeadlineSeconds',
  'supplementalGroups',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
]);

const LARGEST_SHORT = 2 ** 31 - 1;

/** A value of another type than its field has. */
interface WrongType {
  /** Where it is in the value of the field, such as `[0]`; empty for the value itself. */
  readonly within: string;
  readonly value: Json | undefined;
  readonly expected: string;
}

/** The first value of another type than the field has, in the value itself or in its items. */
export function wrongTypeIn(value: Json | undefined, type: string, field: string): WrongType | undefined {
  const expected = expectedType(value, type, field);
  if (expected !== undefined) return { within: '', value, expected };
  if (type.startsWith('[]') && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const wrong = wrongTypeIn(value[index], type.slice(2), field);
      if (wrong !== undefined) return { ...wrong, within: `[${index}]${wrong.within}` };
    }
  } else if (type.startsWith('{}') && isObject(value)) {
    for (const key of Object.keys(value)) {
      const wrong = wrongTypeIn(value[key], type.slice(2), field);
      if (wrong !== undefined) return { ...wrong, within: `.${key}${wrong.within}` };
    }
  }
  return undefined;
}

/** What a field of a type holds, for a message; undefined if the value is of that type. */
function expectedType(value: Json | undefined, type: string, field: string): string | undefined {
  if (type.startsWith('[]')) return Array.isArray(value) ? undefined : 'a list';
  if (type.startsWith('{}')) return isObject(value) ? undefined : 'an object';
  switch (type) {
    case 'string':
    case 'Time':
      return typeof value === 'string' ? undefined : 'a text';
    case 'Base64':
      return typeof value === 'string' && isBase64(value) ? undefined : 'bytes in Base64';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer':
      return isInteger(value, field) ? undefined : integerExpected(field);
    case 'number':
      return Number.isFinite(value) ? undefined : 'a number';
    case 'IntOrString':
      return typeof value === 'string' || isInteger(value, field) ? undefined : 'a number or a text';
    case 'Quantity':
      return Quantity.parse(value) === undefined ? 'a quantity such as 100m, 0.5, 200Mi or 10Gi, below 8Ei' : undefined;
    default:
      return isObject(value) || !type.includes('.') ? undefined : 'an object';
  }
}

function isInteger(value: Json | undefined, field: string): boolean {
  if (!Number.isSafeInteger(value)) return false;
  return LONG_INTEGERS.has(field) || Math.abs(Number(value)) <= LARGEST_SHORT;
}

function integerExpected(field: string): string {
  return LONG_INTEGERS.has(field) ? 'a whole number' : `a whole number up to ${LARGEST_SHORT}`;
}

function isBase64(text: string): boolean {
  const joined = text.replace(/[\r\n]/g, '');
  return joined.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(joined);
}
