import type { IConstruct } from 'constructs';
import { showValue } from './show-value';
import { reportLowered } from './warnings';

/** When an option has no effect. */
export interface UnusedOption<Props, Spec> {
  readonly option: keyof Props & string;
  readonly isUnused: (spec: Spec) => boolean;
  /** Why it has no effect then. */
  readonly reason: string;
}

/**
 * Reports the options that a user sets without an effect.
 * @param prefix what stands before their names in messages, such as `agent.`
 */
export function reportUnusedOptions<Props, Spec>(
  scope: IConstruct,
  prefix: string,
  rows: readonly UnusedOption<Props, Spec>[],
  props: Props,
  spec: Spec,
): void {
  for (const { option, isUnused, reason } of rows) {
    const value = props[option];
    if (value === undefined || !isUnused(spec)) continue;
    reportLowered(scope, `${prefix}${option}: ${showValue(value)} has no effect: ${reason}. Remove it.`);
  }
}
