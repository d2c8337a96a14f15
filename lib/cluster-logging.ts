import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AddOnElasticsearch } from './add-on/elasticsearch/elasticsearch';
import type { AddOnElasticsearchOptions } from './add-on/elasticsearch/options';
import { AddOnImages } from './add-on/images/images';
import type { IAddOnInstallation } from './add-on/runbook/runbook';
import { Elasticsearch } from './elasticsearch/elasticsearch';
import type { ElasticsearchOptions } from './elasticsearch/elasticsearch-props';
import type { ElasticsearchEndpoint, IElasticsearch } from './elasticsearch/endpoint/endpoint';
import { FluentdAgent } from './fluentd/agent/agent';
import type { FluentdAgentOptions } from './fluentd/agent/options';
import { Kibana, type KibanaOptions } from './kibana/kibana';
import { KubernetesVersion } from './kubernetes/version';
import { defaultStack, LoggingStack } from './logging-stack';
import { checkedOptions } from './reporting/arguments/options';
import { checkedScope } from './reporting/arguments/scope';
import { addValidation, type ValidationError } from './reporting/validation-error';
import type { ILoggingInstallation } from './runbook/runbook';

/** The parts of cluster-level logging. */
export interface ClusterLoggingProps {
  /**
   * The software that stores and shows the logs.
   * @default - LoggingStack.ADD_ON up to Kubernetes 1.19, LoggingStack.ELASTIC from 1.20 on
   */
  readonly stack?: LoggingStack;

  /**
   * The agent on every node.
   * @default - the image for the Elasticsearch of the stack, with its pipeline
   */
  readonly agent?: FluentdAgentOptions;

  /**
   * Elasticsearch with LoggingStack.ELASTIC.
   * @default - three nodes with TLS and users
   */
  readonly elasticsearch?: ElasticsearchOptions;

  /**
   * Elasticsearch with LoggingStack.ADD_ON.
   * @default - two nodes, as in the manifests of the add-on
   */
  readonly addOnElasticsearch?: AddOnElasticsearchOptions;

  /**
   * Kibana.
   * @default - the image for the version of Elasticsearch, not exposed
   */
  readonly kibana?: KibanaOptions;
}

/**
 * Cluster-level logging: an agent on every node, Elasticsearch and Kibana, connected with each other.
 *
 * @example
 *
 * import { Duration } from 'cdk8s';
 * import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from 'cdk8s-efk';
 *
 * const cluster = new ClusterApp('production');
 * const chart = new LoggingChart(cluster, 'logging', {
 *   kubernetes: KubernetesVersion.parse('1.37'),
 *   namespace: 'logging',
 * });
 * new ClusterLogging(chart, 'logging', { elasticsearch: { lifecycle: { retention: Duration.days(14) } } });
 * ClusterApp.synthesize(cluster);
 */
export class ClusterLogging extends Construct implements IAddOnInstallation, IElasticsearch, ILoggingInstallation {
  /** How clients connect to Elasticsearch. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The software that stores and shows the logs. */
  public readonly stack: LoggingStack;
  /** The agent. */
  public readonly agent: FluentdAgent;
  /** Elasticsearch with LoggingStack.ELASTIC; undefined with LoggingStack.ADD_ON. */
  public readonly elasticsearch?: Elasticsearch;
  /** Elasticsearch with LoggingStack.ADD_ON; undefined with LoggingStack.ELASTIC. */
  public readonly addOnElasticsearch?: AddOnElasticsearch;
  /** Kibana. */
  public readonly kibana: Kibana;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: ClusterLoggingProps = {}) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'ClusterLoggingProps', '', props);
    this.stack = props.stack ?? defaultStack(KubernetesVersion.of(this).minor);
    let elasticsearch: IElasticsearch;
    let agent = props.agent;
    let kibana = props.kibana;
    if (this.stack === LoggingStack.ADD_ON) {
      this.addOnElasticsearch = new AddOnElasticsearch(this, 'Elasticsearch', props.addOnElasticsearch);
      elasticsearch = this.addOnElasticsearch;
      agent = { ...agent, image: agent?.image ?? AddOnImages.FLUENTD_1_22 };
      kibana = { ...kibana, image: kibana?.image ?? AddOnImages.KIBANA_4_6_1_1 };
    } else {
      const agentNamespace = agent?.namespace;
      this.elasticsearch = new Elasticsearch(this, 'Elasticsearch', { agentNamespace, ...props.elasticsearch });
      elasticsearch = this.elasticsearch;
      kibana = withUsersOf(this.elasticsearch, kibana);
    }
    this.endpoint = elasticsearch.endpoint;
    this.agent = new FluentdAgent(this, 'Agent', { ...agent, elasticsearch: elasticsearch });
    this.kibana = new Kibana(this, 'Kibana', { ...kibana, elasticsearch: elasticsearch });
    addValidation(this, () => [
      ...unusedOptionErrors(this.stack, props),
      ...agentNamespaceErrors(props, props.agent?.namespace ?? Chart.of(this).namespace),
    ]);
  }
}

/** Kibana with the encryption keys of Elasticsearch, and a data view that its administrator creates. */
function withUsersOf(elasticsearch: Elasticsearch, options: KibanaOptions = {}): KibanaOptions {
  const { adminCredentials: credentials, kibanaEncryptionKeys } = elasticsearch;
  return {
    ...options,
    encryptionKeys: options.encryptionKeys ?? kibanaEncryptionKeys,
    dataView: credentials ? { credentials, ...options.dataView } : options.dataView,
  };
}

/** Elasticsearch gives the agent Secrets and lets it in, both in one namespace. */
function agentNamespaceErrors(
  { elasticsearch }: ClusterLoggingProps,
  namespace: string | undefined,
): ValidationError[] {
  const value = elasticsearch?.agentNamespace;
  if (value === undefined || value === namespace) return [];
  const expected = `${namespace}, the namespace of the agent`;
  const action = 'leave it out, and set agent.namespace';
  return [{ option: 'elasticsearch.agentNamespace', value, expected, action, explainsObjects: true }];
}

/** Options of the stack that is not used. */
function unusedOptionErrors(stack: LoggingStack, props: ClusterLoggingProps): ValidationError[] {
  const [used, unused] =
    stack === LoggingStack.ADD_ON
      ? (['addOnElasticsearch', 'elasticsearch'] as const)
      : (['elasticsearch', 'addOnElasticsearch'] as const);
  if (props[unused] === undefined) return [];
  const other = stack === LoggingStack.ADD_ON ? 'LoggingStack.ELASTIC' : 'LoggingStack.ADD_ON';
  return [
    {
      option: unused,
      value: Object.keys(props[unused]),
      expected: `no such option with the stack "${stack}"`,
      action: `use ${used} instead, or set stack to ${other}`,
    },
  ];
}
