import * as api from '../lib';

const CLASS = /^class\b/;

function isEnum(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each !== 'object');
}

test('the library exports classes and enums, and no internal functions and tables', () => {
  const others = Object.entries(api).filter(
    ([, value]) =>
      !(typeof value === 'function' && CLASS.test(Function.prototype.toString.call(value))) && !isEnum(value),
  );
  expect(others.map(([name]) => name)).toEqual([]);
  expect(Object.keys(api).length).toBeGreaterThan(30);
});
