import type { FluentdValue, ValuePart } from './value';

/**
 * The text of a value such that both of Fluentd's parsers read it back. Bare where that is safe, so that regular
 * expressions stay as people know them; JSON bare; everything else in double quotes, where escapes and Ruby work.
 */
export function writeValue(value: FluentdValue): string {
  const text = value.literal;
  if (text === undefined) return quote(value._parts);
  if (isBare(text)) return text;
  // In JSON the newer parser evaluates `#{…}`; as an escape it stays text.
  if (isCanonicalJson(text)) return text.replaceAll('#{', '\\u0023{');
  return quote(value._parts);
}

/** Whether the parser reads the text as it is: a blank before # begins a comment, an opening sign something else. */
export function isBare(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be quoted
  return text !== '' && !/^["'[{#\s]|\s$|[ \t]#|[\u0000-\u0008\u000a-\u001f\u007f]/.test(text);
}

function isCanonicalJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function quote(parts: readonly ValuePart[]): string {
  const written = parts.map((part) =>
    typeof part === 'string'
      ? part.replace(/["\\\n\r\t\f\b]/g, (c) => ESCAPES[c] ?? c).replaceAll('#{', '\\#{')
      : `#{${part.code}}`,
  );
  return `"${written.join('')}"`;
}
