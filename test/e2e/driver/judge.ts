import type { Verdict } from '../ledger/check';
import type { Allowance } from './scenario';

/** A scenario whose lines are not all found once and whole; names the kinds of damage. */
export class LedgerFault extends Error {
  constructor(
    readonly kinds: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

export function judge(verdict: Verdict, allowed: Allowance): void {
  const damage: Record<string, [readonly unknown[], number]> = {
    lost: [verdict.lost.map(({ text }) => text.slice(0, 160)), allowed.lost ?? 0],
    doubled: [verdict.doubled, allowed.doubled ?? 0],
    torn: [verdict.torn, allowed.torn ?? 0],
    outOfOrder: [verdict.outOfOrder, 0],
    wrongMetadata: [verdict.wrongMetadata, allowed.wrongMetadata ?? 0],
  };
  const beyond = Object.entries(damage).filter(([, [found, bound]]) => found.length > bound);
  if (beyond.length === 0) return;
  const lines = beyond.map(([kind, [found, bound]]) => {
    const sample = found.slice(0, 4).map((item) => `\n    ${String(item)}`);
    return `${kind}: ${found.length} (allowed ${bound})${sample.join('')}`;
  });
  throw new LedgerFault(
    beyond.map(([kind]) => kind),
    lines.join('\n'),
  );
}
