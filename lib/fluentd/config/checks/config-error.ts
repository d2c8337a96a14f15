import type { ValidationError } from '../../../reporting/validation-error';

/** An error of a configuration that loses logs, sends them twice, or feeds them back. */
export function configError(option: string, value: unknown, expected: string, action: string): ValidationError {
  return { option: `Fluentd configuration, ${option}`, value, expected, action };
}
