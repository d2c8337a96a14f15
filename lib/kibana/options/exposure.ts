import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** Kibana behind an Ingress controller. */
export interface IngressExposureOptions {
  /** The host name of Kibana. */
  readonly host: string;

  /**
   * The class of the controller.
   * @default - the default class of the cluster
   */
  readonly ingressClassName?: string;

  /**
   * The Secret with certificate and key of the host. With cert-manager it need not exist: an annotation such as
   * `cert-manager.io/cluster-issuer` has cert-manager create it.
   * @default - none: users reach Kibana by HTTP
   */
  readonly tlsSecret?: SecretRef;

  /**
   * Annotations for controllers.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** Kibana behind a Gateway of the Gateway API. */
export interface HttpRouteExposureOptions {
  /** The host name of Kibana. */
  readonly host: string;

  /** The name of the Gateway. */
  readonly gateway: string;

  /**
   * The namespace of the Gateway, which must admit routes of Kibana's namespace.
   * @default - Kibana's own
   */
  readonly gatewayNamespace?: string;

  /**
   * The name of the listener.
   * @default - every listener of the Gateway that admits the host
   */
  readonly sectionName?: string;

  /**
   * Whether the listener terminates TLS, so that the address of Kibana begins with https.
   * @default true
   */
  readonly tls?: boolean;

  /**
   * Annotations of the route.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** How users reach Kibana. */
export class KibanaExposure {
  /** Only through the Service inside the cluster, or with `kubectl port-forward`. */
  public static none(): KibanaExposure {
    return new KibanaExposure('none');
  }

  /** Through the API server, for users who may proxy to Services. Kibana is then served for that path only. */
  public static apiServerProxy(): KibanaExposure {
    return new KibanaExposure('apiServerProxy');
  }

  /** Through an Ingress controller. */
  public static ingress(options: IngressExposureOptions): KibanaExposure {
    return new KibanaExposure('ingress', { ingress: options });
  }

  /** Through a Gateway of the Gateway API (`gateway.networking.k8s.io/v1`). */
  public static httpRoute(options: HttpRouteExposureOptions): KibanaExposure {
    return new KibanaExposure('httpRoute', { httpRoute: options });
  }

  /**
   * On a port of every node.
   * @param port usually between 30000 and 32767; without it the cluster chooses one
   */
  public static nodePort(port?: number): KibanaExposure {
    return new KibanaExposure('nodePort', { port });
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'none' | 'apiServerProxy' | 'ingress' | 'httpRoute' | 'nodePort',
    private readonly details: Details = {},
  ) {}

  /** @internal */
  public get _ingress(): IngressExposureOptions | undefined {
    return this.details.ingress;
  }

  /** @internal */
  public get _httpRoute(): HttpRouteExposureOptions | undefined {
    return this.details.httpRoute;
  }

  /** @internal */
  public get _port(): number | undefined {
    return this.details.port;
  }

  /** @internal Whether users without access to the cluster can reach Kibana. */
  public get _isOpen(): boolean {
    return this._kind !== 'none' && this._kind !== 'apiServerProxy';
  }

  /** @internal Scheme and host for users, if both are known at synth. */
  public get _origin(): string | undefined {
    const { ingress, httpRoute } = this.details;
    if (ingress?.host) return `${ingress.tlsSecret ? 'https' : 'http'}://${ingress.host}`;
    return httpRoute?.host && `${(httpRoute.tls ?? true) ? 'https' : 'http'}://${httpRoute.host}`;
  }

  /** @internal */
  public get _errors(): ValidationError[] {
    const { ingress, httpRoute, port } = this.details;
    return [
      ...checkInteger('kibana.exposure.nodePort', port, 1, 65_535),
      ...checkForm('exactHost', 'kibana.exposure.ingress.host', ingress?.host),
      ...checkForm('dnsSubdomain', 'kibana.exposure.ingress.ingressClassName', ingress?.ingressClassName),
      ...(ingress?.tlsSecret?._errorsOf('kibana.exposure.ingress.tlsSecret') ?? []),
      ...checkForm('exactHost', 'kibana.exposure.httpRoute.host', httpRoute?.host),
      ...checkForm('dnsSubdomain', 'kibana.exposure.httpRoute.gateway', httpRoute?.gateway),
      ...checkForm('dnsLabel', 'kibana.exposure.httpRoute.gatewayNamespace', httpRoute?.gatewayNamespace),
      ...checkForm('dnsSubdomain', 'kibana.exposure.httpRoute.sectionName', httpRoute?.sectionName),
    ];
  }
}

interface Details {
  readonly ingress?: IngressExposureOptions;
  readonly httpRoute?: HttpRouteExposureOptions;
  readonly port?: number;
}
