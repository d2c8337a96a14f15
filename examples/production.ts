// Three nodes of Elasticsearch with TLS and users; the agents, which mount directories of nodes, have their own namespace.
import { Duration } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
} from 'cdk8s-efk';

const cluster = new ClusterApp('production');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new LoggingNamespace(chart, 'namespace', { name: 'logging', podSecurity: PodSecurityLevel.RESTRICTED });
new LoggingNamespace(chart, 'agents', { name: 'logging-agents', podSecurity: PodSecurityLevel.PRIVILEGED });
new ClusterLogging(chart, 'logging', {
  agent: { namespace: 'logging-agents' },
  elasticsearch: { podSecurity: PodSecurityLevel.RESTRICTED, lifecycle: { retention: Duration.days(14) } },
});
ClusterApp.synthesize(cluster);
