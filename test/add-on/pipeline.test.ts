import {
  AddOnInputs,
  AddOnLogFormat,
  AddOnPipeline,
  type AddOnPipelineOptions,
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
} from '../../lib';
import { FluentdConfig } from '../../lib/fluentd/config/config';
import { FluentdDialect } from '../../lib/fluentd/config/dialect';
import type { ElasticsearchConnection, PipelineContext } from '../../lib/fluentd/pipeline-context';
import { IMAGE_1_22 } from './pipeline-expected';

const HOST = 'elasticsearch-logging';
const CONNECTION = { host: HOST, endpoint: { host: HOST, port: 9200, tls: false, major: 2 } };

function built(options?: AddOnPipelineOptions, connection: Partial<ElasticsearchConnection> = {}, api = {}) {
  const context: PipelineContext = {
    minor: 3,
    api,
    elasticsearch: { ...CONNECTION, ...connection },
    agent: { namespace: 'kube-system', name: 'fluentd-es-v1.22', containerName: 'fluentd-es' },
    stateDirectory: undefined,
  };
  const { config } = new AddOnPipeline(options)._build(context);
  if (!config) throw new Error('no configuration');
  return config;
}

const text = (...given: Parameters<typeof built>) => built(...given).render(FluentdDialect.V0_12);

test('the configuration of image 1.22 is reproduced to the letter', () => {
  expect(text()).toBe(IMAGE_1_22);
});

test('it has no error for Fluentd 0.12', () => {
  expect(built()._errorsIn(FluentdDialect.V0_12)).toEqual([]);
});

test('the text read back is the same configuration', () => {
  expect(FluentdConfig.parse(text()).sameAs(built())).toBe(true);
});

test('the metadata filter uses a client certificate', () => {
  const tls = { caFile: '/srv/kubernetes/ca.crt', clientCert: '/srv/kubernetes/kubecfg.crt' };
  expect(text({}, {}, { ...tls, clientKey: '/srv/kubernetes/kubecfg.key' })).toContain(`<filter kubernetes.**>
  type kubernetes_metadata
  ca_file /srv/kubernetes/ca.crt
  client_cert /srv/kubernetes/kubecfg.crt
  client_key /srv/kubernetes/kubecfg.key
</filter>
`);
});

test('logs of control-plane programs under upstart have their own position files', () => {
  const sources = built({ inputs: AddOnInputs.IMAGE_1_22.plus(AddOnInputs.UPSTART) }).sources();
  expect(new Set(sources.map((s) => s.literal('pos_file'))).size).toBe(20);
  expect(sources.at(-7)?.literal('path')).toBe('/var/log/upstart/kube-apiserver.log');
});

test('inputs can be chosen by tag and extended', () => {
  const own = { path: '/var/log/app.log', posFile: '/var/log/es-app.log.pos', tag: 'app', format: AddOnLogFormat.NONE };
  const inputs = AddOnInputs.IMAGE_1_22.only(['kubernetes.*', 'kubelet']).plus(AddOnInputs.of([own]));
  const tags = built({ inputs })
    .sources()
    .map((s) => s.literal('tag'));
  expect(tags).toEqual(['kubernetes.*', 'kubelet', 'app']);
});

test('the password stays in the environment', () => {
  const endpoint = { ...CONNECTION.endpoint, tls: true };
  const connection = { host: 'es.example', endpoint, passwordEnv: 'ES_PASSWORD' };
  expect(text({}, connection)).toContain(`  scheme https\n  password "#{ENV['ES_PASSWORD']}"\n`);
});

test('inputs can be left out by their tags', () => {
  const all = AddOnInputs.IMAGE_1_22.toArray().map(({ tag }) => tag);
  const rest = AddOnInputs.IMAGE_1_22.without(['kubelet', 'docker'])
    .toArray()
    .map(({ tag }) => tag);
  expect(rest).toEqual(all.filter((tag) => tag !== 'kubelet' && tag !== 'docker'));
  expect(rest).toHaveLength(all.length - 2);
});

test('the agent warns of what the delivery of the original loses, unless it is safe', () => {
  const warnings = (pipeline: AddOnPipeline) => {
    const app = new ClusterApp('test');
    const kubernetes = KubernetesVersion.parse('1.3');
    const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
    new ClusterLogging(chart, 'efk', { agent: { pipeline } });
    return app.warnings().map(({ message }) => message);
  };
  const lost = expect.stringContaining('a slow Elasticsearch stores lines more than once');
  expect(warnings(new AddOnPipeline())).toContainEqual(lost);
  expect(warnings(new AddOnPipeline({ safeDelivery: true }))).not.toContainEqual(lost);
});
