import type { Duration } from 'cdk8s';
import type { MetricsEndpoint } from '../fluentd/metrics-endpoint';
import type { CustomResourceProps } from '../kubernetes/objects/custom-resource';

type PodMonitorSpec = CustomResourceProps['PodMonitor']['spec'];

/**
 * The PodMonitor of an agent. The relabeling sets `action`, because the API server defaults it to `replace`, and Argo
 * CD and kubectl would report a change of the list.
 */
export function podMonitorSpec({ podLabels, port }: MetricsEndpoint, interval: Duration): PodMonitorSpec {
  return {
    selector: { matchLabels: podLabels },
    podMetricsEndpoints: [
      {
        port,
        path: '/metrics',
        interval: `${interval.toSeconds({ integral: false })}s`,
        relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
      },
    ],
  };
}
