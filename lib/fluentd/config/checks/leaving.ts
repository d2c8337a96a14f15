import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { configError } from './config-error';
import { nameOf, type Scope, scopesOf } from './scopes';
import { matchesTag } from './tag-pattern';

const EVERYTHING = '**';

/** Every event must match an output: Fluentd drops others with only a warning. */
export function checkLeaving(config: FluentdConfig): ValidationError[] {
  const scopes = scopesOf(config);
  return [
    ...scopes.filter(({ label }) => label !== undefined).flatMap(openLabel),
    ...unmatchedSources(config, scopes[0]),
    ...scopes.flatMap(shadowed),
  ];
}

function openLabel({ label, matches }: Scope): ValidationError[] {
  // Fluentd sends nothing but its own events to this label.
  const tag = label === '@FLUENT_LOG' ? 'fluent.warn' : 'any.tag.*';
  if (matches.some(({ argument }) => matchesTag(argument.literal ?? '', tag))) return [];
  return [
    configError(
      `<label ${label}>`,
      'events may leave it unmatched',
      'a last <match **>',
      `end the label with <match ${EVERYTHING}>`,
    ),
  ];
}

function unmatchedSources(config: FluentdConfig, root: Scope): ValidationError[] {
  const sources = config.sources().filter((source) => source.literal('@label') === undefined && source.literal('tag'));
  const patterns = root.matches.map(({ argument }) => argument.literal ?? '');
  const open = sources.filter(
    (source) => !patterns.some((pattern) => matchesTag(pattern, source.literal('tag') ?? '')),
  );
  return open.map((source) =>
    configError(
      nameOf(source),
      source.literal('tag'),
      'a tag that a <match> matches',
      'add a <match> for the tag, or give the source a @label',
    ),
  );
}

/** Fluentd tries the matches in order and uses the first that matches. */
function shadowed({ matches }: Scope): ValidationError[] {
  const first = matches.findIndex(({ argument }) => argument.literal === EVERYTHING);
  if (first < 0) return [];
  return matches
    .slice(first + 1)
    .map((section) =>
      configError(nameOf(section), 'is after <match **>', '<match **> as the last match', 'put it before <match **>'),
    );
}
