import type { Chart } from 'cdk8s';
import type { FluentdAgent } from '../../fluentd/agent/agent';
import { imagesUsed } from '../../images/component-image';
import { mirrorCommands } from '../../images/mirroring';
import type { Kibana } from '../../kibana/kibana';
import { KubernetesVersion } from '../../kubernetes/version';
import type { IDocument } from '../../reporting/document';
import type { AddOnElasticsearch } from '../elasticsearch/elasticsearch';
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

/** What a runbook is written for. */
export interface AddOnRunbookProps {
  /**
   * Where people reach the API server, with its port.
   * @default https://API-SERVER:PORT
   */
  readonly apiServer?: string;
}

/** DaemonSets replace their pods by themselves from this version on. */
const ROLLS_BY_ITSELF = '1.6';

/**
 * What no manifest can say about an add-on: how the images get to the nodes, how it is created and changed, where the
 * page is, how success looks, and what the lines of its logs mean. Markdown, to lie beside the YAML.
 */
export class AddOnRunbook implements IDocument {
  private readonly namespace: string;

  constructor(
    private readonly chart: Chart,
    private readonly logging: IAddOnInstallation,
    private readonly props: AddOnRunbookProps = {},
  ) {
    this.namespace = chart.namespace ?? '';
  }

  /** The text. */
  public render(): string {
    const sections = [
      this.images(),
      this.creation(),
      this.changes(),
      this.page(),
      this.success(),
      this.expectedSettings(),
      this.kubeUp(),
      this.diagnosis(),
    ];
    return `# Runbook of ${this.chart.node.id} in ${this.namespace}\n\n${sections.filter(Boolean).join('\n\n')}\n`;
  }

  private images(): string {
    const images = imagesUsed(this.chart);
    const commands = mirrorCommands(images);
    const list = code(images.map(({ used }) => used));
    if (commands.length === 0) return `## Images\n\n${list}`;
    return `## Images\n\n${list}\n\nOn a machine that reaches the publishers, once:\n\n${code(commands)}`;
  }

  private creation(): string {
    const { config } = this.logging.agent;
    const byHand = config
      ? `\n\nThe ConfigMap can also be made from a file of your own, without comments:\n\n${code([
          `kubectl create configmap td-agent-config --from-file=./td-agent.conf --namespace=${this.namespace}`,
        ])}`
      : '';
    const order = this.chart
      .toJson()
      .map((object, index) => `${index + 1}. ${object.kind} \`${object.metadata.name}\``);
    return `## Creation\n\n${code([`kubectl create -f ${this.chart.node.id}.k8s.yaml`])}\n\nThe objects come in this order:\n\n${order.join('\n')}${byHand}`;
  }

  private changes(): string {
    const agent = this.logging.agent.daemonSet.name;
    const rolls = KubernetesVersion.of(this.chart).isAtLeast(ROLLS_BY_ITSELF);
    const daemonSet = rolls
      ? 'A changed configuration changes the pod template of the DaemonSet, whose pods are then replaced by themselves.'
      : `A DaemonSet of this version never replaces its pods. After a change of it or of its ConfigMap:\n\n${code([
          `kubectl delete daemonset ${agent} --namespace=${this.namespace}`,
          `kubectl create -f ${this.chart.node.id}.k8s.yaml`,
        ])}\n\n(\`create\` says of everything else that it exists already.)`;
    const workloads = this.logging.addOnElasticsearch?.workloads ?? [];
    const controllers = workloads.filter(({ kind }) => kind === 'ReplicationController');
    const remade = controllers.map(({ name }) => `kubectl delete rc ${name} --namespace=${this.namespace}`);
    const store =
      remade.length === 0
        ? ''
        : `\n\nSo do ReplicationControllers; an emptyDir is lost with its pod:\n\n${code([...remade, `kubectl create -f ${this.chart.node.id}.k8s.yaml`])}`;
    return `## Changes\n\n${daemonSet}${store}`;
  }

  private page(): string {
    const origin = this.props.apiServer ?? 'https://API-SERVER:PORT';
    return [
      '## The page',
      '',
      this.logging.kibana.address(origin),
      '',
      'On the first visit: clear "Index contains time-based events" and press "Create". The logs are under Discover then;',
      'the overall state is under Settings, Status.',
    ].join('\n');
  }

  private success(): string {
    return [
      '## How success looks',
      '',
      `- every node has a pod of \`${this.logging.agent.daemonSet.name}\` that is Running`,
      '- the log of one Elasticsearch pod says `new_master` and `added`, with `joins received`',
      '- indices named `logstash-YYYY.MM.DD` are created',
      '- health goes from RED over YELLOW to GREEN',
      '- the log of Kibana says `Kibana index ready`',
    ].join('\n');
  }

  private expectedSettings(): string {
    return [
      '## /elasticsearch/config/elasticsearch.yml of a healthy pod',
      '',
      'The image appends the last line when its discovery has found the peers; without it see E1 below.',
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
  }

  private kubeUp(): string {
    return [
      '## Settings of kube-up.sh that belong to this',
      '',
      '`ENABLE_NODE_LOGGING`, `LOGGING_DESTINATION`, `ENABLE_CLUSTER_LOGGING` and `ELASTICSEARCH_LOGGING_REPLICAS` in',
      '`cluster/ubuntu/config-default.sh`. On Ubuntu nothing reads them, so that setting them installs nothing, and',
      'kube-up.sh cannot be run again without interrupting the cluster: the manifests here are the way.',
    ].join('\n');
  }

  private diagnosis(): string {
    const rows = ADD_ON_DIAGNOSES.map(
      (d) => `### ${d.id}: ${d.line}\n\n- seen in: ${d.where}\n- cause: ${d.cause}\n- remedy: ${d.action}`,
    );
    return `## What the lines of the logs mean\n\n${rows.join('\n\n')}`;
  }
}

function code(lines: readonly string[]): string {
  return ['```', ...lines, '```'].join('\n');
}
