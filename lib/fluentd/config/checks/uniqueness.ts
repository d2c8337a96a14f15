import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import type { FluentdSection } from '../syntax/section';
import { configError } from './config-error';
import { nameOf, pluginsOf } from './scopes';

/** Two plugins with the same id, position file or buffer directory overwrite each other's state. */
export function checkUniqueness(config: FluentdConfig): ValidationError[] {
  const plugins = pluginsOf(config);
  return [
    ...repeated('@id', plugins, (section) => section.id),
    ...repeated('pos_file', plugins, (section) => section.literal('pos_file')),
    ...repeated('buffer path', plugins, (section) => section.sections('buffer')[0]?.literal('path')),
  ];
}

function repeated(
  what: string,
  plugins: FluentdSection[],
  read: (section: FluentdSection) => string | undefined,
): ValidationError[] {
  const seen = new Map<string, FluentdSection>();
  return plugins.flatMap((section) => {
    const value = read(section);
    const other = value === undefined ? undefined : seen.get(value);
    if (value !== undefined) seen.set(value, section);
    return other
      ? [
          configError(
            nameOf(section),
            value,
            `a ${what} that no other plugin has`,
            `${nameOf(other)} has it: choose another`,
          ),
        ]
      : [];
  });
}
