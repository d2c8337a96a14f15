import type { Json } from './manifest';

const SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A quantity in billionths; undefined for what is none. */
export function quantity(value: Json | undefined): bigint | undefined {
  const match = /^\+?(-?)(\d*)\.?(\d*)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', binary, decimal = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const factor =
    binary === undefined
      ? 10n ** BigInt(3 * SUFFIXES.indexOf(decimal))
      : 10n ** 9n * 1024n ** BigInt('KMGTPE'.indexOf(binary.charAt(0)) + 1);
  const digits = BigInt(`${whole}${fraction}` || '0');
  const power = Number(exponent) - fraction.length;
  const amount = power >= 0 ? digits * factor * 10n ** BigInt(power) : (digits * factor) / 10n ** BigInt(-power);
  return sign === '-' ? -amount : amount;
}

export function compareQuantities(a: Json | undefined, b: Json | undefined): number {
  const [first, second] = [quantity(a) ?? 0n, quantity(b) ?? 0n];
  return first < second ? -1 : first > second ? 1 : 0;
}
