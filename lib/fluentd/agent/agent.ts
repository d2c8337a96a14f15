import { type ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { accountObjects } from '../../api-access/account-objects';
import { ADD_ON_WARNING, withAddOnLabels } from '../../kubernetes/add-on-manager';
import { firstMinorWith } from '../../kubernetes/behaviors';
import { needsConnection } from '../../kubernetes/network/connections';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { ComponentPod } from '../../kubernetes/pod/component-pod';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import { PodWithAdditions } from '../../kubernetes/pod/pod-with-additions';
import { checkedOptions } from '../../reporting/arguments/options';
import { checkedScope } from '../../reporting/arguments/scope';
import { reportUnusedOptions } from '../../reporting/unused-options';
import { addValidation, describeWarning, type ValidationError } from '../../reporting/validation-error';
import { addWarning, reportLowered } from '../../reporting/warnings';
import type { FluentdConfig } from '../config/config';
import { bringsPlugins, missingPlugins } from '../images/missing-plugins';
import { METRICS_PORT, METRICS_PORT_NAME, type MetricsEndpoint } from '../metrics-endpoint';
import { agentConnections, agentNetworkPolicy } from './network-policy';
import type { FluentdAgentProps } from './options';
import { agentPod, withDigest } from './pod';
import { priorityQuota } from './priority-quota';
import { type AgentSpec, configErrors, podConfigWarnings, resolveAgent, specErrors } from './spec';
import { UNUSED_OPTIONS } from './unused-options';

/**
 * Fluentd on every node: a DaemonSet, its configuration and its account.
 *
 * @example
 *
 * import { ExternalElasticsearch, FluentdAgent, LoggingChart, SecretRef } from 'cdk8s-efk';
 *
 * declare const chart: LoggingChart;
 * const elasticsearch = new ExternalElasticsearch(chart, 'elasticsearch', {
 *   url: 'https://logs.example.com:9200',
 *   version: '9.5.6',
 *   agentCredentials: { username: 'agent', secret: SecretRef.fromName('elasticsearch-agent') },
 * });
 * new FluentdAgent(chart, 'agent', { elasticsearch });
 */
export class FluentdAgent extends Construct {
  /** The DaemonSet. */
  public readonly daemonSet: ApiObject;
  /** The pods, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The ConfigMap with the configuration and the plugins that it uses; absent with the configuration of the image. */
  public readonly configMap?: ApiObject;
  /** The configuration that is rendered into the ConfigMap; absent with the configuration of the image. */
  public readonly config?: FluentdConfig;
  /** The endpoint of its metrics; absent for images without metrics. */
  public readonly metrics?: MetricsEndpoint;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: FluentdAgentProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'FluentdAgentProps', 'agent', props);
    const spec = resolveAgent(this, props);
    const { contract, namespace, name, account, pipeline, files, addOnLabels } = spec;
    accountObjects(this, {
      account,
      namespace,
      roleName: `${name}-${namespace}`,
      labels: withAddOnLabels(false, contract.labels),
      clusterRules: [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }],
    });
    this.config = pipeline.config;
    this.metrics = metricsEndpoint(spec);
    if (files) {
      const metadata = { name: spec.configMapName, namespace };
      this.configMap = new KubernetesObject(this, 'ConfigMap', 'ConfigMap', {
        metadata,
        // What is changed in `config` after the construct was made has an effect.
        data: Lazy.any({ produce: files }),
      });
    }
    const pod = new PodWithAdditions(agentPod(spec, spec.image._use(this)), spec.podOptions, spec.minor);
    this.pod = ComponentPod._of([pod]);
    this.daemonSet = new KubernetesObject(this, 'DaemonSet', 'DaemonSet', {
      metadata: { name, namespace, labels: withAddOnLabels(addOnLabels, contract.labels) },
      spec: {
        selector: { matchLabels: { ...spec.selector } },
        updateStrategy: { type: 'RollingUpdate' },
        template: pod.template((template) => withDigest(template, spec)),
      },
    });
    needsConnection(this.daemonSet, ...agentConnections(this, spec));
    agentNetworkPolicy(this, spec);
    priorityQuota(this, spec);
    this.addWarnings(spec);
    reportUnusedOptions(this, 'agent.', UNUSED_OPTIONS, props, spec);
    addValidation(this, (): ValidationError[] => [
      ...specErrors(spec),
      ...pluginErrors(spec, pod.options),
      ...pod.errors('agent.pod'),
    ]);
  }

  private addWarnings(spec: AgentSpec): void {
    const { addOnLabels, contract, log, pipeline, podOptions } = spec;
    if (addOnLabels) addWarning(this, ADD_ON_WARNING);
    for (const warning of pipeline.warnings) addWarning(this, warning);
    if (contract.dialect === '0.12' && podOptions.env?.some(({ name: variable }) => variable === 'TZ')) {
      addWarning(
        this,
        'this image reads the times of Docker, which are UTC, in the time zone of TZ, and stores them wrong. Remove TZ.',
      );
    }
    for (const warning of podConfigWarnings(spec)) addWarning(this, describeWarning(warning));
    if (contract.livenessProbe && !spec.exportsMetrics) {
      addWarning(
        this,
        `the configuration has no <source> of type prometheus on port ${METRICS_PORT}: the pod has no liveness probe, and nothing ` +
          'restarts an agent that hangs. Add the source, or set metrics: true of the pipeline.',
      );
    }
    for (const warning of pipeline.given ? configErrors(spec) : []) addWarning(this, describeWarning(warning));
    if (contract.priorityClassName !== undefined && spec.priorityClassName === undefined) {
      reportLowered(
        this,
        `the agent has no priority: ${contract.priorityClassName} is for kube-system alone before Kubernetes 1.${firstMinorWith('systemPriorityEverywhere')}`,
      );
    }
    if (log?._grows) {
      addWarning(
        this,
        "as with the original add-on, td-agent's log file on the nodes grows without limit, and td-agent does not receive SIGTERM: " +
          'the shell that starts it does not forward it. A pod ends after its grace period and loses what is in memory. ' +
          'Use AgentLog.rotatedFile().',
      );
    }
  }
}

/** Errors of a configuration that the image has no plugins for. */
function pluginErrors({ image, pipeline: { config, ownPlugins } }: AgentSpec, pod: PodOptions): ValidationError[] {
  const installed = image._plugins;
  if (config === undefined || ownPlugins || installed === undefined || bringsPlugins(pod)) return [];
  return missingPlugins(config, installed);
}

function metricsEndpoint({
  contract,
  exportsMetrics,
  name,
  namespace,
  selector,
}: AgentSpec): MetricsEndpoint | undefined {
  if (!exportsMetrics) return undefined;
  return {
    name,
    namespace,
    podLabels: { ...selector },
    containerName: contract.containerName,
    port: METRICS_PORT_NAME,
  };
}
