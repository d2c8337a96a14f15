/** Sizes of the buffers that a user leaves open. */
export const DEFAULT_CHUNK = '8M';
export const DEFAULT_BUFFER = '2G';

/** Runtimes cut lines into pieces of 16 KiB; the rest is room for the other fields of a document. */
const PIECE = 20 * 1024;

/** A tenth of Fluentd's own `read_lines_limit`: less memory, and no slower (docs/benchmark.md). */
const MOST_LINES = 100;

/**
 * How many lines are read and handed on together: what a quarter of a chunk has room for, beside the half that one text
 * may take whose first pieces waited for its last. Fluentd 1.19.3 splits what does not fit into a chunk, and may then
 * forget one on its disk: what is in it is sent when the agent starts again (found by the scenario `long-lines`).
 */
export function linesAtATime(chunk: string): number {
  const lines = Math.floor(bytesOf(chunk) / 4 / PIECE) || 1;
  return Math.min(MOST_LINES, lines);
}

/** Bytes of the longest text that is kept whole. */
export function longestText(chunk: string): number {
  return Math.floor(bytesOf(chunk) / 2) || 1;
}

/** A size of Fluentd's in bytes; no number where it is none. */
export function bytesOf(size: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmgt]?)$/i.exec(size) ?? [];
  return Number(digits) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' ');
}
