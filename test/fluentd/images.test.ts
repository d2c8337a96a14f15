import { AddOnElasticsearch, ClusterApp, FluentdAgent, FluentdImage, KubernetesVersion, LoggingChart } from '../../lib';

function errors(major: number, image?: FluentdImage): string {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
  const endpoint = { host: 'es', namespace: 'logging', port: 9200, tls: false, major };
  new FluentdAgent(chart, 'agent', { image, elasticsearch: { endpoint } });
  return app.errors().join();
}

test.each([
  [7, FluentdImage.V1_19_3_ELASTICSEARCH_7],
  [8, FluentdImage.V1_19_3_ELASTICSEARCH_8],
  [9, FluentdImage.V1_19_3_ELASTICSEARCH_9],
])('the image for Elasticsearch %i is the default and is accepted', (major, image) => {
  expect(errors(major)).toBe('');
  expect(errors(major, image)).toBe('');
});

test('an image whose plugin does not support the major of Elasticsearch is rejected with the image to take', () => {
  const found = errors(7, FluentdImage.V1_19_3_ELASTICSEARCH_8);
  expect(found).toContain('agent.image');
  expect(found).toContain('expected Elasticsearch 8 with this image');
  expect(found).toContain(
    'Choose fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch7-1.1, or leave image out',
  );
});

test('an Elasticsearch that no image supports is rejected', () => {
  expect(errors(10)).toContain('use Elasticsearch 7, 8 or 9');
});

test('the agent for the Elasticsearch of the add-on needs the image of the add-on', () => {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.10');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
  const elasticsearch = new AddOnElasticsearch(chart, 'Elasticsearch');
  new FluentdAgent(chart, 'agent', { elasticsearch });
  expect(app.errors().join()).toContain('Set image to AddOnImages.FLUENTD_1_22');
});
