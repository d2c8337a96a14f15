// A node set in each of three zones, so that a copy of every shard survives the loss of a zone.
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('zones');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  elasticsearch: {
    nodeSets: ['a', 'b', 'c'].map((zone) => ({ name: zone, replicas: 1, zone: `eu-central-1${zone}` })),
  },
});
ClusterApp.synthesize(cluster);
