import type { FluentdConfig } from '../config';
import { FluentdDialect } from '../dialect';
import { checkErrors, checkOwnEvents, checkRetries, checkTimeouts } from './errors';
import type { ConfigFinding } from './finding';
import { checkIncludes } from './includes';
import { checkLabels } from './labels';
import { checkLeaving } from './leaving';
import { checkOwnLogs, type OwnPods } from './own-logs';
import { checkUniqueness } from './uniqueness';

/** What the check knows beside the configuration. */
export interface CheckContext {
  readonly dialect: FluentdDialect;
  /** The agent's own pods, where it logs to its containers. */
  readonly own?: OwnPods;
}

/**
 * By what a configuration would lose logs, send them twice, or feed them back. Whether a finding is an error or an warning
 * is the caller's to say: a given text is to stand as it is.
 */
export function checkConfig(config: FluentdConfig, { dialect, own }: CheckContext): ConfigFinding[] {
  return [
    ...checkLabels(config),
    ...checkLeaving(config),
    ...checkErrors(config),
    ...checkTimeouts(config),
    // The plugin of 0.12 sends nothing through its label again.
    ...(dialect === FluentdDialect.V1 ? checkRetries(config) : []),
    ...checkOwnEvents(config),
    ...checkUniqueness(config),
    ...checkIncludes(config),
    ...(own ? checkOwnLogs(config, own) : []),
  ];
}
