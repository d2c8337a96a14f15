import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { KubernetesObject } from '../kubernetes/objects/object';
import { checkForm } from '../kubernetes/validation/syntax';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation } from '../reporting/validation-error';
import { grafanaDashboard } from './grafana';

/** The dashboard of the agents. */
export interface AgentDashboardProps {
  /**
   * The name of the ConfigMap, of the file in it, and the id of the dashboard in Grafana: at most 40 characters.
   * @default fluentd-agents
   */
  readonly name?: string;

  /**
   * The namespace of the ConfigMap: one that Grafana's sidecar watches.
   * @default - the chart's
   */
  readonly namespace?: string;

  /**
   * The title in Grafana.
   * @default Fluentd agents
   */
  readonly title?: string;

  /**
   * Labels by which Grafana's sidecar finds the ConfigMap.
   * @default - `grafana_dashboard: "1"`, the label that the sidecar of Grafana's Helm chart selects
   */
  readonly labels?: { [name: string]: string };
}

/**
 * A Grafana dashboard of all agents that a Prometheus scrapes, in a ConfigMap. Grafana's sidecar loads it. Without the
 * sidecar, import its JSON yourself. One dashboard is enough for all agents: select them by `job`.
 */
export class AgentDashboard extends Construct {
  /** The ConfigMap. */
  public readonly configMap: ApiObject;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: AgentDashboardProps = {}) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'AgentDashboardProps', 'dashboard', props);
    const name = props.name ?? 'fluentd-agents';
    const namespace = props.namespace ?? Chart.of(this).namespace;
    this.configMap = new KubernetesObject(this, 'ConfigMap', 'ConfigMap', {
      metadata: { name, namespace, labels: props.labels ?? { grafana_dashboard: '1' } },
      data: { [`${name}.json`]: grafanaDashboard(name, props.title ?? 'Fluentd agents') },
    });
    addValidation(this, () => [
      ...checkForm('dnsSubdomain', 'dashboard.name', name),
      ...shortEnough(name),
      ...checkForm('dnsLabel', 'dashboard.namespace', props.namespace),
    ]);
  }
}

/** Grafana takes ids of at most 40 characters. */
function shortEnough(name: string) {
  if (name.length <= 40) return [];
  return [
    { option: 'dashboard.name', value: name, expected: 'at most 40 characters', action: 'choose a shorter name' },
  ];
}
