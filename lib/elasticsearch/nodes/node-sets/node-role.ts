/**
 * A role of Elasticsearch nodes
 * (https://www.elastic.co/docs/deploy-manage/distributed-architecture/clusters-nodes-shards/node-roles).
 */
export enum NodeRole {
  /** May be elected master, which keeps the cluster state. */
  MASTER = 'master',
  /** With `MASTER`: votes in elections and is not elected. */
  VOTING_ONLY = 'voting_only',
  /** Keeps data of every tier. */
  DATA = 'data',
  /** Keeps data that has no age, such as the objects of Kibana, and dated indices without hot nodes. */
  DATA_CONTENT = 'data_content',
  /** Keeps the newest logs. */
  DATA_HOT = 'data_hot',
  /** Keeps logs from `warmAfter` on. */
  DATA_WARM = 'data_warm',
  /** Keeps logs from `coldAfter` on. */
  DATA_COLD = 'data_cold',
  /** Caches searchable snapshots. */
  DATA_FROZEN = 'data_frozen',
  /** Runs ingest pipelines. */
  INGEST = 'ingest',
  /** Runs machine learning jobs. */
  ML = 'ml',
  /** Connects to other clusters. */
  REMOTE_CLUSTER_CLIENT = 'remote_cluster_client',
  /** Runs transforms. */
  TRANSFORM = 'transform',
}
