import type { KubernetesApiParameters } from './kubernetes-api-parameters';

/** What a pipeline knows about its agent, Elasticsearch and the target. */
export interface PipelineContext {
  readonly minor: number;
  readonly api: KubernetesApiParameters;
  readonly elasticsearch: ElasticsearchConnection;
  /** The agent. The pipeline does not read its logs, because every line would create another. */
  readonly agent: { readonly namespace: string; readonly name: string; readonly containerName: string };
  /** The directory of position files and buffers; absent if they are in the directory of the logs. */
  readonly stateDirectory: string | undefined;
}

/** Elasticsearch as the agent's container sees it. */
export interface ElasticsearchConnection {
  readonly host: string;
  readonly port: number;
  readonly scheme: string;
  readonly major: number;
  readonly caFile?: string;
  readonly indexPrefix?: string;
  /** Whether `indexPrefix` is the name of a data stream. */
  readonly dataStream?: boolean;
  /** The number of namespaces that may have an index of each day. */
  readonly indexedNamespaces?: number;
  readonly user?: string;
  /** The variable with the password. */
  readonly passwordEnv?: string;
  /** The variable with the API key, in place of user and password. */
  readonly apiKeyEnv?: string;
}
