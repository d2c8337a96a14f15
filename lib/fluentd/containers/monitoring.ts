import { source } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import { FluentdValue } from '../config/syntax/value';
import { METRICS_PORT } from '../metrics-endpoint';

/** What Prometheus scrapes and the probe of the pod asks, at the pod's own address: IPv4 or IPv6. */
export function monitoringSources(): FluentdSection[] {
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
