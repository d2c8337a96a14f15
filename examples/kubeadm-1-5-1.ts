// A kubeadm cluster on which default service accounts work: the add-on without changes.
import { AddOnRunbook, ClusterApp, ClusterLogging, KibanaExposure, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('kubeadm-1-5-1');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.5.1'),
  namespace: 'kube-system',
});
const logging = new ClusterLogging(chart, 'logging', { kibana: { exposure: KibanaExposure.apiServerProxy() } });
cluster.addDocument('RUNBOOK.md', new AddOnRunbook(chart, logging));
ClusterApp.synthesize(cluster);
