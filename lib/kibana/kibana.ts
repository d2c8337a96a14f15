import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Account } from '../api-access/account';
import { accountObjects } from '../api-access/account-objects';
import { hostFrom, type IElasticsearch } from '../elasticsearch/endpoint';
import { type Fault, reportFaults } from '../faults';
import { advise } from '../findings';
import { withAddOnLabels } from '../images/add-on-labels';
import { ImageSource } from '../images/image-source';
import type { KibanaContract } from '../images/kibana-contracts';
import { KibanaImage } from '../images/kibana-image';
import { Manifest } from '../kubernetes/manifest';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { type PodParts, podFaults, podTemplate } from '../kubernetes/pod/pod-template';
import { KubernetesVersion } from '../kubernetes/version';
import { KibanaExposure } from './exposure';
import { serviceProxyPath } from './service-proxy';

/** How the page runs. */
export interface KibanaOptions {
  /**
   * The image, which decides the names and the settings.
   * @default - what the compatibility table recommends for the target
   */
  readonly image?: KibanaImage;

  /**
   * How people reach the page.
   * @default KibanaExposure.none()
   */
  readonly exposure?: KibanaExposure;

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

const PORT = 5601;

/** Kibana: one pod, its Service, and what shows it to people. */
export class Kibana extends Construct {
  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The Service. */
  public readonly service: ApiObject;
  /** The path under which the API server shows the page to whoever may proxy to it. */
  public readonly proxyPath: string;
  private readonly contract: KibanaContract;
  private readonly exposure: KibanaExposure;

  constructor(scope: Construct, id: string, props: KibanaProps) {
    super(scope, id);
    const source = ImageSource.at(this);
    const image = props.image ?? KibanaImage.ADD_ON_4_6_1_1;
    this.contract = image._contract;
    this.exposure = props.exposure ?? KibanaExposure.none();
    const namespace = Chart.of(this).namespace ?? '';
    const account = props.serviceAccount ?? Account.namespaceDefault();
    this.proxyPath = serviceProxyPath(KubernetesVersion.at(this).minor, namespace, this.contract.name);
    accountObjects(this, { account, namespace, roleName: this.contract.name, labels: this.contract.selector });
    const parts = this.podParts(
      image._use(this),
      source,
      account,
      props.elasticsearch,
      namespace,
      props.addOnLabels ?? true,
    );
    this.deployment = this.makeDeployment(parts, props, namespace);
    this.service = this.makeService(namespace, props.addOnLabels ?? true);
    this.makeIngress(namespace);
    reportFaults(this, (): Fault[] => [
      ...image._faults,
      ...account._faults,
      ...this.exposure._faults,
      ...podFaults('kibana.pod', parts, props.pod),
    ]);
  }

  /**
   * The address of the page on a new installation.
   *
   * @param origin where people reach the cluster: the API server as `https://203.0.113.7:6443` with the API server
   * proxy, a node with a node port. Not needed behind an Ingress.
   */
  public address(origin?: string): string {
    const { firstPage } = this.contract;
    switch (this.exposure._kind) {
      case 'apiServerProxy':
        return `${origin ?? 'https://API-SERVER'}${this.proxyPath}${firstPage}`;
      case 'ingress':
        return `${this.exposure._ingress?.tlsSecret ? 'https' : 'http'}://${this.exposure._ingress?.host}${firstPage}`;
      case 'nodePort':
        return `${origin ?? 'http://NODE'}:${this.exposure._port ?? 'NODE-PORT'}${firstPage}`;
      default:
        return `http://localhost:${PORT}${firstPage}`;
    }
  }

  private podParts(
    image: string,
    source: ImageSource,
    account: Account,
    store: IElasticsearch,
    namespace: string,
    addOn: boolean,
  ): PodParts {
    const { endpoint } = store;
    const { name, elasticsearchEnv, basePathEnv } = this.contract;
    const basePath = this.exposure._kind === 'apiServerProxy' ? [{ name: basePathEnv, value: this.proxyPath }] : [];
    return {
      labels: withAddOnLabels(addOn, this.contract.selector),
      container: {
        name,
        image,
        resources: this.contract.resources,
        env: [
          { name: elasticsearchEnv, value: `${endpoint.scheme}://${hostFrom(endpoint, namespace)}:${endpoint.port}` },
          ...basePath,
        ],
        ports: [{ containerPort: PORT, name: 'ui', protocol: 'TCP' }],
      },
      spec: {
        serviceAccountName: account.podSpecName,
        automountServiceAccountToken: false,
        imagePullSecrets: source.pullSecrets.map((secret) => ({ name: secret.name })),
      },
    };
  }

  private makeDeployment(parts: PodParts, props: KibanaProps, namespace: string): ApiObject {
    return new Manifest(this, 'Deployment', 'Deployment', {
      metadata: {
        name: this.contract.name,
        namespace,
        labels: withAddOnLabels(props.addOnLabels ?? true, this.contract.labels),
      },
      spec: { replicas: 1, selector: { matchLabels: this.contract.selector }, template: podTemplate(parts, props.pod) },
    });
  }

  private makeService(namespace: string, addOn: boolean): ApiObject {
    const { _kind: kind, _port: nodePort } = this.exposure;
    if (kind !== 'none' && kind !== 'apiServerProxy')
      advise(this, 'Kibana of this version asks nobody for a password: whoever reaches the page reads every log.');
    return new Manifest(this, 'Service', 'Service', {
      metadata: { name: this.contract.name, namespace, labels: withAddOnLabels(addOn, this.contract.serviceLabels) },
      spec: {
        type: kind === 'nodePort' ? 'NodePort' : undefined,
        ports: [{ port: PORT, protocol: 'TCP', targetPort: 'ui', nodePort }],
        selector: this.contract.selector,
      },
    });
  }

  private makeIngress(namespace: string): void {
    const ingress = this.exposure._ingress;
    if (!ingress) return;
    const { host, ingressClassName, tlsSecret } = ingress;
    const { name, selector } = this.contract;
    const backend = { service: { name, port: { number: PORT } } };
    new Manifest(this, 'Ingress', 'Ingress', {
      metadata: { name, namespace, labels: selector, annotations: ingress.annotations },
      spec: {
        ingressClassName,
        tls: tlsSecret ? [{ hosts: [host], secretName: tlsSecret.name }] : undefined,
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }
}
