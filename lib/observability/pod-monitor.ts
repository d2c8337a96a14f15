import type { CustomResourceProps } from '../kubernetes/custom-resource';
import type { MetricsEndpoint } from './metrics-endpoint';

type PodMonitorSpec = CustomResourceProps['PodMonitor']['spec'];

/**
 * What is read of an agent. A log file has six series, and every rotation makes a file with a name of its own: only the
 * positions of the files that containers write to are kept. Every rule says its action: the definition has the server
 * write `replace` where there is none, and Argo CD and kubectl would see a change in the list for ever.
 */
export function podMonitorSpec({ podLabels, port }: MetricsEndpoint, interval: string): PodMonitorSpec {
  return {
    selector: { matchLabels: podLabels },
    podMetricsEndpoints: [
      {
        port,
        path: '/metrics',
        interval,
        relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
        metricRelabelings: [
          {
            sourceLabels: ['__name__'],
            regex: 'fluentd_tail_file_(inode|closed|opened|rotated|throttled)',
            action: 'drop',
          },
          { sourceLabels: ['__name__', 'path'], regex: 'fluentd_tail_file_position;.*\\.log\\..*', action: 'drop' },
        ],
      },
    ],
  };
}
