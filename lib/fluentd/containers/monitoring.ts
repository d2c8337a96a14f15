import { source } from '../config/build';
import type { FluentdSection } from '../config/section';

/** The port that the pod declares. */
const PORT = 24231;

/**
 * What Prometheus needs: each input of the plugin exports series that the others lack. The one of the files that are
 * read never forgets a file.
 */
export function monitoringSources(tailMetrics: boolean): FluentdSection[] {
  return [
    source('prometheus', { '@id': 'in_prometheus', bind: '0.0.0.0', port: PORT, metrics_path: '/metrics' }),
    source('prometheus_monitor', { '@id': 'in_prometheus_monitor' }),
    source('prometheus_output_monitor', { '@id': 'in_prometheus_output_monitor' }),
    ...(tailMetrics ? [source('prometheus_tail_monitor', { '@id': 'in_prometheus_tail_monitor' })] : []),
  ];
}
