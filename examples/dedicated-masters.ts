// Three dedicated master nodes and three data nodes.
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, Storage } from 'cdk8s-efk';

const cluster = new ClusterApp('dedicated-masters');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  elasticsearch: {
    nodeSets: [
      { name: 'masters', replicas: 3, roles: ['master'], storage: Storage.claim({ size: '5Gi' }) },
      { name: 'data', replicas: 3, roles: ['data', 'ingest'], storage: Storage.claim({ size: '200Gi' }) },
    ],
  },
});
ClusterApp.synthesize(cluster);
