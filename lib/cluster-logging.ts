import { Construct } from 'constructs';
import { Elasticsearch } from './elasticsearch/elasticsearch';
import type { ElasticsearchProps } from './elasticsearch/elasticsearch-props';
import { FluentdAgent } from './fluentd/agent/agent';
import type { FluentdAgentOptions } from './fluentd/agent/options';
import { type DataViewOptions, Kibana, type KibanaOptions } from './kibana/kibana';

/** The parts of cluster-level logging. Whatever is left out is what an expert would deploy on the target. */
export interface ClusterLoggingProps {
  /**
   * The agent on every node.
   * @default - the image and pipeline that the compatibility table recommends for the target
   */
  readonly agent?: FluentdAgentOptions;

  /**
   * The store.
   * @default - the image and topology that the compatibility table recommends for the target
   */
  readonly elasticsearch?: ElasticsearchProps;

  /**
   * The page.
   * @default - the image of the store's version, not exposed
   */
  readonly kibana?: KibanaOptions;
}

/** Cluster-level logging: an agent on every node, the store, and the page, wired together. */
export class ClusterLogging extends Construct {
  /** The agent. */
  public readonly agent: FluentdAgent;
  /** The store. */
  public readonly elasticsearch: Elasticsearch;
  /** The page. */
  public readonly kibana: Kibana;

  constructor(scope: Construct, id: string, props: ClusterLoggingProps = {}) {
    super(scope, id);
    const { agent, elasticsearch, kibana } = props;
    this.elasticsearch = new Elasticsearch(this, 'Elasticsearch', {
      agentNamespace: agent?.namespace,
      ...elasticsearch,
    });
    this.agent = new FluentdAgent(this, 'Agent', { ...agent, elasticsearch: this.elasticsearch });
    this.kibana = new Kibana(this, 'Kibana', {
      encryptionKeys: this.elasticsearch.kibanaEncryptionKeys,
      ...kibana,
      dataView: this.dataView(kibana),
      elasticsearch: this.elasticsearch,
    });
  }

  /** Made with the rights of the store's own administrator, who is known where the store has users. */
  private dataView(kibana?: KibanaOptions): DataViewOptions | undefined {
    const credentials = this.elasticsearch.adminCredentials;
    return credentials ? { credentials, ...kibana?.dataView } : kibana?.dataView;
  }
}
