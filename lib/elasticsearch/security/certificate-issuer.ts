import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

const CERT_MANAGER = 'cert-manager.io';

/** An existing issuer of cert-manager. It must write `ca.crt`, as CA and Vault issuers do. */
export class CertificateIssuer {
  /** An `Issuer` in the namespace of Elasticsearch. */
  public static fromIssuer(name: string): CertificateIssuer {
    return new CertificateIssuer(name, 'Issuer', CERT_MANAGER);
  }

  /** A `ClusterIssuer`. */
  public static fromClusterIssuer(name: string): CertificateIssuer {
    return new CertificateIssuer(name, 'ClusterIssuer', CERT_MANAGER);
  }

  /**
   * An issuer of another API group.
   * @param name the name of the issuer
   * @param kind the kind, such as `StepIssuer`
   * @param group the API group, such as `certmanager.step.sm`
   */
  public static fromExternalIssuer(name: string, kind: string, group: string): CertificateIssuer {
    return new CertificateIssuer(name, kind, group);
  }

  private constructor(
    /** The name of the issuer. */
    public readonly name: string,
    /** The kind of the issuer. */
    public readonly kind: string,
    /** The API group of the issuer. */
    public readonly group: string,
  ) {}

  /** @internal Errors of the issuer for the option that refers to it. */
  public _errorsOf(option: string): ValidationError[] {
    return [
      ...checkForm('dnsSubdomain', `${option} name`, this.name),
      ...checkForm('text', `${option} kind`, this.kind),
      ...checkForm('dnsSubdomain', `${option} group`, this.group),
    ];
  }
}
