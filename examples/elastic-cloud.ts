// Agents that send to an Elastic Cloud deployment by its Cloud ID, with an API key.
import { ClusterApp, ExternalElasticsearch, FluentdAgent, KubernetesVersion, LoggingChart, SecretRef } from 'cdk8s-efk';

const cluster = new ClusterApp('elastic-cloud');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.33'),
  namespace: 'logging',
});
const elasticsearch = new ExternalElasticsearch(chart, 'elasticsearch', {
  cloudId: `logs:${Buffer.from('eu-central-1.aws.cloud.example.com$0123456789abcdef$').toString('base64')}`,
  version: '9.5.6',
  agentApiKey: { secret: SecretRef.fromName('elastic-cloud'), key: 'api-key' },
});
new FluentdAgent(chart, 'agent', { elasticsearch });
ClusterApp.synthesize(cluster);
