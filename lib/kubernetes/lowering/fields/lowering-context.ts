import type { ValidationError } from '../../../reporting/validation-error';
import { type BehaviorName, firstMinorWith, hasBehavior } from '../../behaviors';
import type { Json } from '../../json';

/**
 * `own`: made by this library, in the newest form. `foreign`: made by others; its apiVersion and pod annotations are
 * lowered. Anything else that the target lacks is an error, because only its author knows what can be left out.
 */
export type Mode = 'own' | 'foreign';

/** The lowering of one object to one minor: its input, and the notes and errors that it collects. */
export class LoweringContext {
  public readonly notes: string[] = [];
  public readonly errors: ValidationError[] = [];

  constructor(
    public readonly kind: string,
    public readonly namespace: Json | undefined,
    public readonly minor: number,
    public readonly mode: Mode,
    /** The apiVersion of the original object. */
    public readonly from: string,
    /** The apiVersion of the lowered object. */
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

  /** Whether clusters of the target behave so. */
  public has(behavior: BehaviorName): boolean {
    return hasBehavior(this.minor, behavior);
  }

  /** The value needs a behavior that the target lacks. */
  public lacks(behavior: BehaviorName, path: string, value: Json | undefined, action: string): void {
    this.tooNew(path, value, firstMinorWith(behavior), action);
  }

  /** The value needs a newer minor. */
  public tooNew(path: string, value: Json | undefined, first: number, action: string): void {
    this.rejected(path, value, `Kubernetes 1.${first} or newer (the target is 1.${this.minor})`, action);
  }
}
