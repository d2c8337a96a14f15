// A user's own pipeline, with maps, lists, enums, Kubernetes types and objects of the app: what each language writes.
import { ApiObject } from 'cdk8s';
import {
  ClusterApp,
  ExternalElasticsearch,
  FluentdAgent,
  FluentdConfig,
  FluentdPipeline,
  FluentdSection,
  FluentdValue,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../../lib';

const CONFIG = `
<source>
  @type tail
  @id containers
  path /var/log/containers/*.log
  pos_file /var/lib/fluentd/logs-fluentd/containers.pos
  tag kubernetes.*
  <parse>
    @type cri
  </parse>
</source>
`;

const cluster = new ClusterApp('pipeline');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.30'),
  namespace: 'logs',
  labels: { team: 'search', cost: 'b17', environment: 'test', area: 'eu' },
});
const config = FluentdConfig.parse(CONFIG);
const filter = new FluentdSection('filter', FluentdValue.text('kubernetes.**'));
filter.set('@type', FluentdValue.text('grep'));
filter.set('@id', FluentdValue.text('drop'));
const exclude = new FluentdSection('exclude');
exclude.set('key', FluentdValue.text('message'));
exclude.set('pattern', FluentdValue.regexp('^GET /healthz'));
filter.add(exclude);
const output = new FluentdSection('match', FluentdValue.text('**'));
output.set('@type', FluentdValue.text('elasticsearch'));
output.set('@id', FluentdValue.text('out'));
output.set('host', FluentdValue.text('logs.example.com'));
output.set('port', FluentdValue.integer(9243));
output.set('custom_headers', FluentdValue.hash({ 'X-Team': 'search', 'X-Area': 'eu', 'X-Cost': 'b17', 'X-A': 'a' }));
config.add(filter, output);

const secret = new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'agent' } });
new FluentdAgent(chart, 'agent', {
  elasticsearch: new ExternalElasticsearch(chart, 'elasticsearch', {
    url: 'https://logs.example.com:9243',
    version: '9.5.6',
    agentCredentials: { username: 'agent', secret: SecretRef.fromSecret(secret) },
  }),
  pipeline: FluentdPipeline.fromConfig(config),
  pod: {
    annotations: { 'example.com/c': '3', 'example.com/a': '1', 'example.com/b': '2' },
    env: [{ name: 'TZ', value: 'UTC' }],
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
  },
});
ClusterApp.synthesize(cluster);
