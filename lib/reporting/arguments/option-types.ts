import types from './option-types.json';

type OptionTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The types of the options, by the name of their struct and their own. */
export const TYPES: OptionTypes = types;

/** The required objects that are missing. Without them the construct cannot be created. */
export function missingObjects(options: object, struct: string): string[] {
  const types = Object.entries(TYPES[struct] ?? {});
  return types.flatMap(([name, type]) => (isObjectType(type) && !Object.hasOwn(options, name) ? [name] : []));
}

/** Whether the options include a required object. */
export function isRequired(struct: string): boolean {
  return Object.values(TYPES[struct] ?? {}).some(isObjectType);
}

/** Whether a type is a required object, or options with one. */
function isObjectType(type: string): boolean {
  return /^(@|object)/.test(type) ? !type.endsWith('?') : Object.hasOwn(TYPES, type);
}

/** The path of an option in options that have a name themselves, or none. */
export function named(option: string, name: string): string {
  return option === '' ? name : `${option}.${name}`;
}
