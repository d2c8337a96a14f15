import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { configError } from './config-error';
import { nameOf } from './scopes';

/** The agent's own pods. */
export interface OwnPods {
  readonly namespace: string;
  readonly name: string;
}

const CONTAINER_LOGS = /\/var\/log\/(containers|pods)\//;

/** An agent that reads the log of its own container creates a new line for every line that it reads. */
export function checkOwnLogs(config: FluentdConfig, { namespace, name }: OwnPods): ValidationError[] {
  const tails = config.sources('tail').filter((section) => CONTAINER_LOGS.test(section.literal('path') ?? ''));
  const own = [`${namespace}_${name}-`, `${name}-*_${namespace}_`];
  return tails
    .filter((section) => !own.some((files) => section.literal('exclude_path')?.includes(files)))
    .map((section) =>
      configError(
        nameOf(section),
        section.literal('path'),
        "an exclude_path with the agent's own pods",
        `exclude the pods of ${namespace}/${name}`,
      ),
    );
}
