import type { FluentdAgent } from '../fluentd/agent/agent';
import type { ValidationError } from '../reporting/validation-error';
import { FLUENTD_METRICS } from './fluentd-metrics';

/** Errors of an agent that lacks metrics of the alerts and the dashboard. */
export function missingPlugins({ metrics, config }: FluentdAgent): ValidationError[] {
  const option = 'monitoring.agent';
  const action = 'use an image of fluentd-kubernetes-daemonset, or leave the monitoring out';
  if (metrics === undefined) {
    return [{ option, value: 'an agent without metrics', expected: 'an image that exports metrics', action }];
  }
  if (config === undefined) {
    const value = "the image's own configuration";
    return [{ option, value, expected: 'a configuration that exports metrics', action: 'give the agent a pipeline' }];
  }
  const there = new Set([
    ...config.sources().map(({ plugin }) => plugin),
    ...config.matches().map(({ plugin }) => plugin),
    ...config.filters('prometheus').map(({ id }) => id),
  ]);
  const wanted = new Set(['prometheus', ...FLUENTD_METRICS.map(({ plugin }) => plugin)]);
  return [...wanted]
    .filter((plugin) => !there.has(plugin))
    .map((plugin) => ({
      option,
      value: `a configuration without ${plugin}`,
      expected: 'one with the three Prometheus sources, the plugins of this library and the filter count_rejected',
      action: 'add what is missing, as the pipeline FluentdPipeline.containers() has it',
    }));
}
