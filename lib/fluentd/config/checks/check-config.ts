import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { FluentdDialect } from '../dialect';
import { checkErrors, checkOwnEvents, checkRetries, checkTimeouts } from './errors';
import { checkIncludes } from './includes';
import { checkLabels } from './labels';
import { checkLeaving } from './leaving';
import { checkOwnLogs, type OwnPods } from './own-logs';
import { checkUniqueness } from './uniqueness';
import { checkWriteOperation } from './write-operation';

/** The context of a configuration check. */
export interface CheckContext {
  readonly dialect: FluentdDialect;
  /** The agent's own pods, where it logs to its containers. */
  readonly own?: OwnPods;
}

/**
 * Errors of a configuration that would lose logs, send them twice, or feed them back. For a configuration that the user
 * gives, the caller reports them as warnings.
 */
export function checkConfig(config: FluentdConfig, { dialect, own }: CheckContext): ValidationError[] {
  return [
    ...checkLabels(config),
    ...checkLeaving(config),
    ...checkErrors(config),
    ...checkTimeouts(config),
    // The plugin of 0.12 sends nothing through its label again.
    ...(dialect === FluentdDialect.V1 ? checkRetries(config) : []),
    ...checkOwnEvents(config),
    ...checkUniqueness(config),
    ...checkWriteOperation(config),
    ...checkIncludes(config),
    ...(own ? checkOwnLogs(config, own) : []),
  ];
}
