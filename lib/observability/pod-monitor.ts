import type { MetricsEndpoint } from '../fluentd/metrics-endpoint';
import type { CustomResourceProps } from '../kubernetes/custom-resource';

type PodMonitorSpec = CustomResourceProps['PodMonitor']['spec'];

/**
 * What Prometheus scrapes of an agent. The rule says its action: the API server writes `replace` where there is none, and
 * Argo CD and kubectl would report the list as changed.
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
      },
    ],
  };
}
