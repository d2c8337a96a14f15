import type { ElasticsearchEndpoint } from '../elasticsearch/endpoint/endpoint';
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
  readonly endpoint: ElasticsearchEndpoint;
  /** The host for the namespace of the agent. */
  readonly host: string;
  /** The file of the certificate authority. */
  readonly caFile?: string;
  /** The variable with the password. */
  readonly passwordEnv?: string;
  /** The variable with the API key, in place of user and password. */
  readonly apiKeyEnv?: string;
}
