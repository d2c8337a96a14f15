import { Duration } from 'cdk8s';
import { showValue } from '../../lib/reporting/show-value';

test.each<[string, unknown, string]>([
  ['a text', 'a"b', '"a\\"b"'],
  ['a direction mark', 'a\u202eb', '"a\\u202eb"'],
  ['a line separator', 'a\u2028b', '"a\\u2028b"'],
  ['a control character', 'a\u0085b\u007f', '"a\\u0085b\\u007f"'],
  ['half a surrogate pair', '\ud800', '"\\ud800"'],
  ['a hidden character of two code units', 'a\u{e0001}b', '"a\\u{e0001}b"'],
  ['an emoji', '😀', '"😀"'],
  ['NaN', Number.NaN, 'NaN'],
  ['a BigInt', 10n, '10n'],
  ['a BigInt in an object', { a: 10n }, '{"a":"10n"}'],
  ['a function', () => 1, 'a function'],
  ['an object of a class', new Map(), 'an object of class Map'],
  ['an object without a class', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['an object that writes no JSON', { toJSON: () => undefined }, 'an object'],
  ['an object with a field of a name that durations have', { toHumanString: 1 }, '{"toHumanString":1}'],
  ['a list', [1, 'a', null], '[1,"a",null]'],
  ['a duration', Duration.days(7), '7 days'],
  ['null', null, 'null'],
  ['undefined', undefined, 'undefined'],
])('%s', (_, value, shown) => {
  expect(showValue(value)).toBe(shown);
});

test('a long value is truncated, with its length', () => {
  const shown = showValue('x'.repeat(10_000));
  expect(shown.length).toBeLessThan(200);
  expect(shown).toMatch(/x… \(10002 characters\)$/);
});

test('a value of 160 characters is complete, and a longer one has its first 160', () => {
  const start = 'abc'.padEnd(158, 'x');
  expect(showValue(start)).toBe(`"${start}"`);
  expect(showValue(`${start}y`)).toBe(`"${start}y… (161 characters)`);
});

test('a value is not cut within an escaped character', () => {
  const start = 'x'.repeat(155);
  expect(showValue(`${start}\u202e`)).toBe(`"${start}… (163 characters)`);
});

test('an object that contains itself', () => {
  const value: Record<string, unknown> = {};
  value.self = value;
  expect(showValue(value)).toBe('an object that contains itself, or thousands of nested objects');
});
