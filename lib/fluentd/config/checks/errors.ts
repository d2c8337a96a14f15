import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { configError } from './config-error';
import { nameOf, type Scope, scopesOf } from './scopes';
import { matchesTag } from './tag-pattern';

/** Events that a plugin cannot process must go to an output that keeps them. */
export function checkErrors(config: FluentdConfig): ValidationError[] {
  const label = config.label('@ERROR');
  const action = 'add <label @ERROR> with a filter that counts the events and an output that keeps them';
  if (!label)
    return [configError('<label @ERROR>', undefined, 'a label that keeps the events that plugins reject', action)];
  const lost = label.sections('match').filter(({ plugin }) => plugin === 'null');
  return lost.map((section) =>
    configError('<label @ERROR>', nameOf(section), 'an output that keeps its events', action),
  );
}

/** After its timeout, `concat` sends the lines it has to `timeout_label`, or else to @ERROR. */
export function checkTimeouts(config: FluentdConfig): ValidationError[] {
  const joins = config.filters('concat').filter((section) => section.literal('flush_interval') !== '0');
  return joins
    .filter((section) => section.literal('timeout_label') === undefined)
    .map((section) =>
      configError(
        nameOf(section),
        'no timeout_label',
        'a timeout_label',
        'set timeout_label to the label that processes the joined events',
      ),
    );
}

/** The plugin resends temporarily rejected records through its own label, so filters there would process them twice. */
export function checkRetries(config: FluentdConfig): ValidationError[] {
  return scopesOf(config).flatMap(({ matches, filters, label }: Scope) =>
    matches
      .filter(
        (section) =>
          section.plugin === 'elasticsearch' && section.literal('retry_tag') === undefined && label !== '@ERROR',
      )
      .filter(() => filters.length > 0)
      .map((section) =>
        configError(
          nameOf(section),
          'is in a label with filters',
          'an output in a label without filters',
          'move the output to a label without filters, or set retry_tag',
        ),
      ),
  );
}

/** Fluentd's own events must not be collected as logs of Fluentd. */
export function checkOwnEvents(config: FluentdConfig): ValidationError[] {
  const [root] = scopesOf(config);
  const taker = root.matches.find(({ argument }) => matchesTag(argument.literal ?? '', 'fluent.warn'));
  if (!taker || taker.plugin === 'null' || taker.plugin === 'stdout' || config.label('@FLUENT_LOG')) return [];
  return [
    configError(
      nameOf(taker),
      'matches fluent.**',
      "an output that is not sent Fluentd's own events",
      'add <label @FLUENT_LOG>, or <match fluent.**> before it',
    ),
  ];
}
