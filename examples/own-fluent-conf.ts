// An agent with your own configuration. Every directive is parsed, checked and written for the image. Metrics are added.
import { join } from 'node:path';
import { ClusterApp, ClusterLogging, FluentdPipeline, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('own-fluent-conf');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.33'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  agent: { pipeline: FluentdPipeline.fromFile(join(__dirname, 'fluent.conf'), { metrics: true }) },
});
ClusterApp.synthesize(cluster);
