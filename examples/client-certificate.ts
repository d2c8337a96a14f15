// The agent uses a client certificate of the node for the API server.
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
