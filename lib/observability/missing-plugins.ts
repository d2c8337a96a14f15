import type { FluentdAgent } from '../fluentd/agent/agent';
import type { ValidationError } from '../reporting/validation-error';
import { FLUENTD_METRICS } from './fluentd-metrics';

/** Beside the endpoint itself. */
const SOURCES = ['prometheus_monitor', 'prometheus_output_monitor'];

/** Errors of an agent that does not export the metrics of every Fluentd. */
export function missingPlugins({ metrics, config }: FluentdAgent): ValidationError[] {
  const option = 'monitoring.agent';
  if (metrics === undefined) {
    const action =
      'use an image of fluentd-kubernetes-daemonset, with metrics: true of a configuration of your own, or leave the monitoring out';
    return [{ option, value: 'an agent without metrics', expected: 'an image that exports metrics', action }];
  }
  if (config === undefined) {
    const value = "the image's own configuration";
    return [{ option, value, expected: 'a configuration that exports metrics', action: 'give the agent a pipeline' }];
  }
  return SOURCES.filter((plugin) => config.sources(plugin).length === 0).map((plugin) => ({
    option,
    value: `a configuration without ${plugin}`,
    expected: 'one with the three Prometheus sources',
    action: 'add the source, or set metrics: true of FluentdPipeline.fromFile or fromConfig',
  }));
}

/** The metrics that an agent does not export, because its configuration does not have their plugins. */
export function absentMetrics({ config }: FluentdAgent): string[] {
  const there = new Set([
    ...(config?.sources() ?? []).map(({ plugin }) => plugin),
    ...(config?.matches() ?? []).map(({ plugin }) => plugin),
    ...(config?.filters('prometheus') ?? []).map(({ id }) => id),
  ]);
  return FLUENTD_METRICS.filter(({ plugin }) => !there.has(plugin)).map(({ name }) => name);
}
