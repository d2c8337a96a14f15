/** The paths of what was sent and is not in what a server kept, each with both values. */
export function missingFields(sent: unknown, kept: unknown, path = ''): string[] {
  if (sent === null || sent === undefined) return [];
  // Servers omit most empty lists.
  if (Array.isArray(sent) && sent.length === 0 && kept === undefined) return [];
  if (Array.isArray(sent)) {
    if (!Array.isArray(kept) || kept.length < sent.length) return [difference(path, sent, kept)];
    return sent.flatMap((item, index) => missingFields(item, kept[index], `${path}[${index}]`));
  }
  if (typeof sent === 'object') {
    if (typeof kept !== 'object' || kept === null) return [difference(path, sent, kept)];
    const values = kept as Record<string, unknown>;
    return Object.entries(stored(sent)).flatMap(([key, value]) => missingFields(value, values[key], `${path}.${key}`));
  }
  return sent === kept || isSameQuantity(path, sent, kept) ? [] : [difference(path, sent, kept)];
}

/** A Secret's `stringData`, which is there for writing only, as the `data` it becomes. */
function stored(sent: object): object {
  if (!('stringData' in sent)) return sent;
  const { stringData, data, ...rest } = sent as { stringData: Record<string, string>; data?: object };
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(text).toString('base64')]);
  return { ...rest, data: { ...data, ...Object.fromEntries(encoded) } };
}

function difference(path: string, sent: unknown, kept: unknown): string {
  return `${path}: sent ${JSON.stringify(sent)}, kept ${JSON.stringify(kept)}`;
}

/** Servers write quantities in their shortest form: 1000m as 1. */
function isSameQuantity(path: string, sent: unknown, kept: unknown): boolean {
  if (!/\.(limits|requests|hard|sizeLimit|storage|averageValue)(\.|$)/.test(path)) return false;
  return quantity(sent) === quantity(kept);
}

const FACTORS: Readonly<Record<string, number>> = {
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

function quantity(value: unknown): number {
  const [, digits, unit] = /^([\d.]+)([A-Za-z]*)$/.exec(String(value)) ?? [];
  const factor = FACTORS[unit ?? '?'];
  return factor === undefined ? Number.NaN : Number(digits) * factor;
}
