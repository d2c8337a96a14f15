import type { IConstruct } from 'constructs';
import { namedObject } from '../kubernetes/objects/named-object';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/** The service account of a component's pods, with which they authenticate to the API server. */
export class Account {
  /**
   * The account called `default`, which every namespace has. No object is created for it. Roles granted to it apply to
   * every pod of the namespace that names no account.
   */
  public static namespaceDefault(): Account {
    return new Account('default', false, true);
  }

  /** A new account, which the component creates. */
  public static create(name: string): Account {
    return new Account(name, true, false);
  }

  /** An existing account, or one that another component creates. */
  public static fromName(name: string): Account {
    return new Account(name, false, false);
  }

  /**
   * An account of your app: a `ServiceAccount` of any version of cdk8s-plus, created or imported, a
   * `KubeServiceAccount`, or an `ApiObject` of kind ServiceAccount.
   */
  public static fromServiceAccount(account: IConstruct): Account {
    const { name, errors } = namedObject('ServiceAccount', account);
    return new Account(name, false, false, errors);
  }

  private constructor(
    /** The name of the ServiceAccount. */
    public readonly name: string,
    /** Whether the component creates the ServiceAccount. */
    public readonly created: boolean,
    private readonly implicit: boolean,
    private readonly errors: ValidationError[] = checkForm('dnsSubdomain', 'serviceAccount', name),
  ) {}

  /** The `serviceAccountName` of pods; undefined for `default`, which the API server fills in. */
  public get podSpecName(): string | undefined {
    return this.implicit ? undefined : this.name;
  }

  /** The user name of the account, as in logs of the API server and in role bindings. */
  public userName(namespace: string): string {
    return `system:serviceaccount:${namespace}:${this.name}`;
  }

  /** The groups of the account, on which authorization and admission act as well. */
  public groups(namespace: string): string[] {
    return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  }

  /** @internal Errors of the account under the option that takes it, such as `agent.serviceAccount`. */
  public _errorsOf(option: string): ValidationError[] {
    return this.errors.map((error) => ({ ...error, option }));
  }
}
