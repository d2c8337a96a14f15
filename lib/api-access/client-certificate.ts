import { CA_KEY, CERTIFICATE_KEY, PRIVATE_KEY } from '../kubernetes/secret-keys';
import type { SecretRef } from '../kubernetes/secret-ref';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/** File names of a client certificate in its directory. */
export interface CertificateFiles {
  /**
   * The certificate authority of the API server. With an empty name, that of the service account is used.
   * @default ca.crt
   */
  readonly ca?: string;
  /**
   * The client's certificate.
   * @default - kubecfg.crt on a host path, tls.crt in a Secret
   */
  readonly certificate?: string;
  /**
   * The client's key. It must be an RSA key: the metadata filter reads no other kind (`OpenSSL::PKey::RSA.new`).
   * @default - kubecfg.key on a host path, tls.key in a Secret
   */
  readonly key?: string;
}

/** A client certificate in a directory of every node. */
export interface HostPathCertificateOptions extends CertificateFiles {
  /**
   * Whether the directory is mounted read-only. The container can read everything in the directory either way.
   * @default true
   */
  readonly readOnly?: boolean;
}

/** A client certificate in a Secret. */
export interface SecretCertificateOptions extends CertificateFiles {
  /**
   * Where the files are mounted.
   * @default /etc/kubernetes-client
   */
  readonly mountPath?: string;
}

/**
 * A client certificate with which a component authenticates to the API server, in addition to or instead of the token
 * of its account. Use it if the API server rejects service account tokens. The key must be an RSA key.
 */
export class ClientCertificate {
  /**
   * Files on every node, such as `/srv/kubernetes` of kube-up.sh, which writes them on the master only. The directory
   * often also has the key of the API server: the container can read all files in it.
   */
  public static hostPath(directory: string, props: HostPathCertificateOptions = {}): ClientCertificate {
    const files = { ca: CA_KEY, certificate: 'kubecfg.crt', key: 'kubecfg.key', ...defined(props) };
    return new ClientCertificate(directory, files, undefined, props.readOnly ?? true);
  }

  /** Files of a Secret in the pod's namespace, by default of type `kubernetes.io/tls`. */
  public static secret(secret: SecretRef, props: SecretCertificateOptions = {}): ClientCertificate {
    const files = { ca: CA_KEY, certificate: CERTIFICATE_KEY, key: PRIVATE_KEY, ...defined(props) };
    return new ClientCertificate(props.mountPath ?? '/etc/kubernetes-client', files, secret, true);
  }

  private constructor(
    /** The directory of the files, in the container and, without a Secret, on the node. */
    public readonly directory: string,
    private readonly files: Required<CertificateFiles>,
    /** The Secret with the files; absent for a host path. */
    public readonly secretRef: SecretRef | undefined,
    /** Whether the mount is read-only. */
    public readonly readOnly: boolean,
  ) {}

  /** The path of the API server's certificate authority in the container; absent where it is not in the directory. */
  public get caFile(): string | undefined {
    return this.files.ca === '' ? undefined : `${this.directory}/${this.files.ca}`;
  }

  /** The path of the certificate in the container. */
  public get certificateFile(): string {
    return `${this.directory}/${this.files.certificate}`;
  }

  /** The path of the key in the container. */
  public get keyFile(): string {
    return `${this.directory}/${this.files.key}`;
  }

  /** @internal Errors of the certificate under the option that takes it. */
  public _errorsOf(option: string): ValidationError[] {
    return [
      ...checkForm('absolutePath', `${option} directory`, this.directory),
      ...checkForm('configKey', `${option} certificate`, this.files.certificate),
      ...checkForm('configKey', `${option} key`, this.files.key),
      ...(this.files.ca === '' ? [] : checkForm('configKey', `${option} ca`, this.files.ca)),
      ...(this.secretRef?._errorsOf(`${option} secret`) ?? []),
    ];
  }
}

function defined(files: CertificateFiles): CertificateFiles {
  const { ca, certificate, key } = files;
  return Object.fromEntries(Object.entries({ ca, certificate, key }).filter(([, value]) => value !== undefined));
}
