import type { SecretRef } from '../../kubernetes/secret-ref';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import type { SecurityNames } from './names';

/** Secrets with the passwords of the users, each under the key `password`. Letters and digits do everywhere. */
export interface ElasticsearchPasswords {
  /** Of `elastic`, who may do everything. Only the Job that sets up the others signs in with it. */
  readonly elasticPassword: SecretRef;

  /** Of `kibana_system`, with which Kibana signs in. */
  readonly kibanaPassword: SecretRef;

  /**
   * Of the agent's user. A Secret of this name is in the namespace of Elasticsearch and, where that is another, in the
   * agent's.
   */
  readonly agentPassword: SecretRef;
}

/** Secrets that exist, or that somebody else makes. */
export interface ElasticsearchSecretsOptions extends ElasticsearchPasswords {
  /** The certificate that clients see, with the keys `tls.crt`, `tls.key` and `ca.crt`. */
  readonly httpCertificate: SecretRef;

  /** The certificate by which nodes know each other, with the keys `tls.crt`, `tls.key` and `ca.crt`. */
  readonly transportCertificate: SecretRef;

  /**
   * The authority of `httpCertificate` under the key `ca.crt`. A Secret of this name is in the namespace of Elasticsearch
   * and, where that is another, in the agent's.
   */
  readonly caCertificate: SecretRef;
}

/** Certificates that cert-manager makes and renews. */
export interface ElasticsearchCertManagerOptions extends ElasticsearchPasswords {
  /** The name of the issuer. It must be one that writes `ca.crt`, as issuers of type CA and Vault do. */
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
   * How long a certificate lives, as `2160h`. cert-manager renews it when a third of that is left.
   * @default 2160h
   */
  readonly duration?: string;

  /**
   * The authority under the key `ca.crt`, in a Secret of this name in the namespace of Elasticsearch and in the agent's.
   * @default - the Secret that cert-manager makes for Elasticsearch; it serves agents of the same namespace only
   */
  readonly caCertificate?: SecretRef;
}

/** Where certificates and passwords come from. Their values never pass through this library. */
export class ElasticsearchSecurity {
  /**
   * A Job inside the cluster makes them and fills Secrets that the manifests carry empty; a CronJob renews the
   * certificates. What is in a Secret already stays.
   */
  public static bootstrap(): ElasticsearchSecurity {
    return new ElasticsearchSecurity('bootstrap', {}, []);
  }

  /** Secrets that exist, or that somebody else makes. */
  public static secrets(props: ElasticsearchSecretsOptions): ElasticsearchSecurity {
    const { httpCertificate, transportCertificate, caCertificate, ...passwords } = props;
    const certificates = { http: httpCertificate, transport: transportCertificate, ca: caCertificate };
    return ElasticsearchSecurity.of('secrets', { ...certificates, ...byUser(passwords) });
  }

  /** Certificates of cert-manager, and passwords in Secrets that exist. */
  public static certManager(props: ElasticsearchCertManagerOptions): ElasticsearchSecurity {
    return ElasticsearchSecurity.of('certManager', { ca: props.caCertificate, ...byUser(props) }, props);
  }

  /** No encryption and no users: whoever reaches the port may read and delete everything. */
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

  /** @internal Undefined where there is no security. */
  public _names(store: string): SecurityNames | undefined {
    if (this._kind === 'disabled') return undefined;
    const http = `${store}-http`;
    return {
      http,
      transport: `${store}-transport`,
      ca: this._kind === 'certManager' ? http : `${store}-ca-certificate`,
      elastic: `${store}-elastic`,
      kibana: `${store}-kibana`,
      agent: `${store}-agent`,
      ...this.given,
    };
  }

  /** @internal What does not go with an agent in another namespace. */
  public _faultsApart(agentNamespace: string): ValidationError[] {
    if (this._kind !== 'certManager' || this._certManager?.caCertificate !== undefined) return [];
    const expected =
      'the authority in a Secret of the agent, whose namespace has none of those that cert-manager makes';
    const action = 'set caCertificate, or put the agent into the namespace of Elasticsearch';
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
  // Kinds of other groups are their own affair.
  const known = issuerGroup !== undefined || issuerKind === undefined || KINDS.includes(issuerKind);
  const wrongKind = {
    option: `${option} issuerKind`,
    value: issuerKind,
    expected: KINDS.join(' or '),
    action: 'use one',
  };
  const goes = duration === undefined || /^[1-9][0-9]*h$/.test(duration);
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
    ...(goes ? [] : [hours]),
  ];
}
