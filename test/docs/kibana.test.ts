import { Kibana } from '../../lib';
import { compileErrors, ExampleApp, Page } from './page';

const page = new Page('kibana.md');

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

test('the example of another namespace lets Kibana in, and refers to the Secrets there', () => {
  const example = page.examples.find((text) => text.includes("'viewers'")) ?? '';
  const { app } = new ExampleApp().run(example);
  const objects = app.charts.flatMap((chart) => chart.toJson());
  const policy = objects.find(({ metadata }) => metadata.name === 'elasticsearch-from-viewers');
  const kibana = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.namespace === 'viewers');
  expect(policy.spec.ingress[0].from[0].podSelector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'kibana' });
  expect(kibana.spec.template.metadata.labels).toMatchObject(policy.spec.ingress[0].from[0].podSelector.matchLabels);
  expect(JSON.stringify(kibana)).toContain('"viewers-kibana"');
  expect(JSON.stringify(kibana)).toContain('"viewers-ca-certificate"');
});
