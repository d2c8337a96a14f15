import type { ValidationError } from '../../../reporting/validation-error';

/** Something in a configuration by which logs are lost, doubled or fed back. */
export type ConfigFinding = ValidationError;

export function finding(option: string, value: unknown, expected: string, action: string): ConfigFinding {
  return { option: `Fluentd configuration, ${option}`, value, expected, action };
}
