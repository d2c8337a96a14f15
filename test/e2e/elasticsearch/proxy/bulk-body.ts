/** One item of a bulk: an action, and a document where the action has one. */
export interface BulkItem {
  readonly action: Buffer;
  readonly source: Buffer | undefined;
}

const NEWLINE = 0x0a;

/** Splits the body of `_bulk` and leaves its bytes alone, valid or not. */
export function readBulk(body: Buffer): BulkItem[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(NEWLINE, at);
    const next = end === -1 ? body.length : end;
    if (next > at) lines.push(body.subarray(at, next));
    at = next + 1;
  }
  const items: BulkItem[] = [];
  for (let at = 0; at < lines.length; ) {
    const action = lines[at] ?? Buffer.alloc(0);
    const hasSource = !action.subarray(0, 20).toString().includes('"delete"');
    items.push({ action, source: hasSource ? lines[at + 1] : undefined });
    at += hasSource ? 2 : 1;
  }
  return items;
}

export function writeBulk(items: readonly BulkItem[]): Buffer {
  const newline = Buffer.from('\n');
  return Buffer.concat(items.flatMap(({ action, source }) => [action, newline, ...(source ? [source, newline] : [])]));
}
