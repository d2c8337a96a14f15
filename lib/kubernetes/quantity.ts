const PATTERN = /^([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$/;

/** The power of two, or of ten, that each suffix stands for. */
const BINARY_POWERS: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL_POWERS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** Digits after the decimal point that a server keeps; it rounds up what is smaller. */
const DIGITS = 9;
const ONE = 10n ** BigInt(DIGITS);
/** What a server can hold: larger amounts become this one without a message. */
const LARGEST = (2n ** 63n - 1n) * ONE;

/** An amount of a resource, exact, as Kubernetes reads it (apimachinery `api/resource`). */
export class Quantity {
  /**
   * Reads `100m`, `0.5`, `.5Ti`, `1e12` or `10Gi`.
   * @returns undefined if a server would reject the quantity or change its amount
   */
  public static parse(text: unknown): Quantity | undefined {
    if (typeof text !== 'string' && typeof text !== 'number') return undefined;
    const [, sign, number, suffix = ''] = PATTERN.exec(String(text)) ?? [];
    if (number === undefined) return undefined;
    const nano = scale(number, suffix);
    if (nano > LARGEST) return undefined;
    return new Quantity(sign === '-' ? -nano : nano);
  }

  /** A number of bytes, or of anything else. */
  public static of(units: number | bigint): Quantity {
    return new Quantity(BigInt(units) * ONE);
  }

  private constructor(private readonly nano: bigint) {}

  /** The amount in units; inexact beyond 2^53. */
  public get value(): number {
    return Number(this.nano) / Number(ONE);
  }

  public get isPositive(): boolean {
    return this.nano > 0n;
  }

  public get isNegative(): boolean {
    return this.nano < 0n;
  }

  public get isWhole(): boolean {
    return this.nano % ONE === 0n;
  }

  public isMultipleOf(other: Quantity): boolean {
    return other.nano !== 0n && this.nano % other.nano === 0n;
  }

  /** Negative if this is less than the other, 0 if both are the same amount. */
  public compareTo(other: Quantity): number {
    return this.nano < other.nano ? -1 : this.nano > other.nano ? 1 : 0;
  }
}

function scale(number: string, suffix: string): bigint {
  const [whole = '', fraction = ''] = number.split('.');
  const digits = BigInt(`${whole}${fraction}`);
  const power = decimalPower(suffix) - fraction.length + DIGITS;
  const amount = digits << BigInt(BINARY_POWERS[suffix] ?? 0);
  if (power >= 0) return amount * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (amount + divisor - 1n) / divisor;
}

function decimalPower(suffix: string): number {
  return /^[eE][+-]?\d/.test(suffix) ? Number(suffix.slice(1)) : (DECIMAL_POWERS[suffix] ?? 0);
}
