import { compileErrors, ExampleApp, Page } from './page';

const page = new Page('elasticsearch.md');

test('every file and section that the page names exists', () => {
  expect(page.deadLinks).toEqual([]);
});

test('the examples compile and are valid', () => {
  expect(page.examples.length).toBeGreaterThan(4);
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp().run(example).app.errors())).toEqual([]);
});
