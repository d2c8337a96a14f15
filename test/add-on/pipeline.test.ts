import { AddOnInputs, AddOnLogFormat, AddOnPipeline, type AddOnPipelineOptions } from '../../lib';
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
  expect(built()._faultsIn(FluentdDialect.V0_12)).toEqual([]);
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
