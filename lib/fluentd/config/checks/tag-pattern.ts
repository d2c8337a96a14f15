/** Stands for the open end of a source's tag: more than one part, which only `**` takes whole. */
const OPEN_END = 'some.path.of.parts';

/**
 * Whether a `<match>` or `<filter>` of this pattern gets every event of a tag. The tag of a source may end in `*`, which
 * stands for a path. A pattern with Ruby in it is not known here and takes nothing.
 */
export function matchesTag(pattern: string, tag: string): boolean {
  const example = tag.replaceAll('*', OPEN_END);
  return pattern.split(/\s+/).some((one) => toRegExp(one)?.test(example));
}

/** As Fluentd makes it: a pattern between slashes is a regular expression, all others have wildcards. */
function toRegExp(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${/^\/.*\/$/.test(pattern) ? pattern.slice(1, -1) : globSource(pattern)})$`);
  } catch {
    return undefined;
  }
}

/** `*` is within one part, `**` any number of parts, `{a,b}` either; `a.**` is `a` as well. */
function globSource(pattern: string): string {
  let depth = 0;
  return pattern.replace(/\\.|\.?\*\*\.?|./g, (sign) => {
    if (sign.includes('**'))
      return `${sign.startsWith('.') ? '(?![^.])' : ''}${sign.endsWith('.') ? '(?:.*\\.|^)' : '.*'}`;
    if (sign === '*') return '[^.]*';
    if (sign === '{') {
      depth++;
      return '(?:';
    }
    if (depth > 0 && sign === '}') {
      depth--;
      return ')';
    }
    if (depth > 0 && sign === ',') return '|';
    return /^\w$/.test(sign) ? sign : `\\${sign.at(-1)}`;
  });
}
