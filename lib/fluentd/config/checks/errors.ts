import type { FluentdConfig } from '../config';
import { type ConfigFinding, finding } from './finding';
import { nameOf, type Scope, scopesOf } from './scopes';
import { matchesTag } from './tag-pattern';

/** What a plugin cannot handle goes where somebody sees it. */
export function checkErrors(config: FluentdConfig): ConfigFinding[] {
  const label = config.label('@ERROR');
  const action = 'add <label @ERROR> with a filter that counts and an output that keeps';
  if (!label) return [finding('<label @ERROR>', 'missing', 'a label that keeps what plugins refuse', action)];
  const lost = label.sections('match').filter(({ type }) => type === 'null');
  return lost.map((section) => finding('<label @ERROR>', nameOf(section), 'an output that keeps its events', action));
}

/** A join that gives up after a while sends the pieces to a label, or else to @ERROR, as a lost line. */
export function checkTimeouts(config: FluentdConfig): ConfigFinding[] {
  const joins = config.filters('concat').filter((section) => section.literal('flush_interval') !== '0');
  return joins
    .filter((section) => section.literal('timeout_label') === undefined)
    .map((section) =>
      finding(nameOf(section), 'no timeout_label', 'a timeout_label', 'send what was joined until then on its way'),
    );
}

/** The plugin sends what was refused for a while through its own label again: filters there would see it twice. */
export function checkRetries(config: FluentdConfig): ConfigFinding[] {
  return scopesOf(config).flatMap(({ matches, filters, label }: Scope) =>
    matches
      .filter(
        (section) =>
          section.type === 'elasticsearch' && section.literal('retry_tag') === undefined && label !== '@ERROR',
      )
      .filter(() => filters.length > 0)
      .map((section) =>
        finding(
          nameOf(section),
          'stands beside filters',
          'an output in a label without filters',
          'give the output a label of its own, or set retry_tag',
        ),
      ),
  );
}

/** Fluentd's own events would come back as logs of Fluentd. */
export function checkOwnEvents(config: FluentdConfig): ConfigFinding[] {
  const [root] = scopesOf(config);
  const taker = root?.matches.find(({ argument }) => matchesTag(argument.literal ?? '', 'fluent.warn'));
  if (!taker || taker.type === 'null' || taker.type === 'stdout' || config.label('@FLUENT_LOG')) return [];
  return [
    finding(
      nameOf(taker),
      'takes fluent.**',
      "an output that is not sent Fluentd's own events",
      'add <label @FLUENT_LOG>, or <match fluent.**> before it',
    ),
  ];
}
