// Three dedicated master nodes and three data nodes.
import { Size } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, NodeRole, Storage } from 'cdk8s-efk';

const cluster = new ClusterApp('dedicated-masters');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  elasticsearch: {
    nodeSets: [
      { name: 'masters', replicas: 3, roles: [NodeRole.MASTER], storage: Storage.claim({ size: Size.gibibytes(5) }) },
      {
        name: 'data',
        replicas: 3,
        roles: [NodeRole.DATA, NodeRole.INGEST],
        storage: Storage.claim({ size: Size.gibibytes(200) }),
      },
    ],
  },
});
ClusterApp.synthesize(cluster);
