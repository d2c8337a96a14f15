import { App } from 'cdk8s';
import { FluentdAgent, FluentdImage, KubernetesVersion, LoggingChart } from '../../lib';
import type { FluentdAgentOptions } from '../../lib/fluentd/agent/options';
import { AgentMonitoring, type AgentMonitoringProps } from '../../lib/observability/agent-monitoring';

export const EXPORTERS = {
  kubeStateMetrics: 'kube-state-metrics',
  kubelet: 'kubelet',
  elasticsearch: 'elasticsearch-exporter',
};

/** An agent of Fluentd 1.19.3 in the namespace `logging` with an external Elasticsearch, and its monitoring. */
export function monitored(
  props: Partial<AgentMonitoringProps> = {},
  options: Partial<FluentdAgentOptions> = {},
  kubernetes = '1.37.1',
) {
  const version = KubernetesVersion.parse(kubernetes);
  const chart = new LoggingChart(new App(), 'chart', { kubernetes: version, namespace: 'logging' });
  const agent = new FluentdAgent(chart, 'agent', {
    image: FluentdImage.V1_19_3_ELASTICSEARCH_9,
    ...options,
    elasticsearch: { endpoint: { host: 'elasticsearch.example', port: 9200, tls: true, major: 9 } },
  });
  const monitoring = new AgentMonitoring(chart, 'monitoring', { agent, ...props });
  return { chart, agent, monitoring, errors: () => monitoring.node.findAll().flatMap((c) => c.node.validate()) };
}

/** Every alert of a PrometheusRule, with all exporters named unless said otherwise. */
export function alerts(props: Partial<AgentMonitoringProps> = { exporters: EXPORTERS }): PrometheusAlert[] {
  const groups = monitored(props).monitoring.prometheusRule?.toJson().spec.groups ?? [];
  return groups.flatMap((group: { rules: PrometheusAlert[] }) => group.rules);
}

export interface PrometheusAlert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}
