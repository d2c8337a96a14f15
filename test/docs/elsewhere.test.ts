import { compileErrors, ExampleApp, Page } from './page';

const page = new Page('elsewhere.md');

test('the examples compile and are valid', () => {
  expect(page.examples.length).toBeGreaterThan(1);
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp('1.36').run(example).app.errors())).toEqual([]);
});
