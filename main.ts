import { Duration, Size } from 'cdk8s';
import {
  Account,
  AddOnRunbook,
  AgentMonitoring,
  ApiAccessCheck,
  ClientCertificate,
  ClusterApp,
  ClusterInstaller,
  ClusterLogging,
  type ClusterLoggingProps,
  FluentdPipeline,
  ImageSource,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  LoggingRunbook,
  PodSecurityLevel,
  Storage,
} from './lib';

/** A cluster of kube-up.sh on Ubuntu, 2016, whose API server rejects the tokens of default service accounts. */
function kubeUp(): ClusterApp {
  const cluster = new ClusterApp('kube-up-1-3-7');
  const chart = new LoggingChart(cluster, 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'kube-system',
    images: ImageSource.mirror('bigwhite'),
  });
  const logging = new ClusterLogging(chart, 'logging', {
    // The mount is as in the original; readOnly may stay at its default elsewhere.
    agent: { apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes', { readOnly: false }) } },
    addOnElasticsearch: { serviceAccount: Account.create('k8s-efk') },
    kibana: { serviceAccount: Account.fromName('k8s-efk'), exposure: KibanaExposure.apiServerProxy() },
  });
  cluster.addDocument('RUNBOOK.md', new AddOnRunbook(chart, logging, { installer: ClusterInstaller.KUBE_UP }));
  return cluster;
}

/** A cluster of kubeadm, of the same time, where the default service account works: the same add-on without any fix. */
function kubeadm(): ClusterApp {
  const cluster = new ClusterApp('kubeadm-1-5-1');
  const chart = new LoggingChart(cluster, 'logging', {
    kubernetes: KubernetesVersion.parse('1.5.1'),
    namespace: 'kube-system',
  });
  const logging = new ClusterLogging(chart, 'logging', {
    agent: { pipeline: FluentdPipeline.fromImage() },
    kibana: { exposure: KibanaExposure.apiServerProxy() },
  });
  cluster.addDocument('RUNBOOK.md', new AddOnRunbook(chart, logging, { installer: ClusterInstaller.KUBEADM }));
  return cluster;
}

/** Checks whether service accounts can use the API of a cluster: the default one of the namespace, and a new one. */
function apiAccessCheck(): ClusterApp {
  const cluster = new ClusterApp('api-access-check');
  const kubernetes = KubernetesVersion.parse('1.3.7');
  const name = 'k8s-example1';
  const images = ImageSource.mirror('bigwhite');
  const withDefault = new LoggingChart(cluster, 'default-account', { kubernetes, images, namespace: 'kube-system' });
  new ApiAccessCheck(withDefault, 'check', { name });
  const withOwn = new LoggingChart(cluster, 'own-account', { kubernetes, images, namespace: 'default' });
  new ApiAccessCheck(withOwn, 'check', { name, serviceAccount: Account.create(name) });
  return cluster;
}

/** A hardened current cluster: three Elasticsearch nodes with TLS and users. The YAML needs no manual steps. */
function production(): ClusterApp {
  return current('production', {
    elasticsearch: { podSecurity: PodSecurityLevel.RESTRICTED, lifecycle: { retention: Duration.days(14) } },
  });
}

/** A small variant, for a trial or an edge cluster: one Elasticsearch node. */
function singleNode(): ClusterApp {
  return current('single-node', {
    elasticsearch: {
      podSecurity: PodSecurityLevel.RESTRICTED,
      replicas: 1,
      storage: Storage.claim({ size: Size.gibibytes(10) }),
    },
  });
}

/**
 * Elasticsearch and Kibana in a namespace for restricted pods. Agents mount directories of their nodes, so they have
 * another namespace.
 */
function current(name: string, props: ClusterLoggingProps): ClusterApp {
  const cluster = new ClusterApp(name);
  const [namespace, agents] = ['logging', 'logging-agents'];
  const chart = new LoggingChart(cluster, 'logging', { kubernetes: KubernetesVersion.parse('1.37'), namespace });
  new LoggingNamespace(chart, 'namespace', { name: namespace, podSecurity: PodSecurityLevel.RESTRICTED });
  new LoggingNamespace(chart, 'agents', { name: agents, podSecurity: PodSecurityLevel.PRIVILEGED });
  const annotations = AgentMonitoring.scrapeAnnotations();
  const logging = new ClusterLogging(chart, 'logging', {
    agent: { namespace: agents, pod: { annotations } },
    ...props,
  });
  cluster.addDocument('RUNBOOK.md', new LoggingRunbook(chart, logging));
  return cluster;
}

ClusterApp.synthesize(kubeUp(), kubeadm(), apiAccessCheck(), production(), singleNode());
