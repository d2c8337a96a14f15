import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ImageSource } from '../images/image-source';
import type { SecretRef } from '../kubernetes/secret-ref';
import { KubernetesVersion } from '../kubernetes/version';
import { checkedOptions } from '../reporting/options';
import { addValidation } from '../reporting/validation-error';
import type { ElasticsearchProps } from './elasticsearch-props';
import type { ElasticsearchCredentials, ElasticsearchEndpoint, IElasticsearch } from './endpoint/endpoint';
import { ElasticsearchImage } from './images/image';
import { makeOfficial } from './official';
import { type AllowedClientOptions, allowClient, allowedClientErrors } from './security/allowed-client';

/** Elasticsearch: the nodes, their storage and the Service in front of them. */
export class Elasticsearch extends Construct implements IElasticsearch {
  /** How clients connect to it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The StatefulSets. */
  public readonly workloads: ApiObject[];
  /** The Service for clients. */
  public readonly service: ApiObject;
  /**
   * The superuser, for programs that set something up. The agent and Kibana have their own users. The Secret is in the
   * namespace of Elasticsearch. Undefined without security.
   */
  public readonly adminCredentials?: ElasticsearchCredentials;
  /**
   * A Secret for Kibana's `encryptionKeys`, which a Job fills in the cluster. Undefined unless the security is
   * `ElasticsearchSecurity.bootstrap()`.
   */
  public readonly kibanaEncryptionKeys?: SecretRef;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: ElasticsearchProps = {}) {
    super(scope, id);
    props = checkedOptions(this, 'ElasticsearchProps', 'elasticsearch', props);
    const image = props.image ?? ElasticsearchImage._for(KubernetesVersion.of(this).minor);
    const made = makeOfficial(this, image._contract, {
      namespace: Chart.of(this).namespace ?? '',
      image: image._use(this),
      pullSecrets: ImageSource.of(this)._pullSecretReferences,
      props,
    });
    this.endpoint = made.endpoint;
    this.workloads = made.workloads;
    this.service = made.service;
    this.adminCredentials = made.adminCredentials;
    this.kibanaEncryptionKeys = made.kibanaEncryptionKeys;
    addValidation(this, () => [...image._errors, ...made.errors()]);
  }

  /** Allows more pods to connect to the HTTP port. They also need a user and the certificate authority. */
  public allowFrom(client: AllowedClientOptions): void {
    const { host: name, namespace = '', podLabels = {} } = this.endpoint;
    allowClient(this, { name, namespace, podLabels }, client);
    addValidation(this, () => allowedClientErrors(client));
  }
}
