import { changes, effectsOf, manifest, podTemplate, workload } from '../fixtures';

const elasticsearch = (version: string) =>
  workload('apps/v1', 'StatefulSet', {
    template: podTemplate({
      containers: [{ name: 'elasticsearch', image: `docker.elastic.co/elasticsearch/elasticsearch:${version}` }],
    }),
  });
const upgrade = (from: string, to: string) => changes(elasticsearch(from), elasticsearch(to), 37);

test.each([
  ['7.17.29', '9.5.6', 'upgrade in steps: 8.19.20, then 9.5.6'],
  ['8.18.0', '9.5.6', 'upgrade in steps: 8.19.20, then 9.5.6'],
  ['9.5.6', '8.19.20', 'keep the version. To downgrade, restore a snapshot'],
  ['2.4.1', '9.5.6', 'install the new version in addition to the old one'],
  ['8.19.20', '9.0.3', 'upgrade to 9.1 or newer'],
])('Elasticsearch %s cannot be upgraded to %s', (from, to, action) => {
  const change = upgrade(from, to).find(({ effect }) => effect === 'outage');
  expect(change?.message).toContain(`Elasticsearch ${from} → ${to}. Elastic does not support this upgrade`);
  expect(change?.action).toContain(action);
});

test.each([
  ['7.17.29', '8.19.20'],
  ['8.19.20', '9.5.6'],
  ['8.18.3', '9.0.3'],
  ['9.5.5', '9.5.6'],
])('Elasticsearch %s can be upgraded to %s', (from, to) => {
  const messages = upgrade(from, to).map(({ message }) => message);
  expect(messages.filter((message) => message.includes('does not support'))).toEqual([]);
  expect(effectsOf(upgrade(from, to))).toContain('restart');
});

const resource = (version: string) =>
  manifest('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', { spec: { version } });

test('the ECK operator rejects an upgrade that skips a version', () => {
  expect(effectsOf(changes(resource('7.17.29'), resource('9.5.6')))).toContain('rejected');
  expect(effectsOf(changes(resource('8.19.20'), resource('9.5.6')))).toEqual(['restart']);
});

test.each([
  ['8.18.3', '9.5.6'],
  ['8.19.20', '9.0.3'],
])('the ECK operator applies an upgrade from %s to %s, which Elastic does not support', (from, to) => {
  expect(effectsOf(changes(resource(from), resource(to)))).toContain('outage');
});
