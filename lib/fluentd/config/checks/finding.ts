import type { Fault } from '../../../reporting/validation-error';

/** Something in a configuration by which logs are lost, doubled or fed back. */
export type ConfigFinding = Fault;

export function finding(subject: string, value: unknown, allowed: string, remedy: string): ConfigFinding {
  return { subject: `Fluentd configuration, ${subject}`, value, allowed, remedy };
}
