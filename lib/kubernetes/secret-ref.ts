import type { ISecret } from 'cdk8s-plus-27';
import type { ValidationError } from '../reporting/validation-error';
import { checkForm } from './validation/syntax';

/** A Secret that exists, or that somebody else makes. Its values never pass through this library. */
export class SecretRef {
  /** A Secret by its name, in the namespace of the pod that uses it. */
  public static fromName(name: string): SecretRef {
    return new SecretRef(name);
  }

  /** A Secret of cdk8s-plus-27. */
  public static of(secret: ISecret): SecretRef {
    return new SecretRef(secret.name);
  }

  private constructor(public readonly name: string) {}

  /** @internal */
  public get _errors(): ValidationError[] {
    return checkForm('dnsSubdomain', 'Secret name', this.name);
  }
}
