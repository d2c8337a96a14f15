import type { Verdict } from './verdict';

/** What a stated bound allows. */
export interface Allowance {
  readonly lost?: number;
  readonly duplicated?: number;
  readonly unexpected?: number;
  readonly wrongMetadata?: number;
}

/** The lines of a scenario are lost, duplicated or damaged. Names the kinds of damage. */
export class VerdictError extends Error {
  constructor(
    readonly kinds: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

export function assertVerdict(verdict: Verdict, allowed: Allowance): void {
  const damage: Record<string, [readonly unknown[], number]> = {
    lost: [verdict.lost.map(({ text }) => text.slice(0, 160)), allowed.lost ?? 0],
    duplicated: [verdict.duplicated, allowed.duplicated ?? 0],
    unexpected: [verdict.unexpected, allowed.unexpected ?? 0],
    outOfOrder: [verdict.outOfOrder, 0],
    wrongMetadata: [verdict.wrongMetadata, allowed.wrongMetadata ?? 0],
  };
  const beyond = Object.entries(damage).filter(([, [found, bound]]) => found.length > bound);
  if (beyond.length === 0) return;
  const lines = beyond.map(([kind, [found, bound]]) => {
    const sample = found.slice(0, 4).map((item) => `\n    ${String(item)}`);
    return `${kind}: ${found.length} (allowed ${bound})${sample.join('')}`;
  });
  throw new VerdictError(
    beyond.map(([kind]) => kind),
    lines.join('\n'),
  );
}
