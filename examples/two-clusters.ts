// Two clusters in one app, each with its own folder. A function contains what they have in common.
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

function logging(name: string, kubernetes: string, retentionDays: number): ClusterApp {
  const cluster = new ClusterApp(name);
  const chart = new LoggingChart(cluster, 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
  });
  new ClusterLogging(chart, 'logging', { elasticsearch: { lifecycle: { retentionDays } } });
  return cluster;
}

ClusterApp.synthesize(logging('two-clusters-staging', '1.37', 3), logging('two-clusters-production', '1.35', 30));
