import type { Size } from 'cdk8s';
import type { Account } from '../../api-access/account';
import type { ElasticsearchCredentials, IElasticsearch } from '../../elasticsearch/endpoint/endpoint';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { SecretRef } from '../../kubernetes/secret-ref';
import type { ProgramImage } from '../../provisioning/program-image';
import type { KibanaImage } from '../images/image';
import type { KibanaExposure } from './exposure';

/** The data view of the logs. A Job creates it if it does not exist; what users change in it stays. */
export interface DataViewOptions {
  /**
   * A user of Elasticsearch who may create data views, such as `elastic`. The user of Kibana itself may not. The Secret
   * is in Kibana's namespace.
   * @default - none, for an Elasticsearch without users
   */
  readonly credentials?: ElasticsearchCredentials;

  /**
   * The indices of the data view, with wildcards and commas.
   * @default - the `indexPrefix` of Elasticsearch, or `kubernetes-logs-*` if it has none
   */
  readonly indexPattern?: string;

  /**
   * The name that Kibana shows. Data views have names since Kibana 8.4; older versions show the pattern.
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
   * @default - the agent's image for the version of Elasticsearch
   */
  readonly image?: ProgramImage;
}

/** The certificate with which Kibana itself serves HTTPS. */
export interface KibanaTlsOptions {
  /**
   * A Secret with the keys `tls.crt` and `tls.key`, as cert-manager writes it, in Kibana's namespace. The certificate is
   * valid for `NAME.NAMESPACE.svc` if there is a data view: its Job verifies that name.
   */
  readonly certificate: SecretRef;

  /**
   * A Secret with the certificate authority under the key `ca.crt`, by which the Job of the data view verifies Kibana.
   * @default - the Secret of the certificate, where cert-manager writes `ca.crt` too
   */
  readonly caCertificate?: SecretRef;
}

/** How Kibana runs. */
export interface KibanaOptions {
  /**
   * The name of the Deployment and the Service, and the first part of the names of all other objects: at most 42
   * lower case letters, digits and dashes, the first one a letter. Two Kibanas of one namespace need two names.
   * @default - `kibana`, or `kibana-logging` with the image of the add-on
   */
  readonly name?: string;

  /**
   * The image, which decides the settings.
   * @default - the version of Elasticsearch
   */
  readonly image?: KibanaImage;

  /**
   * How users reach Kibana.
   * @default KibanaExposure.none()
   */
  readonly exposure?: KibanaExposure;

  /**
   * The path below which Kibana is served, such as `/kibana`: it starts with a slash and does not end with one. Probe,
   * data view, Ingress and HTTPRoute use it too. Requests keep the path on their way to Kibana, so a proxy in front of
   * it must not remove it (`server.basePath` and `server.rewriteBasePath`).
   * @default - Kibana is served at the root of its host
   */
  readonly basePath?: string;

  /**
   * The address of Kibana for its users, without a slash at the end, such as `https://logs.example.com/kibana`. It ends
   * with `basePath` and has no user, query or fragment (`server.publicBaseUrl`).
   * @default - follows from host and TLS of an Ingress or an HTTPRoute, otherwise unknown
   */
  readonly publicUrl?: string;

  /**
   * Has Kibana itself serve HTTPS. Probe, Service and data view follow. Configure the Ingress controller or the Gateway
   * for an HTTPS backend.
   * @default - Kibana serves HTTP
   */
  readonly tls?: KibanaTlsOptions;

  /**
   * A Secret in Kibana's namespace with the keys `security` (sessions), `encryptedSavedObjects` (alerts and connectors)
   * and `reporting`, each with at least 32 characters that never change. All Kibanas of one Elasticsearch share it.
   * @default - Kibana generates keys at every start: users have to sign in again, and alerting is not available
   */
  readonly encryptionKeys?: SecretRef;

  /**
   * The data view of the logs, which a Job creates when Kibana is available.
   * @default - none; with `ClusterLogging` and users of Elasticsearch, one named *Container logs*
   */
  readonly dataView?: DataViewOptions;

  /**
   * The memory of the container, requested and limited. The heap of Node.js is 75 percent of it, at most 4 GiB.
   * @default - 2 GiB with Kibana 9, 1 GiB with older versions (Elastic's operator ECK requests the same)
   */
  readonly memory?: Size;

  /**
   * More settings for kibana.yml, by their full names, such as `{ 'server.maxPayload': '2097152' }`. A value `${NAME}` is
   * the value of the environment variable NAME. Settings that have an option of their own are rejected.
   * @default - none
   */
  readonly settings?: { readonly [name: string]: string };

  /**
   * The account of the pods. Kibana does not call the Kubernetes API, so the account needs no permissions.
   * @default - the namespace's `default`, without its token if the target can leave it out
   */
  readonly serviceAccount?: Account;

  /**
   * Whether the objects have the labels of the cluster add-on manager. `true` needs an image of the add-on.
   * @default - true with images of the add-on, whose original manifests have them
   */
  readonly addOnLabels?: boolean;

  /**
   * Additions to the pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

/** Kibana and the Elasticsearch whose data it shows. */
export interface KibanaProps extends KibanaOptions {
  /** The Elasticsearch whose data Kibana shows. It belongs to the same app. */
  readonly elasticsearch: IElasticsearch;
}
