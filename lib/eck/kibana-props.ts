import type { Size } from 'cdk8s';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { EckElasticsearch } from './elasticsearch';

/** A Kibana that the operator ECK runs. */
export interface EckKibanaProps {
  /** The Elasticsearch whose data Kibana shows. ECK gives Kibana a user, a token and the certificate authority of it. */
  readonly elasticsearch: EckElasticsearch;

  /**
   * The name of the resource, from which ECK derives the name of its Service: at most 36 characters.
   * @default logs
   */
  readonly name?: string;

  /**
   * The version in full, such as `9.5.6`. It must not be newer than that of Elasticsearch.
   * @default - that of Elasticsearch
   */
  readonly version?: string;

  /**
   * The number of pods, 1 to 100.
   * @default 1
   */
  readonly count?: number;

  /**
   * The memory of each pod, requested and limited: at least 512 MiB.
   * @default - 2 GiB for Kibana 9, 1 GiB for older versions
   */
  readonly memory?: Size;

  /**
   * The address that users type, such as `https://logs.example.com`, for links to Kibana.
   * @default - none
   */
  readonly publicUrl?: string;

  /**
   * Additions to the pods. ECK merges them with its own pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}
