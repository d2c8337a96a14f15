import { type Change, type Effect, isBlocking } from '../change';

/** One sentence about the most severe changes. */
export function summarize(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing changes.';
  if (!changes.some(isBlocking)) return 'No change is rejected, loses data or causes an outage.';
  const count = (effect: Effect) => changes.filter((change) => change.effect === effect).length;
  return `${count('rejected')} rejected, ${count('data-loss')} with data loss, ${count('outage')} with an outage.`;
}
