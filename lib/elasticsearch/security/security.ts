import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import type { SecurityNames } from './names';

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
  /** The HTTP certificate, with the keys `tls.crt`, `tls.key` and `ca.crt`. */
  readonly httpCertificate: SecretRef;

  /** The transport certificate, with which nodes authenticate each other. Keys: `tls.crt`, `tls.key` and `ca.crt`. */
  readonly transportCertificate: SecretRef;

  /**
   * The authority of `httpCertificate` under the key `ca.crt`. A Secret of this name is in the namespace of
   * Elasticsearch and in the namespace of the agent.
   */
  readonly caCertificate: SecretRef;
}

/** Certificates that cert-manager creates and renews. */
export interface ElasticsearchCertManagerOptions extends ElasticsearchPasswords {
  /** The name of the issuer. It must write `ca.crt`, as CA and Vault issuers do. */
  readonly issuer: string;

  /**
   * `Issuer` or `ClusterIssuer`.
   * @default Issuer
   */
  readonly issuerKind?: string;

  /**
   * The API group of the issuer.
   * @default cert-manager.io
   */
  readonly issuerGroup?: string;

  /**
   * The validity of a certificate in hours, such as `2160h`. cert-manager renews it when a third of it remains.
   * @default 2160h
   */
  readonly duration?: string;

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
    const { httpCertificate, transportCertificate, caCertificate, ...passwords } = props;
    const certificates = { http: httpCertificate, transport: transportCertificate, ca: caCertificate };
    return ElasticsearchSecurity.of('secrets', { ...certificates, ...byUser(passwords) });
  }

  /** Certificates of cert-manager, and passwords in existing Secrets. */
  public static certManager(props: ElasticsearchCertManagerOptions): ElasticsearchSecurity {
    return ElasticsearchSecurity.of('certManager', { ca: props.caCertificate, ...byUser(props) }, props);
  }

  /** No encryption and no users: every client that reaches the port can read and delete everything. */
  public static disabled(): ElasticsearchSecurity {
    return new ElasticsearchSecurity('disabled', {}, []);
  }

  private static of(
    kind: 'secrets' | 'certManager',
    refs: { readonly [name: string]: SecretRef | undefined },
    certManager?: ElasticsearchCertManagerOptions,
  ): ElasticsearchSecurity {
    const given = Object.entries(refs).filter((entry): entry is [string, SecretRef] => entry[1] !== undefined);
    const names = Object.fromEntries(given.map(([name, ref]) => [name, ref.name]));
    const errors = [...given.flatMap(([, ref]) => ref._errors), ...(certManager ? issuerErrors(certManager) : [])];
    return new ElasticsearchSecurity(kind, names, errors, certManager);
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

function byUser({ elasticPassword, kibanaPassword, agentPassword }: ElasticsearchPasswords) {
  return { elastic: elasticPassword, kibana: kibanaPassword, agent: agentPassword };
}

const KINDS = ['Issuer', 'ClusterIssuer'];

function issuerErrors({
  issuer,
  issuerKind,
  issuerGroup,
  duration,
}: ElasticsearchCertManagerOptions): ValidationError[] {
  const option = 'elasticsearch.security';
  // The kinds of other API groups are unknown.
  const known = issuerGroup !== undefined || issuerKind === undefined || KINDS.includes(issuerKind);
  const wrongKind = {
    option: `${option} issuerKind`,
    value: issuerKind,
    expected: KINDS.join(' or '),
    action: 'use one of these',
  };
  const validDuration = duration === undefined || /^[1-9][0-9]*h$/.test(duration);
  const hours = {
    option: `${option} duration`,
    value: duration,
    expected: 'hours, such as 2160h',
    action: 'write hours',
  };
  return [
    ...checkForm('dnsSubdomain', `${option} issuer`, issuer ?? ''),
    ...checkForm('dnsSubdomain', `${option} issuerGroup`, issuerGroup),
    ...(known ? [] : [wrongKind]),
    ...(validDuration ? [] : [hours]),
  ];
}
