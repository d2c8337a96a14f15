/**
 * The error that Ruby would raise for a regular expression, as far as it can be detected without Ruby; undefined if
 * there is none. Syntax of Ruby only is removed, and JavaScript parses the rest: its rules for parentheses and
 * repetitions are the same.
 */
export function problemOfRegexp(pattern: string): string | undefined {
  if (pattern === '') return 'it is empty';
  if (pattern.includes('\0')) return 'it has the character NUL';
  const skeleton = withoutCharacters(pattern);
  if (typeof skeleton !== 'string') return skeleton.problem;
  if (/\(\?<[=!][^()]*([*+?]|\{\d*,\d*\})/.test(skeleton)) return 'it has a look-behind without a fixed length';
  const plain = withoutRuby(skeleton);
  if (/\(\?(?![:=!]|<[=!])/.test(plain)) return 'it has a kind of group that Ruby does not support';
  try {
    new RegExp(plain);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

interface Problem {
  readonly problem: string;
}

/** Escapes and classes become one letter each, so that parentheses and repetitions are left. */
function withoutCharacters(pattern: string): string | Problem {
  let skeleton = '';
  for (let at = 0; at < pattern.length; ) {
    const next = pattern[at] === '[' ? endOfClass(pattern, at) : at + (pattern[at] === '\\' ? 2 : 1);
    if (typeof next !== 'number') return next;
    if (next > pattern.length) return { problem: 'it ends with a backslash' };
    skeleton += next === at + 1 ? pattern[at] : 'x';
    at = next;
  }
  return skeleton;
}

const POSIX = /^\[:\^?[a-z]+:\]/;
/** One character or escape, or a range of two characters. */
const SINGLE = /^([^\\[\]]-[^\\[\]]|\\.|.)/su;
const RANGE = /^([^\\[\]])-(\\[dDhHsSwW]|[^\\[\]])/u;
const CLASS_RANGE = /^(\[:\^?[a-z]+:\]|\\[dDhHsSwW])-[^\]]/;

/** Where a class that begins at `start` is over. Ruby's may hold others: `[a-z&&[^aeiou]]`, `[[:alpha:]]`. */
function endOfClass(pattern: string, start: number): number | Problem {
  let at = start + (pattern[start + 1] === '^' ? 2 : 1);
  if (pattern[at] === ']') {
    if (!pattern.includes(']', at + 1)) return { problem: 'it has an empty character class' };
    at += 1;
  }
  while (at < pattern.length) {
    if (pattern[at] === ']') return at + 1;
    const rest = pattern.slice(at);
    const range = problemOfRange(rest);
    if (range !== undefined) return { problem: `its range ${range} is invalid` };
    const [posix] = POSIX.exec(rest) ?? [];
    const inner = pattern[at] === '[' && posix === undefined;
    const next = inner ? endOfClass(pattern, at) : at + (posix ?? SINGLE.exec(rest)?.[0] ?? rest).length;
    if (typeof next !== 'number') return next;
    at = next;
  }
  return { problem: 'it has a character class that is not closed' };
}

/** A range at the beginning of a text that leads nowhere, or from or to a whole class. */
function problemOfRange(text: string): string | undefined {
  const [range, from = '', to = ''] = RANGE.exec(text) ?? [];
  return range !== undefined && (from > to || to.startsWith('\\')) ? range : CLASS_RANGE.exec(text)?.[0];
}

/**
 * Comments, names, options, atomic groups, counted and possessive repetitions, in words of both. What stands before a
 * bar cannot be repeated either, and an empty alternative harms nothing.
 */
function withoutRuby(skeleton: string): string {
  return (
    skeleton
      .replace(/\(\?#[^)]*\)/g, '')
      .replace(/\(\?(<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/g, '(|')
      .replace(/\(\?([imxadu]+(-[imx]*)?|-[imx]+)\)/g, '|')
      .replace(/\(\?([imxadu]*(-[imx]*)?:|[>~])/g, '(?:')
      // Ruby repeats the beginning of a line, too.
      .replace(/[\^$]/g, 'x')
      .replace(/\{(\d+,?\d*|,\d+)\}/g, '*')
      .replace(/([*+?])[*+?]+/g, '$1')
  );
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `it cannot be read (${message.replace(/^.*: /, '')})`;
}
