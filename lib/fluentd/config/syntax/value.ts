import type { Validated, ValidationError } from '../../../reporting/validation-error';

/**
 * The value of a parameter, as Fluentd holds it after reading: text, with Ruby in between that Fluentd evaluates when
 * it reads the file. The renderer decides how to quote it. Two values are equal if Fluentd reads the same value.
 */
export class FluentdValue implements Validated {
  /** Literal text, quoted if necessary. `#{` in it is not evaluated. */
  public static text(text: string): FluentdValue {
    return new FluentdValue([text], checkText(text));
  }

  /** A whole number. */
  public static integer(value: number): FluentdValue {
    return FluentdValue.checked(String(value), Number.isSafeInteger(value), 'an integer', 'a whole number');
  }

  /** A number with a fraction. */
  public static number(value: number): FluentdValue {
    return FluentdValue.checked(String(value), Number.isFinite(value), 'a number', 'a finite number');
  }

  /** `true` or `false`. */
  public static boolean(value: boolean): FluentdValue {
    return new FluentdValue([String(value)]);
  }

  /** An amount of bytes: a number, or a number with k, M, G or T (powers of 1024). */
  public static size(text: string): FluentdValue {
    return FluentdValue.checked(text, /^\d+[kmgt]?$/i.test(text), 'a size', 'digits with k, M, G or T, such as 8M');
  }

  /** A duration: seconds, or a number with s, m, h or d. Fluentd reads a fraction only without a unit. */
  public static time(text: string): FluentdValue {
    const ok = /^(\d+[smhd]?|\d+\.\d+)$/.test(text);
    return FluentdValue.checked(
      text,
      ok,
      'a length of time',
      'digits with s, m, h or d, such as 5s, or seconds with a fraction',
    );
  }

  /** One word of a closed list. */
  public static oneOf(word: string, expected: string[]): FluentdValue {
    return FluentdValue.checked(
      word,
      expected.includes(word),
      'one word of a list',
      expected.join(', ') || 'a list of words',
    );
  }

  /** A list of texts, written as a JSON array. */
  public static list(items: string[]): FluentdValue {
    return FluentdValue.text(JSON.stringify(items));
  }

  /** Names and texts, written as a JSON object that is sorted by name, because maps of some languages have no order. */
  public static hash(entries: { [name: string]: string }): FluentdValue {
    const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
    return FluentdValue.text(JSON.stringify(Object.fromEntries(sorted)));
  }

  /** An array or object whose items are more than texts, as JSON. */
  public static json(text: string): FluentdValue {
    try {
      JSON.parse(text);
      return FluentdValue.text(compactJson(text));
    } catch {
      return FluentdValue.checked(text, false, 'JSON', 'the text of a JSON array or object');
    }
  }

  /** A regular expression of Ruby, without its slashes. Flags: `i` ignores case, `m` lets the dot match newlines. */
  public static regexp(source: string, flags: string = ''): FluentdValue {
    const ok = source !== '' && /^i?m?$/.test(flags);
    return FluentdValue.checked(
      `/${source}/${flags}`,
      ok,
      'a regular expression',
      'a pattern that is not empty, flags i and m',
    );
  }

  /** Ruby that Fluentd evaluates when it reads the file: what stands between `#{` and `}`. */
  public static ruby(code: string): FluentdValue {
    const ok = code.trim() !== '' && !/[\n\r]/.test(code) && closingBrace(`${code}}`, 0) === code.length;
    return ok
      ? new FluentdValue([{ code }])
      : FluentdValue.checked(code, false, 'Ruby in a value', 'one line with its braces closed');
  }

  /** @internal Ruby as it was read: it may have several lines, and quotes that open nothing. */
  public static _ruby(code: string): FluentdValue {
    return new FluentdValue([{ code }]);
  }

  /** The value of an environment variable of the agent. The file contains the name only: use it for secrets. */
  public static env(name: string): FluentdValue {
    const ok = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
    return ok
      ? new FluentdValue([{ code: `ENV['${name}']` }])
      : FluentdValue.checked(
          name,
          false,
          'an environment variable',
          'letters, digits and _, not beginning with a digit',
        );
  }

  /** Several values, concatenated, such as a host name from the environment followed by a domain. */
  public static join(values: FluentdValue[]): FluentdValue {
    return new FluentdValue(
      values.flatMap((v) => v._parts),
      values.flatMap((v) => v._errors),
    );
  }

  /** A parameter that stands alone on its line, such as `retry_forever`. Fluentd reads it as true. */
  public static flag(): FluentdValue {
    return new FluentdValue([], [], true);
  }

  /** @internal The value in place of one that cannot be made. */
  public static _invalid(errors: readonly ValidationError[]): FluentdValue {
    return new FluentdValue([''], errors);
  }

  private static checked(text: string, ok: boolean, option: string, expected: string): FluentdValue {
    if (ok) return FluentdValue.text(text);
    const error = {
      option: `${option} in a Fluentd configuration`,
      value: text,
      expected,
      action: 'correct the value',
      derivedFrom: text,
    };
    return new FluentdValue([text], [error]);
  }

  /** @internal */
  public readonly _parts: readonly ValuePart[];
  /** @internal */
  public readonly _errors: readonly ValidationError[];

  private constructor(
    parts: readonly ValuePart[],
    errors: readonly ValidationError[] = [],
    /** Whether the parameter stands alone on its line. */
    public readonly isFlag: boolean = false,
  ) {
    this._parts = mergeTexts(parts);
    this._errors = errors;
  }

  /** The text; undefined if Ruby computes it when Fluentd starts. */
  public get literal(): string | undefined {
    const [part, ...rest] = this._parts;
    if (part === undefined) return '';
    return rest.length === 0 && typeof part === 'string' ? part : undefined;
  }

  /** Whether Fluentd reads both as the same value. */
  public sameAs(other: FluentdValue): boolean {
    return this.isFlag === other.isFlag && JSON.stringify(this._parts) === JSON.stringify(other._parts);
  }

  /** The text with Ruby as `#{…}`, for messages. */
  public toString(): string {
    return this._parts.map((p) => (typeof p === 'string' ? p : `#{${p.code}}`)).join('');
  }
}

/** Text, or Ruby. */
export type ValuePart = string | { readonly code: string };

/** Where the brace closes that was opened before `start`, with quotes hiding braces or not. -1 if it does not. */
export function closingBrace(text: string, start: number, quoted = true): number {
  let depth = 1;
  let quote = '';
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (quoted && (c === '"' || c === "'")) quote = c;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i;
  }
  return -1;
}

/** JSON without whitespace, with normalized strings. Numbers stay as written, because JavaScript would round them. */
function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted) => (quoted ? JSON.stringify(JSON.parse(quoted)) : ''));
}

/** Neither dialect can represent NUL: 0.12 has no escape for it. */
function checkText(text: string): ValidationError[] {
  if (!text.includes('\0')) return [];
  const option = 'a text in a Fluentd configuration';
  return [{ option, value: text, expected: 'any character but NUL', action: 'leave NUL out', derivedFrom: text }];
}

function mergeTexts(parts: readonly ValuePart[]): ValuePart[] {
  const merged: ValuePart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
