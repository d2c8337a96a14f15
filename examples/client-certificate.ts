// The first of the two repairs alone: the agent shows a client certificate of the node to the API server.
import { ClientCertificate, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const cluster = new ClusterApp('client-certificate');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.3.7'),
  namespace: 'kube-system',
});
new ClusterLogging(chart, 'logging', {
  agent: { apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') } },
});
ClusterApp.synthesize(cluster);
