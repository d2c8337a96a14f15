import type { Scanner } from './scanner';
import { closingBrace, FluentdValue, type ValuePart } from './value';

/** Blanks, a comment and the end of the line, any number of times. */
export const LINE_END = /(?:[ \t]*(?:#[^\n\r]*)?(?:$|[\r\n]))+/;

/** Reads the value of a parameter: JSON, a quoted text, or the rest of the line. */
export function readValue(scanner: Scanner): FluentdValue {
  if (scanner.look(/[[{]/)) return readJson(scanner);
  return readText(scanner, LINE_END);
}

/** Reads a quoted text, or everything up to where `end` matches. */
export function readText(scanner: Scanner, end: RegExp): FluentdValue {
  if (scanner.take(/"/)) return readDoubleQuoted(scanner);
  if (scanner.take(/'/)) return readSingleQuoted(scanner);
  return FluentdValue.text(readBare(scanner, end));
}

/** A # right behind a word belongs to it; only one after a blank begins a comment. */
function readBare(scanner: Scanner, end: RegExp): string {
  let text = '';
  while (!scanner.done) {
    if (scanner.take(/#/)) text += '#';
    else if (scanner.look(end) !== undefined || scanner.look(/\n/)) break;
    else text += scanner.take(/./su) ?? '';
  }
  return text;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', b: '\b', '0': '\0' };

function readDoubleQuoted(scanner: Scanner): FluentdValue {
  const values: FluentdValue[] = [];
  const start = scanner.position;
  while (!scanner.take(/"/)) {
    if (scanner.done) scanner.failAt(start, 'a double quote is not closed');
    const escaped = scanner.take(/\\[^\n\r]/u)?.slice(1);
    if (escaped !== undefined) {
      const meaning = ESCAPES[escaped];
      if (meaning === undefined && /[a-zA-Z0-9]/.test(escaped)) scanner.fail(`there is no escape \\${escaped}`);
      values.push(FluentdValue.text(meaning ?? escaped));
    } else if (scanner.take(/\\[\r\n]/)) {
      // A backslash at the end of a line joins it with the next one.
    } else if (scanner.take(/#\{/)) values.push(readRuby(scanner));
    else values.push(FluentdValue.text(scanner.take(/./su) ?? ''));
  }
  return FluentdValue.join(values);
}

function readSingleQuoted(scanner: Scanner): FluentdValue {
  let text = '';
  while (!scanner.take(/'/)) {
    text += scanner.take(/\\['\\]/)?.slice(1) ?? scanner.take(/./u) ?? scanner.fail('a single quote is not closed');
  }
  return FluentdValue.text(text);
}

function readRuby(scanner: Scanner): FluentdValue {
  const end = endOfRuby(scanner);
  if (end < 0) scanner.fail('#{ is not closed');
  const code = scanner.text.slice(scanner.position, end);
  scanner.moveTo(end + 1);
  return FluentdValue._ruby(code);
}

/** Fluentd has Ruby's own parser find the end. A quote that opens nothing, as in a regular expression, is rare. */
function endOfRuby(scanner: Scanner): number {
  const end = closingBrace(scanner.text, scanner.position);
  const line = scanner.text.indexOf('\n', scanner.position);
  const beyond = end < 0 || (line >= 0 && end > line);
  const plain = beyond ? closingBrace(scanner.text, scanner.position, false) : end;
  return plain >= 0 ? plain : end;
}

/** JSON over as many lines as it takes, with comments outside of its texts and Ruby inside of them. */
function readJson(scanner: Scanner): FluentdValue {
  const parts: ValuePart[] = [''];
  let depth = 0;
  let inText = false;
  const add = (text: string) => {
    parts[parts.length - 1] += text;
  };
  do {
    if (!inText && scanner.take(/#[^\n\r]*|\/\*[\s\S]*?\*\//)) continue;
    if (inText && scanner.look(/#\{[^}]+\}/)) {
      scanner.take(/#\{/);
      parts.push(...readRuby(scanner)._parts, '');
      continue;
    }
    const c = scanner.take(/\\./su) ?? scanner.take(/./su) ?? scanner.fail('an array or object is not closed');
    if (c === '"') inText = !inText;
    else if (!inText && /[[{]/.test(c)) depth++;
    else if (!inText && /[\]}]/.test(c)) depth--;
    if (inText || !/\s/.test(c)) add(c);
  } while (depth > 0);
  if (parts.length > 1) return FluentdValue.join(parts.map(toValue));
  const value = FluentdValue.json(String(parts[0]));
  return value._errors.length > 0 ? scanner.fail('an array or object is not JSON') : value;
}

function toValue(part: ValuePart): FluentdValue {
  return typeof part === 'string' ? FluentdValue.text(part) : FluentdValue._ruby(part.code);
}
