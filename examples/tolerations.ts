// Agents on control plane nodes and on nodes with the taint dedicated=gpu, and Elasticsearch on nodes of its own.
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('tolerations');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  agent: {
    tolerateAllTaints: false,
    pod: { tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' }] },
  },
  elasticsearch: {
    pod: {
      nodeSelector: { 'example.com/pool': 'logging' },
      tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'logging', effect: 'NoSchedule' }],
    },
  },
});
ClusterApp.synthesize(cluster);
