import type { SecretRef } from '../../kubernetes/secret-ref';
import type { ProgramImage } from '../../provisioning/program-image';
import type { ElasticsearchCredentials, ElasticsearchToken } from './endpoint';

/** How indices are set up in a store that somebody else runs. */
export interface ExternalSetupOptions {
  /**
   * A user who may manage index templates and lifecycle policies and ask for the health of the cluster: its privileges
   * are `manage_index_templates`, `manage_ilm` and `monitor`. The Secret is in the namespace of the chart, as is that
   * of the certificate authority.
   */
  readonly credentials: ElasticsearchCredentials;

  /**
   * Days for which a line can be found at least; its index is deleted then.
   * @default 7
   */
  readonly retentionDays?: number;

  /**
   * Copies of each shard beside the first. More than there are other nodes with data cannot be placed.
   * @default 1
   */
  readonly copies?: number;

  /**
   * The first part of the names of the Job and its ConfigMap.
   * @default log-store
   */
  readonly name?: string;

  /**
   * The image whose Ruby runs the Job.
   * @default - the agent's image for Elasticsearch
   */
  readonly image?: ProgramImage;
}

/** An Elasticsearch that somebody else runs. */
export interface ExternalElasticsearchProps {
  /**
   * Its address, such as `https://logs.example.com:9200`.
   * @default - that which `cloudId` names
   */
  readonly url?: string;

  /**
   * The Cloud ID of a deployment of Elastic Cloud, `NAME:BASE64`: it names the host and is no secret.
   * @default - none, with a `url`
   */
  readonly cloudId?: string;

  /** Its whole version, such as `9.5.6`: agent and Kibana must speak its protocol. */
  readonly version: string;

  /**
   * A Secret with its certificate authority under the key `ca.crt`, in the namespace of each who asks it.
   * @default - the authorities of the client's image, which know those of Elastic Cloud
   */
  readonly caSecret?: SecretRef;

  /**
   * Who the agent is there. The Secret is in the agent's namespace.
   * @default - nobody signs in
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * The agent's API key, in place of user and password, as `id:api_key`: both parts of what the API that made it
   * answered, and not its `encoded`. The Secret is in the agent's namespace.
   * @default - none
   */
  readonly agentApiKey?: ElasticsearchToken;

  /**
   * Who Kibana is there. The Secret is in Kibana's namespace.
   * @default - nobody signs in
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * A token of the service account `elastic/kibana`, in place of user and password. The Secret is in Kibana's namespace.
   * @default - none
   */
  readonly kibanaToken?: ElasticsearchToken;

  /**
   * The addresses behind the host in CIDR notation, such as `203.0.113.0/24`, for the network policies of agent and
   * page, which know no names.
   * @default - the host where it is an address itself, else any address on the port of Elasticsearch
   */
  readonly addresses?: string[];

  /**
   * The first part of the names of the indices, before `-2026.11.23`. The agent's rights are for it.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;

  /**
   * Has a Job set up the templates and the retention of the indices, and write only what differs. Users stay the affair
   * of whoever runs Elasticsearch.
   * @default - templates and retention are the affair of whoever runs Elasticsearch, too
   */
  readonly setup?: ExternalSetupOptions;
}
