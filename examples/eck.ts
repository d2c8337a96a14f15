// Elasticsearch and Kibana run by Elastic's operator, with the agent of this library.
import { ClusterApp, EckElasticsearch, EckKibana, FluentdAgent, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('eck');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.33'),
  namespace: 'logging',
});
const elasticsearch = new EckElasticsearch(chart, 'elasticsearch', { version: '9.5.6' });
new EckKibana(chart, 'kibana', { elasticsearch });
new FluentdAgent(chart, 'agent', { elasticsearch });
ClusterApp.synthesize(cluster);
