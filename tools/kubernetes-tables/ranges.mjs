// Minors as text: "1.6" is from 1.6 on, "1.3-1.15" is gone since 1.16, "1.3-1.5, 1.9" was away in between.
// An open end stays open when a minor is added, so that a new minor changes only the lines of what it changes.

/** "1.3-1.5, 1.9" as [[3, 5], [9, Infinity]]. */
export function parseRanges(text) {
  return text.split(', ').map((part) => {
    const [first, last] = part.split('-').map((minor) => Number(minor.slice(2)));
    return [first, part.includes('-') ? last : Number.POSITIVE_INFINITY];
  });
}

export function formatRanges(ranges) {
  return ranges
    .map(([first, last]) => (last === Number.POSITIVE_INFINITY ? `1.${first}` : `1.${first}-1.${last}`))
    .join(', ');
}

/** What the ranges are once `minor`, the one after the newest, is known to have the thing or not. */
export function extendRanges(ranges, minor, present) {
  const last = ranges.at(-1);
  const open = last?.[1] === Number.POSITIVE_INFINITY;
  if (present === open) return ranges;
  return present ? [...ranges, [minor, Number.POSITIVE_INFINITY]] : closeRanges(ranges, last, minor);
}

function closeRanges(ranges, last, minor) {
  return last === undefined ? [] : [...ranges.slice(0, -1), [last[0], minor - 1]];
}

export function uniteRanges(ranges) {
  const united = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const previous = united.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else united.push([first, last]);
  }
  return united;
}
