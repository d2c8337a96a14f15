import type { IConstruct } from 'constructs';
import type { ValidationError } from '../reporting/validation-error';
import { namedObject } from './objects/named-object';
import { checkForm } from './validation/syntax';

/** A reference to a Secret that exists or that something else creates. This library never reads its values. */
export class SecretRef {
  /** A Secret by its name, in the namespace of the pod that uses it. */
  public static fromName(name: string): SecretRef {
    return new SecretRef(name, checkForm('dnsSubdomain', 'the name of the Secret', name ?? ''));
  }

  /**
   * A Secret of your app: a `Secret` of any version of cdk8s-plus, created or imported, a `KubeSecret`, or an
   * `ApiObject` of kind Secret. It must be in the namespace of the pod that uses it.
   */
  public static fromSecret(secret: IConstruct): SecretRef {
    const { name, errors } = namedObject('Secret', secret);
    return new SecretRef(name, errors);
  }

  /** @internal A Secret whose name follows from options, which have errors of their own. */
  public static _derived(name: string): SecretRef {
    return new SecretRef(
      name,
      SecretRef.fromName(name).errors.map((error) => ({ ...error, derivedFrom: name })),
    );
  }

  private constructor(
    /** The name of the Secret. */
    public readonly name: string,
    private readonly errors: ValidationError[],
  ) {}

  /** @internal The errors of the Secret for the option that refers to it. */
  public _errorsOf(option: string): ValidationError[] {
    return this.errors.map((error) => ({ ...error, option }));
  }
}
