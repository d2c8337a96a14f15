import type { Fault } from '../faults';
import type { SecretRef } from '../kubernetes/secret-ref';
import { checkForm, checkInteger } from '../kubernetes/syntax';

/** A page behind an Ingress controller. */
export interface IngressExposureProps {
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

/** How people reach the page. */
export class KibanaExposure {
  /** Only through the Service inside of the cluster, or `kubectl port-forward`. */
  public static none(): KibanaExposure {
    return new KibanaExposure('none', undefined, undefined);
  }

  /** Through the API server, for whoever may proxy to Services there. The page is built for that path alone. */
  public static apiServerProxy(): KibanaExposure {
    return new KibanaExposure('apiServerProxy', undefined, undefined);
  }

  /** Through an Ingress controller. */
  public static ingress(props: IngressExposureProps): KibanaExposure {
    return new KibanaExposure('ingress', props, undefined);
  }

  /**
   * On a port of every node.
   * @param port between 30000 and 32767 as a rule; the cluster chooses one where it is left out
   */
  public static nodePort(port?: number): KibanaExposure {
    return new KibanaExposure('nodePort', undefined, port);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'none' | 'apiServerProxy' | 'ingress' | 'nodePort',
    /** @internal */
    public readonly _ingress: IngressExposureProps | undefined,
    /** @internal */
    public readonly _port: number | undefined,
  ) {}

  /** @internal */
  public get _faults(): Fault[] {
    return [
      ...checkInteger('kibana.exposure.nodePort', this._port, 1, 65_535),
      ...(this._ingress ? checkForm('dnsSubdomain', 'kibana.exposure.ingress host', this._ingress.host) : []),
      ...(this._ingress?.tlsSecret?._faults ?? []),
    ];
  }
}
