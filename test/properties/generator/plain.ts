import fc from 'fast-check';
import { type Expression, value } from './expression';

/** How often values break a rule: most values are valid, or each may be anything. */
export type Hostility = 'minimal' | 'plausible' | 'hostile';

/** Values of a type that no option has, and of types that some have. */
export const WRONG_TYPES: readonly Expression[] = [
  value(null),
  value(undefined),
  value(0),
  value(-1),
  value(1.5),
  value(Number.NaN),
  value(10n),
  value(true),
  value(''),
  value('a'),
  { is: 'list', items: [] },
  { is: 'list', items: [value(null)] },
  { is: 'object', entries: [] },
  { is: 'object', entries: [['constructor', value('a')]] },
  { is: 'object', entries: [['__proto__', value('a')]] },
  { is: 'call', callee: 'Date', arguments: [value(0)], new: true },
  { is: 'call', callee: 'Map', arguments: [], new: true },
  value(() => 'a', "() => 'a'"),
  value(Symbol.for('a'), "Symbol.for('a')"),
];

const USUAL_NUMBERS = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 7, 14, 30, 443, 9200, 30000, 65535) },
);

export const NUMBERS: Readonly<Record<Hostility, fc.Arbitrary<number>>> = {
  minimal: USUAL_NUMBERS,
  plausible: USUAL_NUMBERS,
  hostile: fc.oneof(
    fc.integer({ min: -2, max: 40 }),
    fc.constantFrom(
      -0,
      0.5,
      1e-7,
      65_536,
      100_000,
      2 ** 31,
      2 ** 32,
      2 ** 53,
      1e21,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ),
  ),
};
