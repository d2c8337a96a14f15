import type { Duration } from 'cdk8s';
import type { Account } from '../../api-access/account';
import type { Storage } from '../../elasticsearch/nodes/node-sets/storage';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { ProgramImage } from '../../provisioning/program-image';
import type { AddOnElasticsearchImage } from '../images/elasticsearch';

/** How long the add-on keeps its indices. */
export interface AddOnRetentionOptions {
  /** The age at which an index is deleted, in whole days. */
  readonly deleteAfter: Duration;

  /**
   * The first part of the names of the indices, before `-2017.03.02`.
   * @default logstash - as the pipeline of the add-on names them
   */
  readonly indexPrefix?: string;

  /**
   * The image in which the program runs that deletes the indices.
   * @default - a Fluentd image
   */
  readonly programImage?: ProgramImage;
}

/** How the Elasticsearch of the add-on runs. */
export interface AddOnElasticsearchOptions {
  /**
   * The image.
   * @default AddOnImages.ELASTICSEARCH_2_4_1_1
   */
  readonly image?: AddOnElasticsearchImage;

  /**
   * The number of nodes, 1 to 49.
   * @default 2 - as in the manifests of the add-on
   */
  readonly replicas?: number;

  /**
   * Where each node keeps its data.
   * @default Storage.emptyDir() - as in the manifests of the add-on. The logs are lost with the pods: use a claim in production
   */
  readonly storage?: Storage;

  /**
   * The account of the pods. The image finds its peers by reading the Service and its endpoints from the API server.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * How long indices are kept. A CronJob deletes older ones, which needs Kubernetes 1.8.
   * @default - they are never deleted
   */
  readonly retention?: AddOnRetentionOptions;

  /**
   * Whether the objects have the labels of the cluster add-on manager, as in the manifests of the add-on.
   * @default true
   */
  readonly addOnLabels?: boolean;

  /**
   * Additions to every pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

/** The Elasticsearch of the add-on. */
export interface AddOnElasticsearchProps extends AddOnElasticsearchOptions {}
