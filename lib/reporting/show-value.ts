import { classNameOf } from './class-name';

const LONGEST = 160;

/** Characters that a terminal does not show, or that change the order or the lines of what it shows. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A text that may have names of an input in it, such as keys of labels, as a message shows it. */
export function showText(text: string, longest: number): string {
  return shorten(text.replace(HIDDEN, escapeCharacter), longest);
}

/** A value of an input as a message shows it: on one line, with visible characters only, and cut where it is long. */
export function showValue(value: unknown): string {
  return showText(describe(value), LONGEST);
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\\u?[0-9a-f{]*$/, '')}… (${text.length} characters)`;
}

function describe(value: unknown): string {
  try {
    return describeReadable(value);
  } catch {
    return 'an object that cannot be read';
  }
}

function describeReadable(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : describeObject(value);
    default:
      return String(value);
  }
}

function describeObject(value: object): string {
  // A Duration.
  if ('toHumanString' in value && typeof value.toHumanString === 'function')
    return value.toHumanString() || 'a duration that is not a number';
  const name = classNameOf(Object.getPrototypeOf(value));
  if (!Array.isArray(value) && name !== undefined && name !== 'Object') return `an object of class ${name}`;
  try {
    return (
      JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ?? 'an object'
    );
  } catch (error) {
    if (!/circular|call stack/.test(String(error))) throw error;
    return 'an object that contains itself, or thousands of nested objects';
  }
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
