/** Nanoseconds since 1970, strictly rising, as the clock that a container runtime stamps lines with. */
export class Clock {
  private readonly start = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  private last = 0n;
  private advance = 0n;

  now(): bigint {
    const time = this.start + this.advance + process.hrtime.bigint();
    this.last = time > this.last ? time : this.last + 1n;
    return this.last;
  }

  /** From now on, it is a day later. */
  nextDay(): void {
    this.advance += 86_400_000_000_000n;
  }
}

/** RFC 3339 with nine digits. `zone` in minutes east of Greenwich; 0 is written `Z`, and `+00:00` when asked for. */
export function rfc3339(nanoseconds: bigint, zone: number | 'numeric-utc' = 0): string {
  const minutes = zone === 'numeric-utc' ? 0 : zone;
  const local = new Date(Number(nanoseconds / 1_000_000n) + minutes * 60_000);
  const fraction = String(nanoseconds % 1_000_000_000n).padStart(9, '0');
  return `${local.toISOString().slice(0, 19)}.${fraction}${zone === 0 ? 'Z' : offset(minutes)}`;
}

function offset(minutes: number): string {
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const absolute = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(absolute / 60)}:${two(absolute % 60)}`;
}
