import type { Duration } from 'cdk8s';
import type { SecretRef } from '../../kubernetes/secret-ref';
import type { ProgramImage } from '../../provisioning/program-image';
import type { ElasticsearchCredentials, ElasticsearchToken } from './endpoint';

/** The set-up of indices in an external Elasticsearch. */
export interface ExternalSetupOptions {
  /**
   * A user who can manage index templates and lifecycle policies and read the health of the cluster. It needs the
   * privileges `manage_index_templates`, `manage_ilm` and `monitor`. Its Secret, and the Secret of the certificate
   * authority, are in the namespace of the chart.
   */
  readonly credentials: ElasticsearchCredentials;

  /**
   * The minimum time for which a log line is kept, in whole days. Its index is deleted afterwards.
   * @default Duration.days(7)
   */
  readonly retention?: Duration;

  /**
   * The replicas of each shard, 0 to 10. It must be less than the number of data nodes.
   * @default 1
   */
  readonly numberOfReplicas?: number;

  /**
   * The prefix of the names of the Job and its ConfigMap: at most 39 lower case letters, digits and dashes.
   * @default external-elasticsearch
   */
  readonly name?: string;

  /**
   * The image with Ruby for the Job.
   * @default - the agent's image for the major version of Elasticsearch
   */
  readonly image?: ProgramImage;
}

/** Options of an external Elasticsearch. */
export interface ExternalElasticsearchProps {
  /**
   * The address, such as `https://logs.example.com:9200`.
   * @default - the address in `cloudId`
   */
  readonly url?: string;

  /**
   * The Cloud ID of an Elastic Cloud deployment, `NAME:BASE64`. It contains the host and is not a secret.
   * @default - none: `url` is required
   */
  readonly cloudId?: string;

  /** The full version, such as `9.5.6`. The agent and Kibana must be compatible with it. */
  readonly version: string;

  /**
   * A Secret with the certificate authority under the key `ca.crt`, in the namespace of each client.
   * @default - the authorities in the client's image, which include those of Elastic Cloud
   */
  readonly caSecret?: SecretRef;

  /**
   * The user of the agent. The Secret is in the namespace of the agent.
   * @default - no authentication
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * The API key of the agent as `id:api_key`, instead of user and password. Use `id` and `api_key` from the answer of the
   * create API key API, not `encoded`. The Secret is in the namespace of the agent.
   * @default - none
   */
  readonly agentApiKey?: ElasticsearchToken;

  /**
   * The user of Kibana. The Secret is in the namespace of Kibana.
   * @default - no authentication
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * A token of the service account `elastic/kibana`, instead of user and password. The Secret is in the namespace of
   * Kibana.
   * @default - none
   */
  readonly kibanaToken?: ElasticsearchToken;

  /**
   * The addresses of the host in CIDR notation, such as `203.0.113.0/24`, for the network policies of the agent and
   * Kibana, which cannot use host names.
   * @default - the host if it is an IP address, otherwise any address on the port of Elasticsearch
   */
  readonly addresses?: string[];

  /**
   * The prefix of the log indices, before `-2026.11.23`. The agent needs privileges for it.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;

  /**
   * Creates a Job that sets up the index templates and the retention, and writes only what differs. You create the users.
   * @default - you also set up templates and retention
   */
  readonly setup?: ExternalSetupOptions;
}
