// Agents that send to an Elasticsearch outside of the cluster.
import { ClusterApp, ExternalElasticsearch, FluentdAgent, KubernetesVersion, LoggingChart, SecretRef } from 'cdk8s-efk';

const cluster = new ClusterApp('external-elasticsearch');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.33'),
  namespace: 'logging',
});
const elasticsearch = new ExternalElasticsearch(chart, 'elasticsearch', {
  url: 'https://logs.example.com:9200',
  version: '8.19.20',
  agentCredentials: { username: 'agent', secret: SecretRef.fromName('elasticsearch-agent') },
});
new FluentdAgent(chart, 'agent', { elasticsearch });
ClusterApp.synthesize(cluster);
