import { source } from '../../config/build';
import type { FluentdSection } from '../../config/section';

/** The port that the pod declares. */
const PORT = 24231;

/** What Prometheus needs: the four inputs of the plugin, of which each exports series that the others lack. */
export function monitoringSources(): FluentdSection[] {
  return [
    source('prometheus', { '@id': 'in_prometheus', bind: '0.0.0.0', port: PORT, metrics_path: '/metrics' }),
    source('prometheus_monitor', { '@id': 'in_prometheus_monitor' }),
    source('prometheus_output_monitor', { '@id': 'in_prometheus_output_monitor' }),
    source('prometheus_tail_monitor', { '@id': 'in_prometheus_tail_monitor' }),
  ];
}
