// Two clusters in one app, each with its own folder. A function contains what they have in common.
import { Duration } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

function logging(name: string, kubernetes: string, retention: Duration): ClusterApp {
  const cluster = new ClusterApp(name);
  const chart = new LoggingChart(cluster, 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
  });
  new ClusterLogging(chart, 'logging', { elasticsearch: { lifecycle: { retention } } });
  return cluster;
}

ClusterApp.synthesize(
  logging('two-clusters-staging', '1.37', Duration.days(3)),
  logging('two-clusters-production', '1.35', Duration.days(30)),
);
