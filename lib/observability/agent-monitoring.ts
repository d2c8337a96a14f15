import { type ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { FluentdAgent } from '../fluentd/agent/agent';
import { METRICS_PORT, type MetricsEndpoint } from '../fluentd/metrics-endpoint';
import { needsConnection } from '../kubernetes/network/connections';
import { CustomResource } from '../kubernetes/objects/custom-resource';
import { checkLabels } from '../kubernetes/validation/syntax';
import { checkSeconds } from '../kubernetes/validation/times';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import { agentAlerts } from './agent-alerts';
import { type AlertGroup, prometheusRuleSpec } from './alert-groups';
import { elasticsearchAlerts, kubeletAlerts, kubeStateMetricsAlerts } from './exporter-alerts';
import { type ExporterJobOptions, exporterJobErrors } from './exporter-jobs';
import { absentMetrics, missingPlugins } from './missing-plugins';
import { podMonitorSpec } from './pod-monitor';
import { label } from './series';

/** Options of an AgentMonitoring. */
export interface AgentMonitoringProps {
  /** The agent. */
  readonly agent: FluentdAgent;

  /**
   * The name of PodMonitor and PrometheusRule. With the namespace it makes the label `job` of the series.
   * @default - the agent's
   */
  readonly name?: string;

  /**
   * Labels of PodMonitor and PrometheusRule: a Prometheus selects objects by their labels, such as `release:
   * kube-prometheus-stack`.
   * @default - none, for a Prometheus that selects all objects
   */
  readonly labels?: { [name: string]: string };

  /**
   * The interval between scrapes, in whole seconds. The agent updates its metrics every 5 seconds.
   * @default Duration.seconds(30)
   */
  readonly scrapeInterval?: Duration;

  /**
   * Whether there are alerts.
   * @default true
   */
  readonly alerts?: boolean;

  /**
   * Labels of every alert in addition to `severity`, for Alertmanager's routes.
   * @default - none
   */
  readonly alertLabels?: { [name: string]: string };

  /**
   * Other exporters in the cluster, for more alerts.
   * @default - none: alerts use only metrics of the agent
   */
  readonly exporters?: ExporterJobOptions;
}

/**
 * Monitors an agent with the Prometheus Operator: a PodMonitor, and a PrometheusRule with alerts. Without the operator,
 * give `AgentMonitoring.scrapeAnnotations()` to the agent's pods instead. An agent with a configuration of your own has the
 * alerts whose metrics its plugins export.
 */
export class AgentMonitoring extends Construct {
  /**
   * Annotations of the pod for a Prometheus that finds its targets by them, as in the example configuration that comes
   * with it and in its community chart.
   */
  public static scrapeAnnotations(): { [name: string]: string } {
    return {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(METRICS_PORT),
      'prometheus.io/path': '/metrics',
    };
  }

  /** The PodMonitor; absent for an agent without metrics, which is an error. */
  public readonly podMonitor?: ApiObject;
  /** The PrometheusRule; absent where there are no alerts. */
  public readonly prometheusRule?: ApiObject;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: AgentMonitoringProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'AgentMonitoringProps', 'monitoring', props);
    const { agent } = props;
    const endpoint = agent.metrics;
    addValidation(this, (): ValidationError[] => [
      ...missingPlugins(agent),
      ...checkSeconds('monitoring.scrapeInterval', props.scrapeInterval, 1, 3600),
      ...checkLabels('monitoring.alertLabels', props.alertLabels),
      ...exporterJobErrors(props.exporters),
    ]);
    if (endpoint === undefined) return;
    const name = props.name ?? endpoint.name;
    const metadata = { name, namespace: endpoint.namespace, labels: props.labels };
    const spec = podMonitorSpec(endpoint, props.scrapeInterval ?? Duration.seconds(30));
    this.podMonitor = new CustomResource(this, 'PodMonitor', 'PodMonitor', { metadata, spec });
    needsConnection(this.podMonitor, {
      server: 'the metrics of the agent',
      to: { kind: 'pods', pods: { namespace: endpoint.namespace, labels: endpoint.podLabels }, port: endpoint.port },
      from: { labels: {} },
    });
    if (props.alerts === false) return;
    const job = label('job', `${endpoint.namespace}/${name}`);
    this.prometheusRule = new CustomResource(this, 'PrometheusRule', 'PrometheusRule', {
      metadata,
      spec: prometheusRuleSpec(alertGroups(job, agent, endpoint, props.exporters ?? {}), props.alertLabels ?? {}),
    });
  }
}

function alertGroups(
  job: string,
  agent: FluentdAgent,
  endpoint: MetricsEndpoint,
  exporters: ExporterJobOptions,
): AlertGroup[] {
  const { kubeStateMetrics, kubelet, elasticsearch } = exporters;
  // A configuration of the user may not have the plugins of this library.
  const absent = absentMetrics(agent);
  const jobLabel = (value: string) => label('job', value);
  const groups = [
    {
      name: 'fluentd-agent',
      alerts: agentAlerts(job).filter(({ expr }) => !absent.some((name) => expr.includes(`${name}{`))),
    },
    {
      name: 'fluentd-agent-on-nodes',
      alerts: [
        ...(kubeStateMetrics ? kubeStateMetricsAlerts(jobLabel(kubeStateMetrics), endpoint) : []),
        ...(kubelet ? kubeletAlerts(jobLabel(kubelet), job, endpoint) : []),
      ],
    },
    { name: 'elasticsearch', alerts: elasticsearch ? elasticsearchAlerts(jobLabel(elasticsearch)) : [] },
  ];
  return groups.filter(({ alerts }) => alerts.length > 0);
}
