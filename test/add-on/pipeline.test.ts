import { AddOnLogFormat } from '../../lib/add-on/pipeline/input';
import { AddOnInputs } from '../../lib/add-on/pipeline/inputs';
import { AddOnImage, type AddOnPipelineInput, addOnPipeline } from '../../lib/add-on/pipeline/pipeline';
import { FluentdConfig } from '../../lib/fluentd/config/config';
import { FluentdDialect } from '../../lib/fluentd/config/dialect';
import { FluentdValue } from '../../lib/fluentd/config/value';
import { IMAGE_1_17, IMAGE_1_22 } from './pipeline-expected';

const text = (props?: AddOnPipelineInput) => addOnPipeline(props).render(FluentdDialect.V0_12);

test('the configuration of image 1.22 stands to the letter', () => {
  expect(text()).toBe(IMAGE_1_22);
});

test('the configuration of image 1.17 stands to the letter', () => {
  expect(text({ image: AddOnImage.IMAGE_1_17 })).toBe(IMAGE_1_17);
});

test('neither image has anything that 0.12 cannot say', () => {
  const images = [AddOnImage.IMAGE_1_17, AddOnImage.IMAGE_1_22];
  expect(images.flatMap((image) => addOnPipeline({ image })._faultsIn(FluentdDialect.V0_12))).toEqual([]);
});

test('the text of image 1.22 read back is the same configuration', () => {
  expect(FluentdConfig.parse(text()).sameAs(addOnPipeline())).toBe(true);
});

test('the metadata filter takes a client certificate', () => {
  const tls = { caFile: '/srv/kubernetes/ca.crt', clientCert: '/srv/kubernetes/kubecfg.crt' };
  expect(
    text({ kubernetesApi: { ...tls, clientKey: '/srv/kubernetes/kubecfg.key' } }),
  ).toContain(`<filter kubernetes.**>
  type kubernetes_metadata
  ca_file /srv/kubernetes/ca.crt
  client_cert /srv/kubernetes/kubecfg.crt
  client_key /srv/kubernetes/kubecfg.key
</filter>
`);
});

test('the logs of control-plane programs under upstart have position files of their own', () => {
  const config = addOnPipeline({ inputs: AddOnInputs.IMAGE_1_22.plus(AddOnInputs.UPSTART) });
  const files = config.sources().map((s) => s.literal('pos_file'));
  expect(new Set(files).size).toBe(20);
  expect(config.sources().at(-7)?.literal('path')).toBe('/var/log/upstart/kube-apiserver.log');
});

test('inputs can be chosen by tag and extended', () => {
  const own = {
    path: '/var/log/app.log',
    posFile: '/var/log/es-app.log.pos',
    tag: 'app',
    format: AddOnLogFormat.NONE,
  };
  const inputs = AddOnInputs.IMAGE_1_22.only(['kubernetes.*', 'kubelet']).plus(AddOnInputs.of([own]));
  const tags = addOnPipeline({ inputs })
    .sources()
    .map((s) => s.literal('tag'));
  expect(tags).toEqual(['kubernetes.*', 'kubelet', 'app']);
});

test('the password stays in the environment', () => {
  const elasticsearch = { host: 'es.example', scheme: 'https', password: FluentdValue.env('ES_PASSWORD') };
  expect(text({ elasticsearch })).toContain(`  scheme https\n  password "#{ENV['ES_PASSWORD']}"\n`);
});
