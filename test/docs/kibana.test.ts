import { Kibana } from '../../lib';
import { compileErrors, ExampleApp, Page } from './page';

const page = new Page('kibana.md');

test('every file and section that the page names exists', () => {
  expect(page.deadLinks).toEqual([]);
});

test('the examples compile', () => {
  expect(page.examples.length).toBeGreaterThan(6);
  expect(compileErrors(page.examples)).toEqual([]);
});

test.each(page.examples.map((example, index): [number, string] => [index + 1, example]))(
  'example %i is valid',
  (_index, example) => {
    expect(new ExampleApp().run(example).app.errors()).toEqual([]);
  },
);

test('the example of two Kibanas creates two', () => {
  const example = page.examples.find((text) => text.includes('team-a')) ?? '';
  const { chart } = new ExampleApp().run(example);
  expect(chart.node.findAll().filter((construct) => construct instanceof Kibana)).toHaveLength(2);
});
