import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../api-access/account';
import type { ElasticsearchEndpoint } from '../elasticsearch/endpoint/endpoint';
import { kibanaFor } from '../images/compatibility';
import { KubernetesVersion } from '../kubernetes/version';
import { KibanaExposure } from './exposure';
import type { KibanaContract } from './images/contracts';
import type { KibanaImage } from './images/image';
import type { KibanaProps } from './options';
import { serviceProxyPath } from './service-proxy';

/** The port of every Kibana. */
export const PORT = 5601;

/** What follows from a page's options, its image, its store and its target, before any object is made. */
export interface KibanaSpec {
  readonly image: KibanaImage;
  readonly contract: KibanaContract;
  readonly endpoint: ElasticsearchEndpoint;
  readonly exposure: KibanaExposure;
  readonly account: Account;
  readonly minor: number;
  readonly namespace: string;
  /** Whether the labels of the cluster add-on manager are written where the original has them. */
  readonly addOnLabels: boolean;
  /** The path under which the API server shows the page. */
  readonly proxyPath: string;
  /** Whether people sign in, with users of the store. */
  readonly secured: boolean;
}

/** Settles what the options leave open. */
export function resolveKibana(scope: IConstruct, props: KibanaProps): KibanaSpec {
  const { endpoint } = props.elasticsearch;
  const { minor } = KubernetesVersion.of(scope);
  const image = props.image ?? kibanaFor(endpoint);
  const contract = image._contract;
  const namespace = Chart.of(scope).namespace ?? '';
  return {
    image,
    contract,
    endpoint,
    exposure: props.exposure ?? KibanaExposure.none(),
    account: props.serviceAccount ?? Account.namespaceDefault(),
    minor,
    namespace,
    addOnLabels: props.addOnLabels ?? true,
    proxyPath: serviceProxyPath(minor, namespace, contract.name),
    secured: contract.signsIn && (endpoint.kibanaCredentials ?? endpoint.kibanaToken) !== undefined,
  };
}
