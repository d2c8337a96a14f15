import { Lazy } from 'cdk8s';
import type { ValidationError } from '../../reporting/validation-error';
import type { PodTemplate } from '../api/api-json';
import { podErrors } from './pod-errors';
import type { PodOptions } from './pod-options';
import { type PodParts, podTemplate } from './pod-template';

/** The pod of a component, the user's options for it, and what is added to it until the app is synthesized. */
export class PodWithAdditions {
  private readonly rejected: ValidationError[] = [];

  constructor(
    private readonly parts: PodParts,
    private given: PodOptions,
    private readonly minor: number,
  ) {}

  /** The options with everything that was added. */
  public get options(): PodOptions {
    return this.given;
  }

  public add(added: PodOptions): void {
    this.given = withAdded(this.given, added);
  }

  /** Keeps the errors of what was not added. */
  public reject(errors: readonly ValidationError[]): void {
    this.rejected.push(...errors);
  }

  /** The template. At synth, the component can change it with a function. */
  public template(finish = (template: PodTemplate): PodTemplate => template): PodTemplate {
    return Lazy.any({ produce: () => finish(podTemplate(this.parts, this.given, this.minor)) });
  }

  /** The errors of what the user adds, for the option of the pod. */
  public errors(option: string): ValidationError[] {
    return [...this.rejected, ...podErrors(option, this.parts, this.minor, this.given)];
  }
}

/** Lists are appended, and maps merged. */
function withAdded(given: PodOptions, added: PodOptions): PodOptions {
  const before: Readonly<Record<string, unknown>> = { ...given };
  const merged = Object.entries(added).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? [...((before[name] as unknown[] | undefined) ?? []), ...value]
      : { ...(before[name] ?? {}), ...value },
  ]);
  return { ...given, ...Object.fromEntries(merged) };
}
