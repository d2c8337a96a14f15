import type { SecretRef } from '../kubernetes/secret-ref';
import { checkForm, checkInteger } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/** A page behind an Ingress controller. */
export interface IngressExposureOptions {
  /** The host name of the page. */
  readonly host: string;

  /**
   * The class of the controller.
   * @default - the cluster's default
   */
  readonly ingressClassName?: string;

  /**
   * The Secret with certificate and key of the host. Without it the page is served in the clear.
   * @default - none
   */
  readonly tlsSecret?: SecretRef;

  /**
   * Annotations for the controller, such as those that ask for a password.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** A page behind a gateway of the Gateway API. */
export interface HttpRouteExposureOptions {
  /** The host name of the page. */
  readonly host: string;

  /** The name of the Gateway. */
  readonly gateway: string;

  /**
   * The namespace of the Gateway, which must let routes of the page's namespace in.
   * @default - the page's own
   */
  readonly gatewayNamespace?: string;

  /**
   * The name of the listener.
   * @default - every listener of the Gateway that takes the host
   */
  readonly sectionName?: string;

  /**
   * Whether the listener speaks TLS: the addresses that the page writes begin with https then.
   * @default true
   */
  readonly tls?: boolean;

  /**
   * Annotations of the route.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** How people reach the page. */
export class KibanaExposure {
  /** Only through the Service inside of the cluster, or `kubectl port-forward`. */
  public static none(): KibanaExposure {
    return new KibanaExposure('none');
  }

  /** Through the API server, for whoever may proxy to Services there. The page is built for that path alone. */
  public static apiServerProxy(): KibanaExposure {
    return new KibanaExposure('apiServerProxy');
  }

  /** Through an Ingress controller. */
  public static ingress(props: IngressExposureOptions): KibanaExposure {
    return new KibanaExposure('ingress', { ingress: props });
  }

  /** Through a Gateway of the Gateway API (`gateway.networking.k8s.io/v1`). */
  public static httpRoute(props: HttpRouteExposureOptions): KibanaExposure {
    return new KibanaExposure('httpRoute', { httpRoute: props });
  }

  /**
   * On a port of every node.
   * @param port between 30000 and 32767 as a rule; the cluster chooses one where it is left out
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

  /** @internal Whether people reach the page who have no rights in the cluster. */
  public get _isOpen(): boolean {
    return this._kind !== 'none' && this._kind !== 'apiServerProxy';
  }

  /** @internal The page's address for people, where it is known before anything runs. */
  public get _publicUrl(): string | undefined {
    const { ingress, httpRoute } = this.details;
    if (ingress) return `${ingress.tlsSecret ? 'https' : 'http'}://${ingress.host}`;
    return httpRoute && `${(httpRoute.tls ?? true) ? 'https' : 'http'}://${httpRoute.host}`;
  }

  /** @internal */
  public get _errors(): ValidationError[] {
    const { ingress, httpRoute, port } = this.details;
    return [
      ...checkInteger('kibana.exposure.nodePort', port, 1, 65_535),
      ...checkForm('dnsSubdomain', 'kibana.exposure.ingress host', ingress?.host),
      ...(ingress?.tlsSecret?._errors ?? []),
      ...checkForm('dnsSubdomain', 'kibana.exposure.httpRoute host', httpRoute?.host),
      ...checkForm('dnsSubdomain', 'kibana.exposure.httpRoute gateway', httpRoute?.gateway),
      ...checkForm('dnsLabel', 'kibana.exposure.httpRoute gatewayNamespace', httpRoute?.gatewayNamespace),
      ...checkForm('dnsSubdomain', 'kibana.exposure.httpRoute sectionName', httpRoute?.sectionName),
    ];
  }
}

interface Details {
  readonly ingress?: IngressExposureOptions;
  readonly httpRoute?: HttpRouteExposureOptions;
  readonly port?: number;
}
