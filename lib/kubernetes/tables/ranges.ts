/** A range of minors, both ends included; one without an end lasts to the newest minor known. */
export interface MinorRange {
  readonly first: number;
  readonly last: number;
}

const parsed = new Map<string, readonly MinorRange[]>();

/** `1.6` is from 1.6 on, `1.3-1.15` is gone since 1.16, `1.3-1.5, 1.9` was away in between. */
export function parseRanges(text: string): readonly MinorRange[] {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const ranges = text.split(', ').map((part) => {
    const [first, last] = part.split('-');
    return { first: minorOf(first), last: last === undefined ? Number.POSITIVE_INFINITY : minorOf(last) };
  });
  parsed.set(text, ranges);
  return ranges;
}

export function includesMinor(ranges: readonly MinorRange[], minor: number): boolean {
  return ranges.some(({ first, last }) => first <= minor && minor <= last);
}

export function firstMinor(ranges: readonly MinorRange[]): number {
  return Math.min(...ranges.map(({ first }) => first));
}

/** The minor of `1.27`. */
function minorOf(text: string): number {
  return Number(text.slice('1.'.length));
}
