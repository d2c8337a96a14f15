// The add-on on existing Ceph RBD images: a PersistentVolume, a claim and a ReplicationController for each.
import { Size } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, SecretRef, Storage } from 'cdk8s-efk';

const cluster = new ClusterApp('ceph-rbd');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.3.7'),
  namespace: 'kube-system',
});
new ClusterLogging(chart, 'logging', {
  addOnElasticsearch: {
    storage: Storage.cephRbd({
      monitors: ['10.0.0.11:6789', '10.0.0.12:6789', '10.0.0.13:6789'],
      images: ['elasticsearch-0', 'elasticsearch-1'],
      size: Size.gibibytes(50),
      secret: SecretRef.fromName('ceph-admin'),
    }),
  },
});
ClusterApp.synthesize(cluster);
