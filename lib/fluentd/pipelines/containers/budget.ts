/** Sizes of the buffers that a user leaves open. */
export const DEFAULT_CHUNK = '8M';
export const DEFAULT_BUFFER = '2G';

/** Runtimes cut lines into pieces of 16 KiB; the rest is room for the other fields of a document. */
const PIECE = 20 * 1024;

/** Fluentd's own `read_lines_limit`: more at a time saves nothing that can be measured. */
const MOST_LINES = 1000;

/** Bytes of the longest text that is kept whole: the quarter of a chunk that `linesAtATime` leaves. */
export function longestText(chunk: string): number {
  return Math.floor(bytesOf(chunk) / 4) || 1;
}

/**
 * How many lines are read and handed on together, so that they fit into one chunk with a quarter to spare for pieces
 * that waited for them. Fluentd 1.19.3 splits what does not fit, and may then forget a chunk on its disk: what is in
 * it is sent when the agent starts again (found by the scenario `long-lines`).
 */
export function linesAtATime(chunk: string): number {
  const lines = Math.floor((bytesOf(chunk) * 0.75) / PIECE);
  return Math.max(1, Math.min(MOST_LINES, lines || 1));
}

/** A size of Fluentd's in bytes; no number where it is none. */
export function bytesOf(size: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmgt]?)$/i.exec(size) ?? [];
  return Number(digits) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' ');
}
