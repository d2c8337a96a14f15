import { FluentdSection } from './syntax/section';
import { FluentdValue } from './syntax/value';

/** What a pipeline may write for a value. Undefined leaves the parameter out. */
export type Given = string | number | boolean | string[] | FluentdValue | undefined;

/** Parameters in their order. */
export type GivenParameters = Record<string, Given>;

/** A `<source>` of a plugin. */
export function source(type: string, parameters: GivenParameters, ...inner: FluentdSection[]): FluentdSection {
  return section('source', '', { '@type': type, ...parameters }, ...inner);
}

/** A `<filter>` of a plugin for the tags of a pattern. */
export function filter(
  pattern: string,
  type: string,
  parameters: GivenParameters,
  ...inner: FluentdSection[]
): FluentdSection {
  return section('filter', pattern, { '@type': type, ...parameters }, ...inner);
}

/** A `<match>` of a plugin for the tags of a pattern. */
export function match(
  pattern: string,
  type: string,
  parameters: GivenParameters,
  ...inner: FluentdSection[]
): FluentdSection {
  return section('match', pattern, { '@type': type, ...parameters }, ...inner);
}

/** A `<label>` with its filters and matches. */
export function label(name: string, ...inner: FluentdSection[]): FluentdSection {
  return section('label', name, {}, ...inner);
}

/** Any section. */
export function section(
  name: string,
  argument: string,
  parameters: GivenParameters,
  ...inner: FluentdSection[]
): FluentdSection {
  const made = new FluentdSection(name, FluentdValue.text(argument));
  for (const [parameter, given] of Object.entries(parameters)) {
    const value = toValue(given);
    if (value !== undefined) made.set(parameter, value);
  }
  for (const child of inner) made.add(child);
  return made;
}

function toValue(given: Given): FluentdValue | undefined {
  if (given === undefined || given instanceof FluentdValue) return given;
  if (Array.isArray(given)) return FluentdValue.list(given);
  if (typeof given === 'boolean') return FluentdValue.boolean(given);
  if (typeof given === 'number')
    return Number.isInteger(given) ? FluentdValue.integer(given) : FluentdValue.number(given);
  return FluentdValue.text(given);
}
