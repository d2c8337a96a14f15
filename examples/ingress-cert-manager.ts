// Kibana behind an Ingress, whose certificate cert-manager creates.
import { ClusterApp, ClusterLogging, KibanaExposure, KubernetesVersion, LoggingChart, SecretRef } from 'cdk8s-efk';

const cluster = new ClusterApp('ingress-cert-manager');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  kibana: {
    exposure: KibanaExposure.ingress({
      host: 'logs.example.com',
      ingressClassName: 'nginx',
      tlsSecret: SecretRef.fromName('kibana-public'),
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
    }),
  },
});
ClusterApp.synthesize(cluster);
