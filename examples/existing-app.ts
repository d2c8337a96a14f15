// Logging in an existing cdk8s app, with a Secret that another chart creates.
import { ApiObject, App, Chart } from 'cdk8s';
import { ExternalElasticsearch, FluentdAgent, KubernetesVersion, LoggingChart, SecretRef } from 'cdk8s-efk';

const app = new App({ outdir: `${process.env.CDK8S_OUTDIR ?? 'dist'}/existing-app` });
const secrets = new Chart(app, 'secrets', { namespace: 'logging' });
const credentials = new ApiObject(secrets, 'agent', {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'elasticsearch-agent', annotations: { 'example.com/filled-by': 'the secrets operator' } },
});

const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logging' });
new FluentdAgent(chart, 'agent', {
  elasticsearch: new ExternalElasticsearch(chart, 'elasticsearch', {
    url: 'https://logs.example.com:9200',
    version: '9.5.6',
    agentCredentials: { username: 'agent', secret: SecretRef.fromSecret(credentials) },
  }),
});
app.synth();
