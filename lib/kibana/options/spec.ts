import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { Account } from '../../api-access/account';
import type { ElasticsearchEndpoint } from '../../elasticsearch/endpoint/endpoint';
import { namesOf } from '../../elasticsearch/indices/data-stream';
import { DEFAULT_INDEX_PREFIX } from '../../elasticsearch/indices/prefix';
import { ImageSource } from '../../images/image-source';
import { hasAddOnLabels } from '../../kubernetes/add-on-manager';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { SecretRef } from '../../kubernetes/secret-ref';
import { KubernetesVersion } from '../../kubernetes/version';
import { ProgramImage } from '../../provisioning/program-image';
import { kibanaFor } from '../images/compatibility';
import type { KibanaContract } from '../images/contracts';
import type { KibanaImage } from '../images/image';
import { KibanaExposure } from './exposure';
import { type KibanaMemory, resolveMemory } from './memory';
import type { DataViewOptions, KibanaProps, KibanaTlsOptions } from './options';
import { serviceProxyPath } from './service-proxy';

/** The port of every Kibana. */
export const PORT = 5601;

/** A Kibana with all options resolved. */
export interface KibanaSpec {
  readonly name: string;
  readonly namespace: string;
  /** The minor version of Kubernetes. */
  readonly minor: number;
  readonly image: KibanaImage;
  /** Whether the image follows from the version of Elasticsearch. */
  readonly imageFollows: boolean;
  readonly contract: KibanaContract;
  readonly endpoint: ElasticsearchEndpoint;
  /** Whether the Elasticsearch is of another app. */
  readonly foreignElasticsearch: boolean;
  readonly exposure: KibanaExposure;
  readonly account: Account;
  /** Whether the labels of the cluster add-on manager are written where the original has them. */
  readonly addOnLabels: boolean;
  /** The labels by which Service, Deployment and network policies select the pods. */
  readonly selector: Record<string, string>;
  /** The path below which users find Kibana: that of the option, or that of the API server's proxy. */
  readonly basePath?: string;
  /** The part of the base path that requests contain when they reach Kibana. */
  readonly requestPath: string;
  /** What the user gave as `basePath`. */
  readonly givenBasePath?: string;
  /** The path under which the API server proxies to the Service. */
  readonly proxyPath: string;
  readonly publicUrl?: string;
  /** The protocol that Kibana itself serves. */
  readonly scheme: 'http' | 'https';
  readonly tls?: KibanaTlsOptions;
  /** Whether users sign in, with users of Elasticsearch. */
  readonly secured: boolean;
  readonly encryptionKeys?: SecretRef;
  readonly memory: KibanaMemory;
  readonly settings: Readonly<Record<string, string>>;
  readonly dataView?: DataViewSpec;
  readonly pod: PodOptions;
  readonly pullSecrets: { readonly name: string }[];
  /** Whether a NetworkPolicy limits what Kibana reaches. */
  readonly restricted: boolean;
}

/** A data view with all options resolved. */
export interface DataViewSpec extends Required<Omit<DataViewOptions, 'credentials'>> {
  readonly credentials: DataViewOptions['credentials'];
}

/** Resolves the options. */
export function resolveKibana(scope: IConstruct, props: KibanaProps): KibanaSpec {
  const { elasticsearch, tls, basePath: givenBasePath } = props;
  const { endpoint } = elasticsearch;
  const version = KubernetesVersion.of(scope);
  const image = props.image ?? kibanaFor(endpoint);
  const contract = image._contract;
  const name = props.name ?? contract.name;
  const namespace = Chart.of(scope).namespace ?? '';
  const exposure = props.exposure ?? KibanaExposure.none();
  const scheme = tls ? 'https' : 'http';
  const proxyPath = serviceProxyPath(version.minor, namespace, name, scheme);
  const basePath = exposure._kind === 'apiServerProxy' ? proxyPath : givenBasePath;
  return {
    name,
    namespace,
    minor: version.minor,
    image,
    imageFollows: props.image === undefined,
    contract,
    endpoint,
    foreignElasticsearch: Construct.isConstruct(elasticsearch) && elasticsearch.node.root !== scope.node.root,
    exposure,
    account: props.serviceAccount ?? Account.namespaceDefault(),
    addOnLabels: props.addOnLabels ?? hasAddOnLabels(contract.labels),
    selector: { ...contract.selector, [contract.nameLabel]: name },
    basePath,
    requestPath: givenBasePath ?? '',
    givenBasePath,
    proxyPath,
    publicUrl: props.publicUrl ?? (exposure._origin && `${exposure._origin}${givenBasePath ?? ''}`),
    scheme,
    tls,
    secured: contract.signsIn && (endpoint.kibanaCredentials ?? endpoint.kibanaToken) !== undefined,
    encryptionKeys: props.encryptionKeys,
    memory: resolveMemory(props, contract),
    settings: props.settings ?? {},
    dataView: props.dataView && resolveDataView(props.dataView, endpoint),
    pod: props.pod ?? {},
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
    restricted: contract.restrictsNetwork && version.supports('NetworkPolicy'),
  };
}

function resolveDataView(options: DataViewOptions, endpoint: ElasticsearchEndpoint): DataViewSpec {
  const { indexPrefix = DEFAULT_INDEX_PREFIX, dataStream = false, major } = endpoint;
  return {
    credentials: options.credentials,
    indexPattern: options.indexPattern ?? namesOf({ indexPrefix, dataStream }).join(','),
    name: options.name ?? 'Container logs',
    timeField: options.timeField ?? '@timestamp',
    image: options.image ?? ProgramImage._forElasticsearch(major),
  };
}
