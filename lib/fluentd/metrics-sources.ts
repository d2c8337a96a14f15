import { source } from './config/build';
import type { FluentdConfig } from './config/config';
import type { FluentdSection } from './config/syntax/section';
import { FluentdValue } from './config/syntax/value';
import { METRICS_PORT } from './metrics-endpoint';

/** What Prometheus scrapes and the probe of the pod asks, at the pod's own address: IPv4 or IPv6. */
export function metricsSources(): FluentdSection[] {
  return [
    source('prometheus', {
      '@id': 'in_prometheus',
      bind: FluentdValue.env('POD_IP'),
      port: METRICS_PORT,
      metrics_path: '/metrics',
    }),
    source('prometheus_monitor', { '@id': 'in_prometheus_monitor' }),
    source('prometheus_output_monitor', { '@id': 'in_prometheus_output_monitor' }),
  ];
}

/** Whether a configuration answers on the port of the probe. */
export function exportsMetrics(config: FluentdConfig): boolean {
  const ports = config.sources('prometheus').map((section) => section.literal('port') ?? String(METRICS_PORT));
  return ports.includes(String(METRICS_PORT));
}

/** Adds the sources that a configuration lacks, without ids, which other plugins of it may have. */
export function addMetricsSources(config: FluentdConfig): void {
  const [endpoint, ...monitors] = metricsSources().map((section) => {
    section.unset('@id');
    return section;
  });
  const missing = monitors.filter(({ plugin }) => plugin !== undefined && config.sources(plugin).length === 0);
  config.add(...(endpoint === undefined || exportsMetrics(config) ? [] : [endpoint]), ...missing);
}
