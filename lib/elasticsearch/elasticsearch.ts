import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Account } from '../api-access/account';
import { reportFaults } from '../faults';
import { ElasticsearchImage } from '../images/elasticsearch-image';
import { ImageSource } from '../images/image-source';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { KubernetesVersion } from '../kubernetes/version';
import { arrangeAddOn } from './add-on';
import type { ElasticsearchEndpoint, IElasticsearch } from './endpoint';
import { Storage } from './storage';

/** The store. */
export interface ElasticsearchProps {
  /**
   * The image, which decides the names, the discovery and the settings.
   * @default - what the compatibility table recommends for the target
   */
  readonly image?: ElasticsearchImage;

  /**
   * The number of nodes.
   * @default - what the image's manifests have always had
   */
  readonly replicas?: number;

  /**
   * Where the data is kept.
   * @default - the pod's own directory in the add-on images
   */
  readonly storage?: Storage;

  /**
   * The account of the pods. The add-on images read their Service and its endpoints with it.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * Whether the labels of the cluster add-on manager are written where the original has them.
   * @default true
   */
  readonly addOnLabels?: boolean;

  /**
   * What is added to every pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** Elasticsearch: the nodes, their storage and the Service in front of them. */
export class Elasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The StatefulSet, or the ReplicationControllers where the target has none. */
  public readonly workloads: ApiObject[];
  /** The Service of the clients. */
  public readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ElasticsearchProps = {}) {
    super(scope, id);
    const source = ImageSource.at(this);
    const image = props.image ?? ElasticsearchImage.ADD_ON_2_4_1_1;
    const account = props.serviceAccount ?? Account.namespaceDefault();
    const storage = props.storage ?? Storage.emptyDir();
    const replicas = props.replicas ?? image._contract.replicas;
    const arrangement = arrangeAddOn(this, image._contract, {
      namespace: Chart.of(this).namespace ?? '',
      image: image._use(this),
      pullSecrets: source.pullSecrets.map(({ name }) => ({ name })),
      account,
      replicas,
      storage,
      pod: props.pod,
      addOnLabels: props.addOnLabels,
    });
    this.endpoint = arrangement.endpoint;
    this.workloads = arrangement.workloads;
    this.service = arrangement.service;
    reportFaults(this, () => [
      ...image._faults,
      ...account._faults,
      ...storage._faults(replicas, KubernetesVersion.at(this).minor),
      ...arrangement.faults(),
    ]);
  }
}
