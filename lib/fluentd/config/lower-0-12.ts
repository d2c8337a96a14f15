import type { ValidationError } from '../../reporting/validation-error';
import { FluentdInclude, FluentdParameter, FluentdSection } from './syntax/section';
import { FluentdValue } from './syntax/value';
import {
  BUFFER_TO_0_12,
  NUMBERED_FORMAT,
  OVERFLOW_TO_0_12,
  PARSE_IN_0_12,
  PLUGIN_PARAMETERS_0_12,
  PLUGIN_SECTIONS,
  RESERVED_TO_0_12,
  SECTIONS_SINCE_1,
} from './tables-0-12';

/** A section in the form of 0.12, and errors of what 0.12 does not support. */
export interface Lowered {
  readonly section: FluentdSection;
  readonly errors: readonly ValidationError[];
}

/** Converts a section and its subsections to Fluentd 0.12. What 0.12 does not support is an error. */
export function lowerTo012(section: FluentdSection): Lowered {
  const lowered = new FluentdSection(section.name, section.argument);
  const errors = checkSection(section);
  for (const item of section._items) {
    if (item instanceof FluentdInclude) lowered._items.push(item);
    else if (item instanceof FluentdParameter) lowered._items.push(lowerParameter(section, item));
    else if (item.name === 'buffer') flatten(item, lowered, errors, lowerBufferParameter);
    else if (item.name === 'parse') flatten(item, lowered, errors, lowerParseParameter);
    else {
      const inner = lowerTo012(item);
      lowered.add(inner.section);
      errors.push(...inner.errors);
    }
  }
  return { section: lowered, errors };
}

function lowerParameter(section: FluentdSection, { name, value }: FluentdParameter): FluentdParameter {
  const old = PLUGIN_SECTIONS.has(section.name) ? RESERVED_TO_0_12.get(name) : undefined;
  return new FluentdParameter(old ?? name, value);
}

type LowerFlat = (parameter: FluentdParameter, section: FluentdSection) => FluentdParameter | undefined;

/** Moves the parameters of a section of Fluentd 1 to the directive. */
function flatten(section: FluentdSection, into: FluentdSection, errors: ValidationError[], lower: LowerFlat): void {
  if (section.name === 'parse' && section.plugin === undefined) {
    errors.push(unsupported(`the parser of ${into}`, 'nothing', 'give it an @type'));
  }
  for (const parameter of section._parameters) {
    if (isImplied(parameter, section)) continue;
    const flat = lower(parameter, section);
    if (flat) into._items.push(flat);
    else errors.push(unsupported(`${section} in ${into}`, `${parameter.name} ${parameter.value}`, 'leave it out'));
  }
  const rest = [...section.sections().map(String), ...(section.argument.sameAs(NOTHING) ? [] : [String(section)])];
  for (const name of rest) errors.push(unsupported(`${section} in ${into}`, name, 'write it for 0.12 or leave it out'));
}

const NOTHING = FluentdValue.text('');

/** In 0.12, `format /…/` is both the type and the expression. */
function isImplied({ name, value }: FluentdParameter, section: FluentdSection): boolean {
  return name === '@type' && value.literal === 'regexp' && section.value('expression') !== undefined;
}

function lowerBufferParameter({ name, value }: FluentdParameter): FluentdParameter | undefined {
  const flat = BUFFER_TO_0_12.get(name);
  if (flat === undefined) return undefined;
  if (name !== 'overflow_action') return new FluentdParameter(flat, value);
  const action = OVERFLOW_TO_0_12.get(value.literal ?? '');
  return action === undefined ? undefined : new FluentdParameter(flat, FluentdValue.text(action));
}

function lowerParseParameter({ name, value }: FluentdParameter, section: FluentdSection): FluentdParameter | undefined {
  if (name === '@type') return new FluentdParameter('format', value);
  if (name === 'expression') return section.plugin === 'regexp' ? new FluentdParameter('format', value) : undefined;
  return PARSE_IN_0_12.has(name) || NUMBERED_FORMAT.test(name) ? new FluentdParameter(name, value) : undefined;
}

function checkSection(section: FluentdSection): ValidationError[] {
  const errors: ValidationError[] = [];
  const action = SECTIONS_SINCE_1.get(section.name);
  if (action) errors.push(unsupported('a section of the Fluentd configuration', String(section), action));
  if (section.argument.literal === undefined || /^["'/]|#/.test(section.argument.literal)) {
    const way = 'write the pattern out with * and **';
    errors.push(unsupported('the pattern of a Fluentd directive', String(section), way));
  }
  const plugin = section.plugin === undefined ? section.name : `${section.name} ${section.plugin}`;
  const known = PLUGIN_PARAMETERS_0_12.get(plugin);
  for (const name of known ? section.parameterNames : []) {
    const elsewhere = name === 'format' || name.startsWith('@') || FLAT_NAMES.has(name) || PARSE_IN_0_12.has(name);
    if (!known?.has(name) && !elsewhere) errors.push(unsupported(`plugin ${plugin}`, name, 'leave it out'));
  }
  return errors;
}

const FLAT_NAMES: ReadonlySet<string> = new Set(BUFFER_TO_0_12.values());

function unsupported(option: string, value: string, action: string): ValidationError {
  return { option, value, expected: 'a form that Fluentd 0.12 supports', action };
}
