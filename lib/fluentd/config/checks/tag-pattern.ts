/**
 * Whether a `<match>` or `<filter>` of this pattern gets every event of a tag. The tag of a source may end in `*`, which
 * stands for one or more parts of a path.
 */
export function matchesTag(pattern: string, tag: string): boolean {
  const alternatives = pattern.split(/\s+/).flatMap(expandBraces);
  return alternatives.some((one) => matchParts(one.split('.'), tag.split('.')));
}

/** `a.{b,c}` is `a.b` and `a.c`. */
function expandBraces(pattern: string): string[] {
  const [whole, before, inner, after] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
  if (whole === undefined || before === undefined || inner === undefined) return [pattern];
  return inner.split(',').flatMap((word) => expandBraces(`${before}${word.trim()}${after}`));
}

function matchParts([part, ...pattern]: string[], tag: string[]): boolean {
  if (part === undefined) return tag.length === 0;
  if (part === '**') return tag.some((_, at) => matchParts(pattern, tag.slice(at))) || matchParts(pattern, []);
  const [first, ...rest] = tag;
  if (first === undefined) return false;
  // The open end of a source's tag is more than one part, which only `**` takes whole.
  if (first === '*') return false;
  return (part === '*' || part === first) && matchParts(pattern, rest);
}
