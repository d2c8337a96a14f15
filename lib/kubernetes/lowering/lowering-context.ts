import type { ValidationError } from '../../reporting/validation-error';
import type { Json } from './json';

/**
 * `own`: made by this library, in the newest form. `foreign`: made by others; such an object gets its apiVersion and pod
 * annotations, and what else the target lacks is an error, since only its author knows what may be left out.
 */
export type Mode = 'own' | 'foreign';

/** One object on its way to one minor: what is known about it, and what is found out. */
export class LoweringContext {
  public readonly notes: string[] = [];
  public readonly errors: ValidationError[] = [];

  constructor(
    public readonly kind: string,
    public readonly namespace: string | undefined,
    public readonly minor: number,
    public readonly mode: Mode,
    /** The apiVersion that the object came in. */
    public readonly from: string,
    /** The apiVersion that it gets. */
    public readonly to: string,
  ) {}

  public dropped(path: string, reason: string): void {
    this.notes.push(`${path} is left out for Kubernetes 1.${this.minor}: ${reason}`);
  }

  public translated(path: string, into: string): void {
    this.notes.push(`${path} is written as ${into} for Kubernetes 1.${this.minor}`);
  }

  public rejected(path: string, value: Json | undefined, expected: string, action: string): void {
    this.errors.push({ option: path, value, expected, action });
  }

  /** The value needs a newer minor. */
  public tooNew(path: string, value: Json | undefined, first: number, action: string): void {
    this.rejected(path, value, `Kubernetes 1.${first} or newer (the target is 1.${this.minor})`, action);
  }
}

export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
