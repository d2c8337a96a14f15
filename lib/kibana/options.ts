import type { Account } from '../api-access/account';
import type { ElasticsearchCredentials, IElasticsearch } from '../elasticsearch/endpoint/endpoint';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { SecretRef } from '../kubernetes/secret-ref';
import type { ProgramImage } from '../provisioning/program-image';
import type { KibanaExposure } from './exposure';
import type { KibanaImage } from './images/image';

/** The data view of the logs, which a Job makes once and nobody changes again. */
export interface DataViewOptions {
  /**
   * A user of the store who may write data views, such as `elastic`; the user of Kibana itself may not. The Secret is in
   * the page's namespace.
   * @default - nobody is asked, which goes with a store that asks nobody
   */
  readonly credentials?: ElasticsearchCredentials;

  /**
   * The indices that it shows.
   * @default - those of the store's prefix, else `kubernetes-logs-*`
   */
  readonly indexPattern?: string;

  /**
   * What people see. Kibana 7 shows the pattern instead.
   * @default Container logs
   */
  readonly name?: string;

  /**
   * The field with the time of a record.
   * @default `@timestamp`
   */
  readonly timeField?: string;

  /**
   * The image whose Ruby runs the Job.
   * @default - the agent's image for the store
   */
  readonly image?: ProgramImage;
}

/** How the page runs. */
export interface KibanaOptions {
  /**
   * The image, which decides the names and the settings.
   * @default - that of the store's version
   */
  readonly image?: KibanaImage;

  /**
   * How people reach the page.
   * @default KibanaExposure.none()
   */
  readonly exposure?: KibanaExposure;

  /**
   * A Secret in the page's namespace with what Kibana encrypts with: texts of 32 characters or more, the same for ever,
   * under the keys `security` (sessions), `encryptedSavedObjects` (alerts and connectors) and `reporting`.
   * @default - Kibana makes keys anew at every start: whoever was signed in no longer is, and alerting stays off
   */
  readonly encryptionKeys?: SecretRef;

  /**
   * The data view of the logs, made by a Job as soon as the page answers.
   * @default - none: whoever comes first makes one
   */
  readonly dataView?: DataViewOptions;

  /**
   * The account of the pods. Kibana makes no API call, so that no account has any right.
   * @default - the namespace's `default`, without its token where the target can leave it out
   */
  readonly serviceAccount?: Account;

  /**
   * Whether the labels of the cluster add-on manager are written where the original has them.
   * @default true
   */
  readonly addOnLabels?: boolean;

  /**
   * What is added to the pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** The page. */
export interface KibanaProps extends KibanaOptions {
  /** The store that the page shows. */
  readonly elasticsearch: IElasticsearch;
}
