import { FluentdConfig, FluentdDialect, FluentdPipeline } from '../../../lib';
import { FLUENTD_METRICS } from '../../../lib/observability/fluentd-metrics';
import { CONTEXT } from './context';
import { runRuby } from './real-fluentd';

const OWN = '<source>\n  @type dummy\n  tag app\n</source>\n<match app>\n  @type null\n</match>\n';

test('a configuration of the user answers on the port of the probe, with the metrics that every Fluentd has', () => {
  const { config } = FluentdPipeline.fromConfig(FluentdConfig.parse(OWN), { metrics: true })._build(CONTEXT);
  const exported = runRuby('es9', 'metrics.rb', config?.render(FluentdDialect.V1) ?? '');
  const plugins: readonly string[] = ['prometheus_monitor', 'prometheus_output_monitor'];
  const expected = FLUENTD_METRICS.filter(({ plugin }) => plugins.includes(plugin)).map(({ name }) => name);
  expect(exported).toEqual(expect.arrayContaining(expected));
});
