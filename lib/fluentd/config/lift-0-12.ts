import { FluentdInclude, FluentdParameter, FluentdSection } from './syntax/section';
import { FluentdValue } from './syntax/value';
import {
  BUFFER_TO_0_12,
  NUMBERED_FORMAT,
  OVERFLOW_TO_0_12,
  PARSE_IN_0_12,
  PLUGIN_SECTIONS,
  RESERVED_TO_0_12,
} from './tables-0-12';

/** Converts a section of Fluentd 0.12 to the form of Fluentd 1. The reverse of `lowerTo012`. */
export function liftFrom012(section: FluentdSection): FluentdSection {
  const lifted = new FluentdSection(section.name, section.argument);
  for (const item of section._items) {
    if (item instanceof FluentdInclude) lifted._items.push(item);
    else if (item instanceof FluentdSection)
      (isPattern(item, section) ? sectionOf(lifted, 'parse') : lifted).add(liftFrom012(item));
    else liftParameter(item, section, lifted);
  }
  return lifted;
}

/** The formats of the multi_format parser are sections of the source. */
function isPattern(item: FluentdSection, from: FluentdSection): boolean {
  return item.name === 'pattern' && parses(from) && from.value('format') !== undefined;
}

function liftParameter({ name, value }: FluentdParameter, from: FluentdSection, to: FluentdSection): void {
  const reserved = PLUGIN_SECTIONS.has(from.name) ? NAMES_OF_1.get(name) : undefined;
  // Fluentd 1 reads the flat parameters of outputs with slices of time itself, and only where there is no <buffer>.
  const sliced = from.value('time_slice_format') !== undefined;
  const buffer = BUFFERED.has(from.name) && !sliced ? BUFFER_OF_1.get(name) : undefined;
  if (reserved !== undefined && from.value(reserved) === undefined)
    to._items.push(new FluentdParameter(reserved, value));
  else if (buffer !== undefined) sectionOf(to, 'buffer').set(buffer, liftOverflow(buffer, value));
  else if (parses(from) && from.value('format') !== undefined) liftParse(name, value, to);
  else to._items.push(new FluentdParameter(name, value));
}

function liftParse(name: string, value: FluentdValue, to: FluentdSection): void {
  if (name === 'format') {
    const parse = sectionOf(to, 'parse');
    const isRegexp = /^\/.*\/[im]*$/s.test(value.literal ?? '');
    parse.set('@type', isRegexp ? FluentdValue.text('regexp') : value);
    if (isRegexp) parse.set('expression', value);
  } else if (PARSE_IN_0_12.has(name) || NUMBERED_FORMAT.test(name)) sectionOf(to, 'parse').set(name, value);
  else to._items.push(new FluentdParameter(name, value));
}

function sectionOf(parent: FluentdSection, name: string): FluentdSection {
  const [found] = parent.sections(name);
  if (found) return found;
  const made = new FluentdSection(name);
  parent.add(made);
  return made;
}

function liftOverflow(name: string, value: FluentdValue): FluentdValue {
  const action = name === 'overflow_action' ? OVERFLOW_OF_1.get(value.literal ?? '') : undefined;
  return action === undefined ? value : FluentdValue.text(action);
}

/** Directives whose flat buffer parameters mean a `<buffer>`. */
const BUFFERED = new Set(['match', 'store']);
/** `format` means a parser in sources and in the filter of that name, and a formatter elsewhere. */
function parses(section: FluentdSection): boolean {
  if (section.name === 'filter') return (section.literal('type') ?? section.plugin) === 'parser';
  return section.name === 'source';
}

const NAMES_OF_1 = inverse(RESERVED_TO_0_12);
const BUFFER_OF_1 = inverse(BUFFER_TO_0_12);
const OVERFLOW_OF_1 = inverse(OVERFLOW_TO_0_12);

function inverse(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([a, b]) => [b, a]));
}
