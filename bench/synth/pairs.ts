/** What is measured: how long one run takes, in milliseconds. */
export interface Candidate {
  readonly name: string;
  readonly run: () => number;
}

/** The median of some numbers, and the range of the middle half. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** A candidate and its baseline. */
export interface Comparison {
  readonly name: string;
  readonly milliseconds: Spread;
  /** Of the runs of one round to each other: a machine that slows down slows both. */
  readonly ratio: Spread;
}

/** Runs A B A B …, the one or the other first by turns, and compares the runs of each round. */
export function compareWith(base: Candidate, others: readonly Candidate[], rounds: number): Comparison[] {
  const candidates = [base, ...others];
  for (const { run } of candidates) run();
  const times = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = candidates.map((_, index) => index);
    for (const index of round % 2 === 0 ? order : order.reverse()) times[index]?.push(candidates[index]?.run() ?? 0);
  }
  const first = times[0] ?? [];
  return candidates.map(({ name }, index) => {
    const mine = times[index] ?? [];
    const ratios = mine.map((time, round) => time / (first[round] ?? Number.NaN));
    return { name, milliseconds: spreadOf(mine), ratio: spreadOf(ratios) };
  });
}

function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place - Math.floor(place));
}

/** The CPU time of a repeated action, in milliseconds for each repetition. */
export function processorTime(times: number, work: () => void): number {
  const start = process.cpuUsage();
  for (let done = 0; done < times; done++) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}
