import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import type { FluentdSection } from '../syntax/section';
import { configError } from './config-error';
import { labelsOf, nameOf, pluginsOf } from './scopes';

/** Labels that Fluentd itself sends events to. */
const OF_FLUENTD = new Set(['@ERROR', '@FLUENT_LOG', '@ROOT']);

/** Every label that is used must be defined, and every label that is defined must be used. */
export function checkLabels(config: FluentdConfig): ValidationError[] {
  const defined = new Set(labelsOf(config).map((section) => section.argument.literal ?? ''));
  const named = pluginsOf(config).flatMap((section) => references(section).map((label) => ({ label, section })));
  const reached = new Set(named.map(({ label }) => label));
  const missing = named.filter(({ label }) => !defined.has(label) && !OF_FLUENTD.has(label));
  const unreached = [...defined].filter((label) => !reached.has(label) && !OF_FLUENTD.has(label));
  return [
    ...missing.map(({ label, section }) =>
      configError(nameOf(section), label, 'a label that is defined', `add <label ${label}>, or name another`),
    ),
    ...unreached.map((label) =>
      configError(
        `<label ${label}>`,
        'no source, relabel or timeout sends to it',
        'a label that is used',
        'remove it, or send events to it',
      ),
    ),
  ];
}

function references(section: FluentdSection): string[] {
  return ['@label', 'timeout_label'].flatMap((parameter) => section.literal(parameter) ?? []);
}
