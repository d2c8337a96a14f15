// One node of Elasticsearch, for a trial or a small site.
import {
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
} from 'cdk8s-efk';

const cluster = new ClusterApp('single-node');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new LoggingNamespace(chart, 'namespace', { name: 'logging', podSecurity: PodSecurityLevel.PRIVILEGED });
new ClusterLogging(chart, 'logging', { elasticsearch: { replicas: 1 } });
ClusterApp.synthesize(cluster);
