import { ComponentImage } from '../../images/component-image';
import { ADD_ON_LABELS } from '../../kubernetes/add-on-manager';
import type { ContainerSpec } from '../../kubernetes/api/api-json';

/** What an Elasticsearch image of the cluster add-on expects, and what the add-on calls its objects. */
export interface AddOnElasticsearchContract {
  /** The reference of the publisher. */
  readonly published: string;
  readonly major: number;
  readonly version: string;
  /** The Service by which nodes find each other. The name is compiled into the image. */
  readonly serviceName: string;
  readonly controllerName: string;
  readonly statefulSetName: string;
  readonly containerName: string;
  readonly selector: Record<string, string>;
  readonly podLabels: Record<string, string>;
  readonly controllerLabels: Record<string, string>;
  readonly serviceLabels: Record<string, string>;
  readonly dataVolume: string;
  readonly dataPath: string;
  readonly replicas: number;
  readonly resources: ContainerSpec['resources'];
  /** Environment variables of every node. */
  readonly env: ContainerSpec['env'];
  /** The variable with the number of masters for an election, and its default in the image. */
  readonly quorum: { readonly env: string; readonly byDefault: number };
  /** What the discovery program reads in the API, in the pod's own namespace. */
  readonly reads: readonly string[];
}

const APP = { 'k8s-app': 'elasticsearch-logging' };

/**
 * gcr.io/google_containers/elasticsearch:v2.4.1-1, as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/es-controller.yaml` and `es-image/` of 2017-03-02.
 */
const V2_4_1_1: AddOnElasticsearchContract = {
  published: 'gcr.io/google_containers/elasticsearch:v2.4.1-1',
  major: 2,
  version: '2.4.1',
  serviceName: 'elasticsearch-logging',
  controllerName: 'elasticsearch-logging-v1',
  statefulSetName: 'elasticsearch-logging',
  containerName: 'elasticsearch-logging',
  selector: { ...APP, version: 'v1' },
  podLabels: { ...APP, version: 'v1', ...ADD_ON_LABELS.service },
  controllerLabels: { ...APP, version: 'v1', ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode },
  serviceLabels: { ...APP, ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode, 'kubernetes.io/name': 'Elasticsearch' },
  dataVolume: 'es-persistent-storage',
  dataPath: '/data',
  replicas: 2,
  resources: { limits: { cpu: '1000m' }, requests: { cpu: '100m' } },
  env: [{ name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
  quorum: { env: 'MINIMUM_MASTER_NODES', byDefault: 2 },
  reads: ['namespaces', 'services', 'endpoints'],
};

/** An Elasticsearch image of the cluster add-on, as in AddOnImages. It finds its peers through the API server. */
export class AddOnElasticsearchImage extends ComponentImage {
  /** @internal */
  public static readonly _V2_4_1_1 = new AddOnElasticsearchImage(V2_4_1_1, undefined);

  private constructor(
    /** @internal */
    public readonly _contract: AddOnElasticsearchContract,
    replacement: string | undefined,
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with its own tag or digest. No mirror is applied to it. */
  public pulledFrom(reference: string): AddOnElasticsearchImage {
    return new AddOnElasticsearchImage(this._contract, reference);
  }
}
