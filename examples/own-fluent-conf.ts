// The agent with a configuration that you have already: every directive is read, checked and written for its image.
import { join } from 'node:path';
import { ClusterApp, ClusterLogging, FluentdPipeline, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('own-fluent-conf');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.33'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  agent: { pipeline: FluentdPipeline.fromFile(join(__dirname, 'fluent.conf')) },
});
ClusterApp.synthesize(cluster);
