import { change, effectsOf, podTemplate, workload } from './changes';

const elasticsearch = (version: string) =>
  workload('apps/v1', 'StatefulSet', {
    template: podTemplate({
      containers: [{ name: 'elasticsearch', image: `docker.elastic.co/elasticsearch/elasticsearch:${version}` }],
    }),
  });
const upgrade = (from: string, to: string) => change(elasticsearch(from), elasticsearch(to), 37);

test.each([
  ['7.17.29', '9.5.6', 'go one major at a time, from its last minor: 7.17, 8.19, then 9.5.6'],
  ['8.18.0', '9.5.6', 'go one major at a time, from its last minor: 8.19, then 9.5.6'],
  ['9.5.6', '8.19.20', 'data goes back to an older version by a snapshot that it wrote itself'],
])('Elasticsearch %s cannot be upgraded to %s', (from, to, way) => {
  const [first, ...others] = upgrade(from, to);
  expect(first).toMatchObject({ effect: 'refused', action: way });
  expect(first?.text).toContain(`${from} → ${to}`);
  expect(effectsOf(others)).toContain('restarts');
});

test.each([
  ['7.17.29', '8.19.20'],
  ['8.19.20', '9.5.6'],
  ['9.5.5', '9.5.6'],
])('Elasticsearch %s can be upgraded to %s', (from, to) => {
  expect(effectsOf(upgrade(from, to))).not.toContain('refused');
});
