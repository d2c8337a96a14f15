import type { Duration } from 'cdk8s';
import type { ValidationError } from '../../reporting/validation-error';

/** The days of a duration, which may be a fraction until it is validated. */
export function daysOf(duration: Duration): number {
  return duration.toDays({ integral: false });
}

/** A duration of whole days within bounds. */
export function checkDays(
  option: string,
  duration: Duration | undefined,
  least: number,
  most: number,
): ValidationError[] {
  if (duration === undefined || isWholeIn(daysOf(duration), least, most)) return [];
  const expected = `${least} to ${most} whole days`;
  return [{ option, value: duration, expected, action: 'use Duration.days' }];
}

/** A duration of whole seconds within bounds. */
export function checkSeconds(
  option: string,
  duration: Duration | undefined,
  least: number,
  most: number,
): ValidationError[] {
  if (duration === undefined || isWholeIn(duration.toSeconds({ integral: false }), least, most)) return [];
  const expected = `${least} to ${most} whole seconds`;
  return [{ option, value: duration, expected, action: 'use Duration.seconds' }];
}

function isWholeIn(amount: number, least: number, most: number): boolean {
  return Number.isInteger(amount) && amount >= least && amount <= most;
}
