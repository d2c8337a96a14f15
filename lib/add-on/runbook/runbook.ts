import type { Chart } from 'cdk8s';
import type { FluentdAgent } from '../../fluentd/agent/agent';
import { imagesUsed } from '../../images/component-image';
import { mirrorCommands } from '../../images/mirroring';
import type { Kibana } from '../../kibana/kibana';
import { hasBehavior } from '../../kubernetes/behaviors';
import { KubernetesVersion } from '../../kubernetes/version';
import { checkOptions } from '../../reporting/arguments/check-options';
import type { IDocument } from '../../reporting/document';
import { addValidation } from '../../reporting/validation-error';
import type { AddOnElasticsearch } from '../elasticsearch/elasticsearch';
import { type ClusterInstaller, INSTALLER_SECTIONS } from './cluster-installer';
import { ADD_ON_DIAGNOSES } from './diagnoses';

/** An installation of the add-on, such as ClusterLogging with LoggingStack.ADD_ON. */
export interface IAddOnInstallation {
  /** The agent. */
  readonly agent: FluentdAgent;
  /** Elasticsearch; undefined where it is not that of the add-on. */
  readonly addOnElasticsearch?: AddOnElasticsearch;
  /** Kibana. */
  readonly kibana: Kibana;
}

/** The cluster that a runbook of the add-on describes. */
export interface AddOnRunbookProps {
  /**
   * The address of the API server with its port, for the address of Kibana.
   * @default https://API-SERVER:PORT
   */
  readonly apiServer?: string;

  /**
   * The tool that installed the cluster.
   * @default - unknown; the runbook has no section about it
   */
  readonly installer?: ClusterInstaller;
}

/**
 * What operators of the add-on need in addition to the manifests: how to copy the images, how to create and change the objects, where Kibana
 * is, how to see that it works, and what lines of its logs mean. A Markdown text for the folder of the YAML.
 */
export class AddOnRunbook implements IDocument {
  private readonly namespace: string;
  private readonly file: string;
  private readonly props: AddOnRunbookProps;

  /**
   * @param chart The chart that has the objects.
   * @param logging What the runbook is about.
   * @param props Its options.
   */
  constructor(
    private readonly chart: Chart,
    private readonly logging: IAddOnInstallation,
    props: AddOnRunbookProps = {},
  ) {
    const { value, errors } = checkOptions('AddOnRunbookProps', 'runbook', props);
    this.props = value;
    addValidation(chart, () => errors);
    this.namespace = chart.namespace ?? '';
    this.file = `${chart.node.id}.k8s.yaml`;
  }

  /** The text. */
  public render(): string {
    const { installer } = this.props;
    const sections = [
      this.images(),
      this.creation(),
      this.changes(),
      this.kibana(),
      this.success(),
      ELASTICSEARCH_YML,
      ...(installer === undefined ? [] : [INSTALLER_SECTIONS[installer]]),
      DIAGNOSES,
    ];
    return `# Runbook: ${this.chart.node.id} in ${this.namespace}\n\n${sections.join('\n\n')}\n`;
  }

  private images(): string {
    const images = imagesUsed(this.chart);
    const commands = mirrorCommands(images);
    const list = code(images.map(({ used }) => used));
    if (commands.length === 0) return `## Images\n\n${list}`;
    return `## Images\n\n${list}\n\nRun this once on a machine that reaches the publishers:\n\n${code(commands)}`;
  }

  private creation(): string {
    const byHand = this.logging.agent.config
      ? `\n\nYou can also create the ConfigMap from your own file. Remove the comments first:\n\n${code([
          `kubectl create configmap td-agent-config --from-file=./td-agent.conf --namespace=${this.namespace}`,
        ])}`
      : '';
    const order = this.chart
      .toJson()
      .map((object, index) => `${index + 1}. ${object.kind} \`${object.metadata.name}\``);
    const create = code([`kubectl create -f ${this.file}`]);
    return `## Creation\n\n${create}\n\nThis creates the objects in this order:\n\n${order.join('\n')}${byHand}`;
  }

  private changes(): string {
    const agent = this.logging.agent.daemonSet.name;
    const create = `kubectl create -f ${this.file}`;
    const rolls = hasBehavior(KubernetesVersion.of(this.chart).minor, 'rollingDaemonSets');
    const daemonSet = rolls
      ? 'A change of the configuration changes the pod template of the DaemonSet, which then replaces its pods.'
      : `A DaemonSet of this version of Kubernetes does not replace its pods. After a change of it or of its ConfigMap:\n\n${code(
          [`kubectl delete daemonset ${agent} --namespace=${this.namespace}`, create],
        )}\n\n\`create\` reports that the other objects exist already.`;
    const workloads = this.logging.addOnElasticsearch?.workloads ?? [];
    const controllers = workloads.filter(({ kind }) => kind === 'ReplicationController');
    if (controllers.length === 0) return `## Changes\n\n${daemonSet}`;
    const recreate = code([
      ...controllers.map(({ name }) => `kubectl delete rc ${name} --namespace=${this.namespace}`),
      create,
    ]);
    return `## Changes\n\n${daemonSet}\n\nA ReplicationController does not replace its pods either. An emptyDir is lost with its pod:\n\n${recreate}`;
  }

  private kibana(): string {
    const origin = this.props.apiServer ?? 'https://API-SERVER:PORT';
    return [
      '## Kibana',
      '',
      this.logging.kibana.address(origin),
      '',
      'On the first visit, clear "Index contains time-based events" and press "Create". The logs are then under Discover, and',
      'the state of Kibana is under Settings, Status.',
    ].join('\n');
  }

  private success(): string {
    return [
      '## How to see that it works',
      '',
      `- Every node has a pod of \`${this.logging.agent.daemonSet.name}\` that is Running.`,
      '- The log of one Elasticsearch pod contains `new_master`, `added` and `joins received`.',
      '- Elasticsearch creates indices named `logstash-YYYY.MM.DD`.',
      '- The health of Elasticsearch changes from RED to YELLOW to GREEN.',
      '- The log of Kibana contains `Kibana index ready`.',
    ].join('\n');
  }
}

const ELASTICSEARCH_YML = [
  '## /elasticsearch/config/elasticsearch.yml of a healthy pod',
  '',
  'The image appends the last line after its discovery program has found the other nodes. If it is missing, see E1.',
  '',
  code([
    'cluster.name: kubernetes-logging',
    'node.name: ${NODE_NAME}',
    'node.master: ${NODE_MASTER}',
    'node.data: ${NODE_DATA}',
    'transport.tcp.port: ${TRANSPORT_PORT}',
    'http.port: ${HTTP_PORT}',
    'path.data: /data',
    'network.host: 0.0.0.0',
    'discovery.zen.minimum_master_nodes: ${MINIMUM_MASTER_NODES}',
    'discovery.zen.ping.multicast.enabled: false',
    'discovery.zen.ping.unicast.hosts: ["172.16.1.2", "172.16.2.3"]',
  ]),
].join('\n');

const DIAGNOSES = `## Lines in the logs\n\n${ADD_ON_DIAGNOSES.map(
  ({ id, line, where, cause, action }) =>
    `### ${id}: ${line}\n\n- Where: ${where}\n- Cause: ${cause}.\n- What to do: ${action}.`,
).join('\n\n')}`;

function code(lines: readonly string[]): string {
  return ['```', ...lines, '```'].join('\n');
}
