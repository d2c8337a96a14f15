import type { Duration } from 'cdk8s';
import type { SecretRef } from '../../kubernetes/secret-ref';
import type { ValidationError } from '../../reporting/validation-error';
import type { CertificateIssuer } from './certificate-issuer';
import type { SecurityNames } from './names';

const OPTION = 'elasticsearch.security';

/** Secrets with the passwords of the users, each under the key `password`. Use letters and digits. */
export interface ElasticsearchPasswords {
  /** The password of the superuser `elastic`. Only the Job that sets up the other users signs in with it. */
  readonly elasticPassword: SecretRef;

  /** The password of `kibana_system`, the user of Kibana. */
  readonly kibanaPassword: SecretRef;

  /**
   * The password of the agent's user. A Secret of this name is in the namespace of Elasticsearch and in the namespace of
   * the agent.
   */
  readonly agentPassword: SecretRef;
}

/** Existing Secrets, or Secrets that another tool creates. */
export interface ElasticsearchSecretsOptions extends ElasticsearchPasswords {
  /**
   * The HTTP certificate, with the keys `tls.crt`, `tls.key` and `ca.crt`. It must be valid for `NAME.NAMESPACE.svc` and,
   * for clients in the same namespace, `NAME`: the name and the namespace of Elasticsearch.
   */
  readonly httpCertificate: SecretRef;

  /**
   * The transport certificate, with which nodes authenticate each other, with the keys `tls.crt`, `tls.key` and `ca.crt`.
   * Nodes verify that the authority in `ca.crt` has signed it, and not its names.
   */
  readonly transportCertificate: SecretRef;

  /**
   * The authority of `httpCertificate` under the key `ca.crt`. A Secret of this name is in the namespace of
   * Elasticsearch and in the namespace of the agent.
   */
  readonly caCertificate: SecretRef;
}

/** Certificates that cert-manager creates and renews. */
export interface ElasticsearchCertManagerOptions extends ElasticsearchPasswords {
  /** The issuer. */
  readonly issuer: CertificateIssuer;

  /**
   * The validity of a certificate, in whole hours. cert-manager renews it when a third of it remains.
   * @default Duration.days(90)
   */
  readonly duration?: Duration;

  /**
   * The authority under the key `ca.crt`. A Secret of this name is in the namespace of Elasticsearch and in the namespace
   * of the agent.
   * @default - the Secret that cert-manager creates for Elasticsearch, for agents in the same namespace only
   */
  readonly caCertificate?: SecretRef;
}

/** The source of certificates and passwords. Their values never pass through this library. */
export class ElasticsearchSecurity {
  /**
   * A Job in the cluster creates them and fills the empty Secrets of the manifests. A CronJob renews the certificates.
   * Existing values in a Secret stay.
   */
  public static bootstrap(): ElasticsearchSecurity {
    return new ElasticsearchSecurity('bootstrap', {}, []);
  }

  /** Existing Secrets, or Secrets that another tool creates. */
  public static secrets(props: ElasticsearchSecretsOptions): ElasticsearchSecurity {
    return new ElasticsearchSecurity('secrets', namesOf(props), secretErrors(props));
  }

  /** Certificates of cert-manager, and passwords in existing Secrets. */
  public static certManager(props: ElasticsearchCertManagerOptions): ElasticsearchSecurity {
    const refs = { caCertificate: props.caCertificate, ...passwordsOf(props) };
    const errors = [...secretErrors(refs), ...certManagerErrors(props)];
    return new ElasticsearchSecurity('certManager', namesOf(refs), errors, props);
  }

  /** No encryption and no users: every client that reaches the port can read and delete everything. */
  public static disabled(): ElasticsearchSecurity {
    return new ElasticsearchSecurity('disabled', {}, []);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'bootstrap' | 'secrets' | 'certManager' | 'disabled',
    private readonly given: Partial<SecurityNames>,
    /** @internal */
    public readonly _errors: ValidationError[],
    /** @internal */
    public readonly _certManager?: ElasticsearchCertManagerOptions,
  ) {}

  /** @internal Undefined without security. */
  public _names(cluster: string): SecurityNames | undefined {
    if (this._kind === 'disabled') return undefined;
    const http = `${cluster}-http`;
    return {
      http,
      transport: `${cluster}-transport`,
      ca: this._kind === 'certManager' ? http : `${cluster}-ca-certificate`,
      elastic: `${cluster}-elastic`,
      kibana: `${cluster}-kibana`,
      agent: `${cluster}-agent`,
      ...this.given,
    };
  }

  /** @internal Validation errors for an agent in another namespace. */
  public _agentNamespaceErrors(agentNamespace: string): ValidationError[] {
    if (this._kind !== 'certManager' || this._certManager?.caCertificate !== undefined) return [];
    const expected = 'a Secret with the authority in the namespace of the agent, where cert-manager creates none';
    const action = 'set caCertificate, or use the namespace of Elasticsearch for the agent';
    return [{ option: 'elasticsearch.agentNamespace', value: agentNamespace, expected, action }];
  }
}

type Refs = { readonly [Option in keyof ElasticsearchSecretsOptions]?: SecretRef };

function passwordsOf({ elasticPassword, kibanaPassword, agentPassword }: ElasticsearchPasswords): Refs {
  return { elasticPassword, kibanaPassword, agentPassword };
}

function namesOf(refs: Refs): Partial<SecurityNames> {
  const names: { readonly [Name in keyof SecurityNames]: string | undefined } = {
    http: refs.httpCertificate?.name,
    transport: refs.transportCertificate?.name,
    ca: refs.caCertificate?.name,
    elastic: refs.elasticPassword?.name,
    kibana: refs.kibanaPassword?.name,
    agent: refs.agentPassword?.name,
  };
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined));
}

function secretErrors(refs: Refs): ValidationError[] {
  return Object.entries(refs).flatMap(([option, ref]) => ref?._errorsOf(`${OPTION}.${option}`) ?? []);
}

function certManagerErrors({ issuer, duration }: ElasticsearchCertManagerOptions): ValidationError[] {
  const hours = duration?.toHours({ integral: false }) ?? 1;
  const wrongDuration = {
    option: `${OPTION}.duration`,
    value: duration,
    expected: 'whole hours, 1 or more',
    action: 'use Duration.hours or Duration.days',
  };
  return [...issuer._errorsOf(`${OPTION}.issuer`), ...(Number.isInteger(hours) && hours >= 1 ? [] : [wrongDuration])];
}
