import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { arrangeAddOn } from '../add-on/elasticsearch/elasticsearch';
import type { ElasticsearchContract, ElasticsearchContracts } from '../add-on/images/elasticsearch';
import { elasticsearchFor } from '../images/compatibility';
import { ImageSource } from '../images/image-source';
import type { SecretRef } from '../kubernetes/secret-ref';
import { KubernetesVersion } from '../kubernetes/version';
import { addValidation } from '../reporting/validation-error';
import { type Arrangement, type ArrangementInput, optionErrors } from './arrangement';
import type { ElasticsearchProps } from './elasticsearch-props';
import type { ElasticsearchCredentials, ElasticsearchEndpoint, IElasticsearch } from './endpoint/endpoint';
import { arrangeOfficial } from './official';

/** Each way of running Elasticsearch. */
const ARRANGERS: {
  readonly [Kind in keyof ElasticsearchContracts]: (
    scope: Construct,
    contract: ElasticsearchContracts[Kind],
    input: ArrangementInput,
  ) => Arrangement;
} = { 'add-on': arrangeAddOn, official: arrangeOfficial };

function arrange<Kind extends keyof ElasticsearchContracts>(
  kind: Kind,
  contract: ElasticsearchContracts[Kind],
  scope: Construct,
  input: ArrangementInput,
): Arrangement {
  return ARRANGERS[kind](scope, contract, input);
}

/** Elasticsearch: the nodes, their storage and the Service in front of them. */
export class Elasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The StatefulSets, or the ReplicationControllers where the target has none. */
  public readonly workloads: ApiObject[];
  /** The Service of the clients. */
  public readonly service: ApiObject;
  /**
   * Who may do everything, for the programs that set something up: agent and page have users of their own. The Secret is
   * in the namespace of the store. Absent where nobody signs in.
   */
  public readonly adminCredentials?: ElasticsearchCredentials;
  /**
   * A Secret for Kibana's `encryptionKeys` that is filled inside the cluster. Absent where nothing is made there.
   */
  public readonly kibanaEncryptionKeys?: SecretRef;

  constructor(scope: Construct, id: string, props: ElasticsearchProps = {}) {
    super(scope, id);
    const image = props.image ?? elasticsearchFor(KubernetesVersion.of(this).minor);
    const contract: ElasticsearchContract = image._contract;
    const arrangement = arrange(contract.arrangement, contract, this, {
      namespace: Chart.of(this).namespace ?? '',
      image: image._use(this),
      pullSecrets: ImageSource.of(this).pullSecrets.map(({ name }) => ({ name })),
      props,
    });
    this.endpoint = arrangement.endpoint;
    this.workloads = arrangement.workloads;
    this.service = arrangement.service;
    this.adminCredentials = arrangement.adminCredentials;
    this.kibanaEncryptionKeys = arrangement.kibanaEncryptionKeys;
    addValidation(this, () => [
      ...image._errors,
      ...optionErrors(contract.arrangement, props),
      ...arrangement.errors(),
    ]);
  }
}
