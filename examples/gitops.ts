// A repository for Argo CD and Flux: a folder for each cluster, and the objects that point the tools to these folders.
import { ApiObject, App, Chart } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';

const outdir = process.env.CDK8S_OUTDIR ?? 'dist';
const cluster = new ClusterApp('gitops');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging');
ClusterApp.synthesize(cluster);

const tools = new App({ outdir: `${outdir}/gitops-tools` });
new ApiObject(new Chart(tools, 'argo-cd'), 'logging', {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'logging', namespace: 'argocd' },
  spec: {
    project: 'default',
    source: { repoURL: 'https://git.example.com/logging.git', targetRevision: 'main', path: 'dist/gitops' },
    destination: { server: 'https://kubernetes.default.svc' },
    syncPolicy: { automated: { prune: true, selfHeal: true } },
  },
});
new ApiObject(new Chart(tools, 'flux'), 'logging', {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'logging', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    sourceRef: { kind: 'GitRepository', name: 'logging' },
    path: './dist/gitops',
    prune: true,
  },
});
tools.synth();
