const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  // Thousandths: Kubernetes takes `2048m` of memory for two bytes.
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** The bytes of a Kubernetes quantity such as `2Gi`; undefined where it is none. */
export function bytesOf(quantity: string): number | undefined {
  const [, number, unit = ''] = /^([0-9]+(?:\.[0-9]*)?)([mkMGTP]|[KMGTP]i)?$/.exec(quantity) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit];
}

const JVM_UNITS: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** The bytes of a size as Java takes it, such as `2g`; undefined where it is none. */
export function bytesOfHeap(size: string): number | undefined {
  const [, number, unit] = /^([0-9]+)([kmg])$/i.exec(size) ?? [];
  return number === undefined ? undefined : Number(number) * JVM_UNITS[unit.toLowerCase()];
}
