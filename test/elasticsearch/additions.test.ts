import { AddOnElasticsearch, KubernetesVersion, LoggingChart } from '../../lib';
import { find } from '../profiles';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from './fixture';

const VOLUME = { name: 'synonyms', configMap: { name: 'synonyms' } };

test('what is added to the pods after construction is in the pods of every node set', () => {
  const fixture = new ElasticsearchFixture({ nodeSets: [THREE_MASTERS, TWO_DATA] });
  fixture.elasticsearch.pod.addVolume(VOLUME, { mountPath: '/usr/share/elasticsearch/config/synonyms' });
  fixture.elasticsearch.pod.addEnv({ name: 'TZ', value: 'UTC' });
  expect(fixture.errors).toEqual([]);
  for (const name of ['elasticsearch-masters', 'elasticsearch-data']) {
    const { containers, volumes } = fixture.pod(name);
    expect(volumes).toContainEqual(VOLUME);
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'synonyms',
      mountPath: '/usr/share/elasticsearch/config/synonyms',
      readOnly: true,
    });
    expect(containers[0].env).toContainEqual({ name: 'TZ', value: 'UTC' });
  }
});

test('an invalid addition is an error of the option of the pod', () => {
  const fixture = new ElasticsearchFixture();
  fixture.elasticsearch.pod.addSidecar({ name: 'Exporter', image: 'exporter:1.0' });
  expect(fixture.errors).toEqual([expect.stringContaining('elasticsearch.pod.sidecars[0].name: "Exporter"')]);
});

test.each([
  ['1.37', 'StatefulSet', 'elasticsearch-logging'],
  ['1.5.1', 'ReplicationController', 'elasticsearch-logging-v1'],
])('what is added to the pods of the add-on is in its %s %s', (kubernetes, kind, name) => {
  const { app } = new ElasticsearchFixture();
  const chart = new LoggingChart(app, 'add-on', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'kube-system',
  });
  const elasticsearch = new AddOnElasticsearch(chart, 'elasticsearch');
  elasticsearch.pod.addEnv({ name: 'TZ', value: 'UTC' });
  const { template } = find(chart.toJson(), kind, name, 'kube-system').spec;
  expect(template.spec.containers[0].env).toContainEqual({ name: 'TZ', value: 'UTC' });
});
