// Elasticsearch uses its own service account to find its nodes.
import { Account, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('service-account');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.3.7'),
  namespace: 'kube-system',
});
new ClusterLogging(chart, 'logging', {
  addOnElasticsearch: { serviceAccount: Account.create('k8s-efk') },
});
ClusterApp.synthesize(cluster);
