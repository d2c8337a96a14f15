// The cluster of kube-up.sh of 2016, whose API server rejects the tokens of default service accounts.
import {
  Account,
  ClientCertificate,
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
} from 'cdk8s-efk';

const cluster = new ClusterApp('article-cluster');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.3.7'),
  namespace: 'kube-system',
  images: ImageSource.mirror('registry.example.com/logging'),
});
new ClusterLogging(chart, 'logging', {
  agent: { apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') } },
  addOnElasticsearch: { serviceAccount: Account.create('k8s-efk') },
  kibana: { serviceAccount: Account.fromName('k8s-efk'), exposure: KibanaExposure.apiServerProxy() },
});
ClusterApp.synthesize(cluster);
