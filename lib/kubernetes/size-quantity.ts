import { type Size, SizeRoundingBehavior } from 'cdk8s';

/** The whole bytes of a size. */
export function bytesOf(size: Size): number {
  return Math.floor(size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 2 ** 10);
}

const SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** The quantity of a size as the API server writes it, with the largest suffix. */
export function sizeQuantity(size: Size): string {
  let [amount, exponent] = [bytesOf(size), 0];
  while (amount > 0 && amount % 2 ** 10 === 0 && exponent < SUFFIXES.length - 1) {
    amount /= 2 ** 10;
    exponent++;
  }
  return `${amount}${SUFFIXES[exponent]}`;
}
