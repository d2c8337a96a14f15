import {
  AddOnInputs,
  AddOnPipeline,
  type ContainersPipelineOptions,
  type FluentdConfig,
  FluentdDialect,
  FluentdPipeline,
  PodControl,
  TraceLanguage,
} from '../../../lib';
import { lowerTo012 } from '../../../lib/fluentd/config/lower-0-12';
import { Generator } from '../config/generator';
import { CONTEXT } from './context';
import { readByFluentd, treeOf } from './real-fluentd';

// What is written is read by Fluentd itself, of the versions of the images, and compared element by element.

function built(pipeline: FluentdPipeline, context = CONTEXT): FluentdConfig {
  const { config } = pipeline._build(context);
  if (!config) throw new Error('no configuration');
  return config;
}

const EVERYTHING: ContainersPipelineOptions = {
  stackTraces: { containers: [{ namespace: 'shop' }], languages: [TraceLanguage.JAVA] },
  parseJson: true,
  podControls: { prefix: 'logging.example.com', allow: [PodControl.EXCLUDE, PodControl.INDEX] },
  exclude: [{ namespace: 'noisy-*', labels: { tier: 'x' } }, { labels: { 'app.kubernetes.io/name': 'noise.y' } }],
  dedotLabels: true,
  journal: {},
  auditLog: '/var/log/kubernetes/audit/audit.log',
  redactions: [{ pattern: 'password=[^ "#]+', replacement: 'password=***' }],
};

test('Fluentd 1.19 reads the pipeline of current clusters, with every option, as intended', () => {
  const config = built(FluentdPipeline.containers(EVERYTHING));
  expect(readByFluentd('1', config.render(FluentdDialect.V1))).toEqual(treeOf(config.root));
});

test.each([AddOnInputs.IMAGE_1_22, AddOnInputs.IMAGE_1_22.plus(AddOnInputs.UPSTART)])(
  'Fluentd 0.12 reads the pipeline of the add-on as intended',
  (inputs) => {
    const { passwordEnv: _, ...elasticsearch } = CONTEXT.elasticsearch;
    const config = built(new AddOnPipeline({ inputs }), { ...CONTEXT, elasticsearch });
    expect(readByFluentd('0.12', config.render(FluentdDialect.V0_12))).toEqual(treeOf(lowerTo012(config.root).section));
  },
);

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

test.each(SEEDS)('Fluentd 1.19 reads a random configuration (%i) as intended', (seed) => {
  const config = new Generator(seed, FluentdDialect.V1).config();
  expect(readByFluentd('1', config.render(FluentdDialect.V1))).toEqual(treeOf(config.root));
});

// 0.12 reads Ruby in values with a library that Ruby 2.7 no longer has as it was; the image's Ruby 2.1 has.
const WITHOUT_RUBY = Array.from({ length: 100 }, (_, index) => index + 1)
  .map((seed) => new Generator(seed, FluentdDialect.V0_12).config())
  .filter((config) => !config.render(FluentdDialect.V0_12).includes('#{'))
  .slice(0, SEEDS.length);

test.each(WITHOUT_RUBY.map((config, index) => [index, config] as const))(
  'Fluentd 0.12 reads a random configuration (%i) as intended',
  (_, config) => {
    const expected = treeOf(lowerTo012(config.root).section);
    expect(readByFluentd('0.12', config.render(FluentdDialect.V0_12))).toEqual(expected);
  },
);
