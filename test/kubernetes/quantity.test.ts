import { Quantity } from '../../lib/kubernetes/quantity';

test.each<[string | number, number]>([
  ['1', 1],
  [2, 2],
  ['100m', 0.1],
  ['0.5', 0.5],
  ['.5Ti', 2 ** 39],
  ['1Ki', 1024],
  ['1Mi', 2 ** 20],
  ['1Gi', 2 ** 30],
  ['1Pi', 2 ** 50],
  ['1Ei', 2 ** 60],
  ['1k', 1e3],
  ['1M', 1e6],
  ['1G', 1e9],
  ['1T', 1e12],
  ['1P', 1e15],
  ['1E', 1e18],
  ['1e12', 1e12],
  ['1E3', 1e3],
  ['5e-1', 0.5],
  ['1n', 1e-9],
  ['1u', 1e-6],
  ['-1', -1],
  ['+1', 1],
  ['1.', 1],
])('%p is %p', (text, value) => {
  expect(Quantity.parse(text)?.value).toBe(value);
});

test.each([
  '',
  ' 1',
  '1 Gi',
  '1GB',
  '1gi',
  'Gi',
  '0x10',
  '1e',
  '--1',
  '8Ei',
  '1e400',
  'NaN',
  true,
  null,
  undefined,
  10n,
])('%p is not a quantity', (text) => {
  expect(Quantity.parse(text)).toBeUndefined();
});

test('amounts are compared exactly', () => {
  const compare = (a: string, b: string) => Quantity.parse(a)?.compareTo(Quantity.parse(b) ?? Quantity.of(0));
  expect(compare('1024Mi', '1Gi')).toBe(0);
  expect(compare('1G', '1Gi')).toBeLessThan(0);
  expect(compare('0.1', '100m')).toBe(0);
  expect(compare('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
});

test('amounts below the precision of the API server are rounded up', () => {
  expect(Quantity.parse('1e-10')?.value).toBe(1e-9);
  expect(Quantity.parse('0.0000000011')?.value).toBe(2e-9);
  expect(Quantity.parse('0.0000000010')?.value).toBe(1e-9);
});

test('the largest amount is the largest number of 64 bits', () => {
  expect(Quantity.parse('9223372036854775807')?.value).toBe(2 ** 63);
  for (const text of ['9223372036854775808', '-9223372036854775808']) expect(Quantity.parse(text)).toBeUndefined();
});

test.each([
  ['0', { isPositive: false, isNegative: false, isWhole: true }],
  ['1n', { isPositive: true, isNegative: false, isWhole: false }],
  ['-1n', { isPositive: false, isNegative: true, isWhole: false }],
  ['1.0', { isPositive: true, isNegative: false, isWhole: true }],
  ['1500m', { isPositive: true, isNegative: false, isWhole: false }],
  ['-2', { isPositive: false, isNegative: true, isWhole: true }],
])('%s is %o', (text, expected) => {
  expect(Quantity.parse(text)).toMatchObject(expected);
});

test.each([
  ['1', '2', -1],
  ['2', '1', 1],
  ['-1', '1', -1],
  ['1', '1000m', 0],
])('%s compared with %s is %i', (a, b, order) => {
  expect(Quantity.parse(a)?.compareTo(Quantity.parse(b) ?? Quantity.of(0))).toBe(order);
});

test('a number of units is exact', () => {
  expect(Quantity.of(3).value).toBe(3);
  expect(Quantity.of(2n ** 53n + 1n).compareTo(Quantity.of(2n ** 53n))).toBe(1);
});
