import type { Fault } from '../reporting/validation-error';
import type { FluentdAgent } from '../fluentd/agent/agent';
import { FLUENTD_METRICS } from './fluentd-metrics';

/** Faults of an agent whose metrics are not those that alerts and dashboard are about. */
export function missingPlugins({ metrics, config }: FluentdAgent): Fault[] {
  const subject = 'monitoring.agent';
  const remedy = 'use an image of fluentd-kubernetes-daemonset, or leave the monitoring out';
  if (metrics === undefined) {
    return [{ subject, value: 'an agent without metrics', allowed: 'an image that exports metrics', remedy }];
  }
  if (config === undefined) {
    const value = "the image's own configuration";
    return [{ subject, value, allowed: 'a configuration that exports metrics', remedy: 'give the agent a pipeline' }];
  }
  const there = new Set([
    ...config.sources().map(({ type }) => type),
    ...config.filters('prometheus').map(({ id }) => id),
  ]);
  const wanted = new Set(['prometheus', ...FLUENTD_METRICS.map(({ plugin }) => plugin)]);
  return [...wanted]
    .filter((plugin) => !there.has(plugin))
    .map((plugin) => ({
      subject,
      value: `a configuration without ${plugin}`,
      allowed: 'one with the four Prometheus sources and the filter count_rejected',
      remedy: 'add what is missing, as the pipeline FluentdPipeline.containers() has it',
    }));
}
